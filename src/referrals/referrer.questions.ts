import type { Told } from '../contacts/index.ts'
import { page, type Part, type Reading } from '../questions/index.ts'
import { acquaintances, wordsFor, workplaces } from './codes.ts'
import { isAboutMe, isNotProfessional, isParent, isProfessional, isPublic, isYoungPerson } from './who.ts'

/** Rows 4 to 7: who is telling us. Practitioners forget their own details most often, so these are asked one by one. */

const professional = page<Told>({
  id: 'your-details',
  title: 'About you',
  when: isProfessional,
  fields: [
    {
      kind: 'line',
      of: 'name',
      name: 'your-name',
      rows: [4],
      ask: 'must',
      label: 'Your full name',
      autocomplete: 'name',
      missing: 'Enter your name',
    },
    {
      kind: 'line',
      of: 'words',
      name: 'your-role',
      rows: [4],
      ask: 'must',
      label: 'Your role',
      autocomplete: 'organization-title',
      missing: 'Enter your role',
    },
    {
      kind: 'select',
      name: 'workplace',
      rows: [4],
      ask: 'must',
      label: 'Where do you work?',
      options: workplaces,
      missing: 'Choose the kind of place you work in',
    },
    {
      kind: 'line',
      of: 'words',
      name: 'agency',
      rows: [4],
      ask: 'must',
      label: 'Name of your organisation',
      autocomplete: 'organization',
      missing: 'Enter the name of your organisation',
    },
    { kind: 'line', of: 'words', name: 'team', rows: [4], ask: 'may', label: 'Team' },
    { kind: 'line', of: 'words', name: 'your-address', rows: [4], ask: 'may', label: 'Work address' },
    {
      kind: 'line',
      of: 'phone',
      name: 'your-phone',
      rows: [4],
      ask: 'must',
      width: 20,
      label: 'Phone number we can reach you on today',
      autocomplete: 'tel',
      missing: 'Enter a phone number',
    },
    {
      kind: 'line',
      of: 'email',
      name: 'your-email',
      rows: [4],
      ask: 'must',
      label: 'Secure email address',
      autocomplete: 'email',
      hint: 'We send you a receipt, and later what was decided',
      missing: 'Enter your email address',
    },
  ],
  fill: (told, say) =>
    withReferrer(told, {
      name: say.one('your-name'),
      role: say.one('your-role'),
      agency: say.one('agency'),
      team: say.one('team'),
      address: say.one('your-address'),
      phone: say.one('your-phone'),
      email: say.one('your-email'),
    }),
})

const withReferrer = (told: Told, more: Partial<Told['referrer']>): Told => ({
  ...told,
  referrer: { ...told.referrer, ...more },
})

const knowing = page<Told>({
  id: 'knowing',
  title: 'How you know the child',
  when: isProfessional,
  fields: [
    {
      kind: 'line',
      of: 'words',
      name: 'relationship',
      rows: [5],
      ask: 'must',
      label: 'How do you know the child?',
      hint: 'For example: class teacher, health visitor, met today',
      missing: 'Say how you know the child',
    },
    {
      kind: 'line',
      of: 'words',
      name: 'known-for',
      rows: [5],
      ask: 'must',
      label: 'For how long?',
      missing: 'Say for how long',
    },
    {
      kind: 'choice',
      name: 'lead-consulted',
      rows: [6],
      ask: 'must',
      label: 'Have you spoken to your safeguarding lead?',
      missing: 'Say whether you have spoken to your safeguarding lead',
      hint: 'Do not wait for them if a child may be harmed',
      options: [
        {
          value: 'yes',
          text: 'Yes',
          reveals: [
            {
              kind: 'line',
              of: 'name',
              name: 'safeguarding-lead',
              rows: [6],
              ask: 'must',
              label: 'Their name and phone number',
              missing: 'Enter their name',
            },
          ],
        },
        { value: 'no', text: 'No, or I am the safeguarding lead' },
      ],
    },
  ],
  fill: (told, say) =>
    withReferrer(told, {
      relationshipToChild: say.one('relationship'),
      knownFor: say.one('known-for'),
      safeguardingLead: say.one('safeguarding-lead'),
      safeguardingLeadConsulted: yesNoOrNothing(say.one('lead-consulted')),
    }),
})

const yesNoOrNothing = (text: string): 'yes' | 'no' | '' => (text === 'yes' || text === 'no' ? text : '')

/** May this person stay unnamed? The public and young people may; a parent tells us about their own family. */
export const mayStayAnonymous = (say: Reading): boolean =>
  isPublic(say) || (isYoungPerson(say) && !isAboutMe(say))

export const wantsToStayAnonymous = (say: Reading): boolean =>
  mayStayAnonymous(say) && say.whole.one('anonymous') === 'yes'

