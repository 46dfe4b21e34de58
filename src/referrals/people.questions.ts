import type { Told, ToldAdult } from '../contacts/index.ts'
import { each, page, type Part, type QuestionPage, type Reading } from '../questions/index.ts'
import { yesNoNotKnown } from './codes.ts'
import { withNote } from './notes.ts'
import { joined, yesNoOf } from './telling.ts'
import { isAboutMe, isNotProfessional, isProfessional, isYoungPerson } from './who.ts'

/** Rows 22 to 26: everybody else in the child's life. Professionals name them one by one; others in one answer. */

const parts = [
  { value: 'household', text: 'Lives with the child' },
  { value: 'parent', text: 'Parent who lives elsewhere' },
  { value: 'visitor', text: 'Visits or stays often' },
  { value: 'wider-family', text: 'Wider family' },
  { value: 'other', text: 'None of these' },
] as const

const person: QuestionPage<ToldAdult> = {
  id: 'person',
  title: 'Somebody in the child’s life',
  fields: [
    {
      kind: 'line',
      of: 'name',
      name: 'name',
      rows: [22, 26],
      ask: 'must',
      label: 'Full name',
      hint: 'Or “not known”, with what you do know',
      missing: 'Enter a name, or what you know of this person',
    },
    {
      kind: 'day',
      name: 'born-on',
      rows: [22, 26],
      ask: 'or-not-known',
      label: 'Date of birth',
      missing: 'Enter a date of birth, or tick that you do not know',
    },
    {
      kind: 'line',
      of: 'words',
      name: 'relation',
      rows: [22, 26],
      ask: 'must',
      label: 'Relation to the child',
      hint: 'For example: mother, stepfather, lodger',
      missing: 'Enter the relation to the child',
    },
    {
      kind: 'choice',
      name: 'part',
      rows: [22, 23],
      ask: 'must',
      label: 'Where do they live?',
      options: parts,
      missing: 'Choose one',
    },
    {
      kind: 'choice',
      name: 'pr',
      rows: [22, 24],
      ask: 'must',
      label: 'Do they have parental responsibility?',
      hint: 'Mothers have it; fathers do when married to the mother, on the birth certificate, or by court order',
      options: yesNoNotKnown,
      missing: 'Choose one',
    },
    {
      kind: 'choice',
      name: 'same-concern',
      rows: [22],
      ask: 'may',
      label: 'Is this person in danger as well?',
      inline: true,
      options: [
        { value: 'yes', text: 'Yes' },
        { value: 'no', text: 'No' },
      ],
    },
    {
      kind: 'choice',
      name: 'alleged',
      rows: [26],
      ask: 'must',
      label: 'Is this the person you think may have harmed the child, or may harm them?',
      missing: 'Choose one',
      options: [
        {
          value: 'yes',
          text: 'Yes',
          reveals: [
            {
              kind: 'choice',
              name: 'other-children',
              rows: [26],
              ask: 'must',
              label: 'Do they have contact with other children?',
              options: yesNoNotKnown,
              missing: 'Choose one',
            },
            {
              kind: 'choice',
              name: 'works-with-children',
              rows: [26],
              ask: 'must',
              label: 'Do they work or volunteer with children?',
              options: yesNoNotKnown,
              missing: 'Choose one',
            },
          ],
        },
        { value: 'no', text: 'No' },
      ],
    },
    {
      kind: 'text',
      name: 'needs',
      rows: [25],
      lines: 3,
      ask: 'or-not-known',
      label: 'Their own needs',
      hint: 'Mental health, alcohol or drugs, domestic abuse, learning disability, disability. Say “none” if none',
      missing: 'Say what needs they have, or tick that you do not know',
    },
  ],
  fill: (adult, say) => ({
    ...adult,
    name: say.one('name'),
    bornOn: say.day('born-on'),
    relation: joined([say.one('relation'), say.one('alleged') === 'yes' ? partInWords(say) : '']),
    part: partOf(say),
    hasParentalResponsibility: yesNoOf(say.one('pr')),
    sameConcern: say.one('same-concern') === 'yes',
    needs: needsOf(say),
    contactWithOtherChildren: orNothing(say.one('other-children')),
    worksWithChildren: orNothing(say.one('works-with-children')),
  }),
}

const partInWords = (say: Reading): string =>
  parts.find((part) => part.value === say.one('part'))?.text.toLowerCase() ?? ''