const others = page<Told>({
  id: 'you',
  title: (say) => (isYoungPerson(say) ? 'How can we talk to you?' : 'About you'),
  when: isNotProfessional,
  lead: (say) =>
    isYoungPerson(say)
      ? ['Somebody whose job is to listen will get in touch. Only tell us ways that are safe for you.']
      : isParent(say)
        ? ['We need a way to reach you.']
        : [
            'We never tell the family who told us. It helps if we can ask you something, but you do not have to give your name.',
          ],
  fields: [
    {
      kind: 'choice',
      name: 'anonymous',
      rows: [7],
      ask: 'may',
      label: 'Do you want to stay anonymous?',
      when: mayStayAnonymous,
      options: [
        { value: 'no', text: 'No. You keep my name, and the family is not told it' },
        { value: 'yes', text: 'Yes. I do not want to give my name' },
      ],
    },
    {
      kind: 'line',
      of: 'name',
      name: 'your-name',
      rows: [4],
      ask: (say) => (isParent(say) ? 'must' : 'may'),
      label: 'Your name',
      autocomplete: 'name',
      missing: 'Enter your name',
      when: (say) => !wantsToStayAnonymous(say) && !isAboutMe(say),
    },
    {
      kind: 'line',
      of: 'phone',
      name: 'your-phone',
      rows: [4],
      ask: (say) => (isParent(say) ? 'must' : 'may'),
      width: 20,
      label: 'Phone number',
      autocomplete: 'tel',
      missing: 'Enter a phone number, or leave it and give an email address',
      when: (say) => !wantsToStayAnonymous(say),
    },
    {
      kind: 'line',
      of: 'email',
      name: 'your-email',
      rows: [4],
      ask: 'may',
      label: 'Email address',
      autocomplete: 'email',
      when: (say) => !wantsToStayAnonymous(say),
    },
    {
      kind: 'line',
      of: 'words',
      name: 'your-address',
      rows: [4],
      ask: 'may',
      label: 'Your address',
      when: isPublicNamed,
    },
    {
      kind: 'choice',
      name: 'ring-back',
      rows: [7],
      ask: 'may',
      label: 'Is it safe for us to ring or write to you?',
      when: (say) => !wantsToStayAnonymous(say),
      options: [
        {
          value: 'yes',
          text: 'Yes',
          reveals: [
            {
              kind: 'line',
              of: 'words',
              name: 'ring-when',
              rows: [7],
              ask: 'may',
              label: 'When is best, and is there anything we should not do?',
              hint: 'For example: after 4 on weekdays, do not leave a message',
            },
          ],
        },
        { value: 'no', text: 'No' },
      ],
    },
    {
      kind: 'choice',
      name: 'acquaintance',
      rows: [5],
      ask: 'may',
      label: 'How do you know the child?',
      options: acquaintances,
      when: isPublic,
    },
    {
      kind: 'line',
      of: 'words',
      name: 'relationship',
      rows: [5],
      ask: 'may',
      label: (say) =>
        isParent(say)
          ? 'Are you their mother, father, step-parent or somebody else?'
          : 'Anything more about how you know them, and for how long?',
      when: (say) => !isAboutMe(say),
    },
  ],
  fill: (told, say) =>
    withReferrer(told, {
      isAnonymous: wantsToStayAnonymous(say),
      name: isAboutMe(say) ? nameOfChild(told) : say.one('your-name'),
      phone: say.one('your-phone'),
      email: say.one('your-email'),
      address: say.one('your-address'),
      relationshipToChild: relationshipOf(say),
      safeToRingBack: yesNoOrNothing(say.one('ring-back')),
      ringBackWhen: say.one('ring-when'),
    }),
})

function isPublicNamed(say: Reading): boolean {
  return isPublic(say) && !wantsToStayAnonymous(say)
}

const nameOfChild = (told: Told): string => {
  const [child] = told.children
  return child ? `${child.givenNames} ${child.familyName}`.trim() : ''
}

const relationshipOf = (say: Reading): string => {
  if (isAboutMe(say)) return 'The young person themselves'
  const known = wordsFor(acquaintances, say.one('acquaintance'))
  return [known, say.one('relationship')].filter((text) => text !== '').join('; ')
}

export const referrerFirst: readonly Part<Told>[] = [professional, knowing]
export const referrerLast: readonly Part<Told>[] = [others]

/** The census code of where this came from (children in need census, referral source). */
export const sourceOf = (say: Reading): string => {
  if (isProfessional(say)) return say.one('workplace') || '10'
  if (isParent(say)) return '1A'
  if (isAboutMe(say)) return '1C'
  if (isYoungPerson(say)) return '1B'
  if (wantsToStayAnonymous(say)) return '9'
  return say.one('acquaintance') || '1D'
}