/** The person who may have harmed the child is told as such, wherever they live. */
const partOf = (say: Reading): ToldAdult['part'] => {
  if (say.one('alleged') === 'yes') return 'alleged'
  const found = parts.find((part) => part.value === say.one('part'))
  return found === undefined || found.value === 'other' ? 'wider-family' : found.value
}

const needsOf = (say: Reading): string => {
  const said = say.orNotKnown('needs')
  return 'known' in said ? said.known : `Not known: ${said.notKnown}`
}

const orNothing = (text: string): ToldAdult['worksWithChildren'] =>
  text === 'yes' || text === 'no' || text === 'not-known' ? text : ''

const blankAdult = (id: string): ToldAdult => ({
  id,
  name: '',
  bornOn: null,
  relation: '',
  part: 'household',
  hasParentalResponsibility: 'not-known',
  sameConcern: false,
  needs: '',
  contactWithOtherChildren: '',
  worksWithChildren: '',
})

const eachAdult = each<Told, ToldAdult>({
  group: 'adult',
  when: isProfessional,
  pages: [person],
  begin: blankAdult,
  into: (told, adult) => ({ ...told, adults: [...told.adults, adult] }),
})

const list = page<Told>({
  id: 'adults',
  title: 'Other people in the child’s life',
  drawnAs: 'adults',
  when: isProfessional,
  lead: () => [
    'Name everybody who lives with the child, parents who live elsewhere, regular visitors, and anybody who may have harmed the child. Brothers and sisters you are worried about as well go on the list of children.',
  ],
  fields: [
    {
      kind: 'text',
      name: 'household',
      rows: [22],
      lines: 2,
      ask: 'or-not-known',
      label: 'Anybody in the household you have not named',
      hint: 'Say “nobody else” when the list is complete',
      missing: 'Say who else lives there or “nobody else”, or tick that you do not know',
    },
    {
      kind: 'text',
      name: 'visitors',
      rows: [23],
      lines: 2,
      ask: 'or-not-known',
      label: 'Regular visitors, wider family and parents elsewhere you have not named',
      hint: 'Say “nobody else” when the list is complete',
      missing: 'Say who else or “nobody else”, or tick that you do not know',
    },
    {
      kind: 'text',
      lines: 2,
      name: 'pr-words',
      rows: [24],
      ask: 'may',
      label: 'Anything more about who holds parental responsibility',
      hint: 'For example: shared with the council under a care order',
    },
  ],
  fill: (told, say) =>
    withNote(
      withNote(
        withNote(told, 'Others in the household', saidOf(say, 'household')),
        'Visitors and wider family',
        saidOf(say, 'visitors'),
      ),
      'Parental responsibility',
      say.one('pr-words'),
    ),
})

const saidOf = (say: Reading, name: string): string => {
  const said = say.orNotKnown(name)
  return 'known' in said ? said.known : `not known (${said.notKnown})`
}

/** For everybody else: one question, in their own words. */
const family = page<Told>({
  id: 'family',
  title: (say) => (isAboutMe(say) ? 'Who lives with you?' : 'Who else is in the family?'),
  when: isNotProfessional,
  fields: [
    {
      kind: 'text',
      name: 'who-lives',
      rows: [22, 23, 24],
      lines: 3,
      ask: 'may',
      label: (say) =>
        isAboutMe(say) ? 'Who do you live with?' : 'Who lives there or looks after the child?',
      hint: 'Names, or “mum”, “a man with a van”: whatever you know',
    },
    {
      kind: 'text',
      name: 'who-harms',
      rows: [26],
      lines: 2,
      ask: 'may',
      label: (say) =>
        isAboutMe(say)
          ? 'Is anybody hurting you or making you afraid?'
          : 'Is there somebody you think may harm the child?',
    },
    {
      kind: 'line',
      of: 'words',
      name: 'who-harms-work',
      rows: [26],
      ask: 'may',
      label: 'Does that person work or volunteer with children?',
      when: (say) => !isYoungPerson(say),
    },
  ],
  fill: (told, say) =>
    withNote(
      withNote(
        withNote(told, 'Who lives there', say.one('who-lives')),
        'Who may harm the child',
        say.one('who-harms'),
      ),
      'Works or volunteers with children',
      say.one('who-harms-work'),
    ),
})

export const peopleParts: readonly Part<Told>[] = [eachAdult, list, family]
