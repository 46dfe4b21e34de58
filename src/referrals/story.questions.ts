import type { Told } from '../contacts/index.ts'
import { page, type Field, type Part, type Reading } from '../questions/index.ts'
import { answerFrom, joined, yesNoOf } from './telling.ts'
import { isAboutMe, isProfessional, isYoungPerson } from './who.ts'

/** Rows 30 to 37 and 40 to 43 as professionals are asked: what it means, what was tried, what should happen. */

/** Row 35. */
export const hopes: Field = {
  kind: 'text',
  name: 'wants',
  rows: [35],
  lines: 4,
  ask: (say) => (isProfessional(say) ? 'must' : 'may'),
  label: (say) =>
    isAboutMe(say)
      ? 'What would you like to happen? What worries you about telling us?'
      : 'What do you hope will happen?',
  missing: 'Say what you hope will happen',
}

/** Row 37. */
export const familyTold: Field = {
  kind: 'choice',
  name: 'parent-told',
  rows: [37],
  ask: (say) => (isProfessional(say) ? 'must' : 'may'),
  label: (say) =>
    isProfessional(say)
      ? 'Has a parent been told of this referral?'
      : isAboutMe(say)
        ? 'Does anybody at home know that you are telling us?'
        : 'Does the family know that you are telling us?',
  missing: 'Choose one',
  options: [
    {
      value: 'yes',
      text: 'Yes',
      reveals: [
        {
          kind: 'line',
          of: 'words',
          name: 'parent-told-how',
          rows: [37],
          ask: (say) => (isProfessional(say) ? 'must' : 'may'),
          label: (say) => (isProfessional(say) ? 'Who was told, by whom, and when?' : 'Who knows?'),
          missing: 'Say who was told, by whom and when',
        },
      ],
    },
    { value: 'no', text: 'No' },
    { value: 'not-known', text: 'I do not know' },
  ],
}

/** Row 42: where somebody at home is dangerous, how the family is reached without them noticing. */
export const dangerAtHome: Field = {
  kind: 'choice',
  name: 'domestic-abuse',
  rows: [42],
  ask: (say) => (isProfessional(say) ? 'must' : 'may'),
  label: (say) =>
    isAboutMe(say)
      ? 'Could it be dangerous if somebody at home found out?'
      : 'Is somebody at home violent or controlling?',
  missing: 'Choose one',
  options: [
    {
      value: 'yes',
      text: 'Yes',
      reveals: [
        {
          kind: 'text',
          name: 'safe-contact',
          rows: [42],
          lines: 3,
          ask: (say) => (isProfessional(say) ? 'must' : 'may'),
          label: (say) =>
            isAboutMe(say)
              ? 'How and when can we reach you without anybody noticing?'
              : 'How can the family be reached safely?',
          hint: 'A safe number and time, a code word, “do not leave a message”',
          missing: 'Say how the family can be reached safely, or that you do not know',
        },
      ],
    },
    { value: 'no', text: 'No' },
    { value: 'not-known', text: 'I do not know' },
  ],
}

/** Row 41. */
export const visitRisks: Field = {
  kind: 'text',
  name: 'visit-risks',
  rows: [41],
  lines: 2,
  ask: (say) => (isProfessional(say) ? 'or-not-known' : 'may'),
  label: 'Is there anything a visitor should beware of?',
  hint: 'Dogs, weapons, violence. Say “none” if none',
  missing: 'Say what to beware of or “none”, or tick that you do not know',
  when: (say) => !isYoungPerson(say),
}

const impact = page<Told>({
  id: 'impact',
  title: 'What this means for the child',
  when: isProfessional,
  fields: [
    {
      kind: 'text',
      name: 'impact',
      rows: [30],
      lines: 5,
      ask: 'must',
      label: 'How does it affect the child from day to day?',
      hint: 'For example at home, asleep, at meals, at school, with friends',
      missing: 'Say how it affects the child; without this we may have to come back to you',
    },
    {
      kind: 'text',
      name: 'history',
      rows: [31],
      lines: 3,
      ask: 'or-not-known',
      label: 'Has anything like it happened before?',
      missing: 'Say what happened before or “nothing known”, or tick that you do not know',
    },
  ],
  fill: (told, say) => ({
    ...told,
    impact: say.one('impact'),
    history: say.orNotKnown('history'),
  }),
})

const support = page<Told>({
  id: 'support',
  title: 'Help so far, and strengths',
  when: isProfessional,
  fields: [
    {
      kind: 'text',
      name: 'support',
      rows: [32],
      lines: 3,
      ask: 'or-not-known',
      label: 'What help has the family had, from whom, and what came of it?',
      missing: 'Say what help there was or “none”, or tick that you do not know',
    },
    {
      kind: 'choice',
      name: 'eha',
      rows: [32],
      ask: 'must',
      label: 'Is there an early help assessment?',
      missing: 'Choose one',
      options: [
        {
          value: 'yes',
          text: 'Yes',
          reveals: [
            {
              kind: 'line',
              of: 'words',
              name: 'eha-number',
              rows: [32],
              ask: 'may',
              label: 'Its number and date',
            },
          ],
        },
        { value: 'no', text: 'No' },
        { value: 'not-known', text: 'I do not know' },
      ],
    },
    {
      kind: 'text',
      name: 'strengths',
      rows: [33],
      lines: 3,
      ask: 'or-not-known',
      label: 'What is going well? Who can the child turn to?',
      missing: 'Say what protects the child, or tick that you do not know',
    },
  ],
  fill: (told, say) => ({
    ...told,
    supportGiven: answerFrom(say, 'support', (text) => joined([text, ehaInWords(say)]), ehaInWords(say)),
    earlyHelpAssessment: yesNoOf(say.one('eha')),
    strengths: say.orNotKnown('strengths'),
  }),
})

const ehaInWords = (say: Reading): string =>
  say.one('eha-number') === '' ? '' : `early help assessment ${say.one('eha-number')}`

const threshold = page<Told>({
  id: 'threshold',
  title: 'Level of need',
  when: isProfessional,
  lead: () => [
    'By your reading of the threshold guidance “Effective Support for Children and Families”. The people who screen this decide for themselves.',
  ],
  fields: [
    {
      kind: 'choice',
      name: 'threshold',
      rows: [34],
      ask: 'must',
      label: 'Which level do you think this is?',
      missing: 'Choose a level; if unsure, the higher one',
      options: [
        { value: '1', text: 'Level 1: universal services' },
        { value: '2', text: 'Level 2: early help' },
        { value: '3', text: 'Level 3: targeted, or a child in need (section 17)' },
        { value: '4', text: 'Level 4: significant harm (section 47)' },
      ],
    },
    {
      kind: 'line',
      of: 'words',
      name: 'threshold-section',
      rows: [34],
      ask: 'must',
      label: 'Which part of the guidance?',
      hint: 'For example: parents’ mental health; neglect; missing and exploited',
      missing: 'Say which part of the guidance you go by',
    },
  ],
  fill: (told, say) => ({
    ...told,
    thresholdLevel: levelOf(say.one('threshold')),
    thresholdSection: say.one('threshold-section'),
  }),
})

const levelOf = (text: string): Told['thresholdLevel'] =>
  text === '1' || text === '2' || text === '3' || text === '4' ? text : ''

const wants = page<Told>({
  id: 'wants',
  title: 'What should happen?',
  when: isProfessional,
  fields: [hopes],
  fill: (told, say) => ({ ...told, wants: say.one('wants') }),
})

const parents = page<Told>({
  id: 'parents',
  title: 'Does the family know?',
  when: isProfessional,
  lead: () => [
    'Usually the family is told first. Do not tell them if that could put the child or anybody else in danger, lose evidence, or cause delay.',
  ],
  fields: [
    {
      kind: 'text',
      name: 'parents-views',
      rows: [36],
      lines: 3,
      ask: (say) => (say.one('parents-views-not-sought') === '' ? 'must' : 'may'),
      label: 'What do the parents think?',
      missing: 'Say what the parents think, or why you did not ask',
    },
    {
      kind: 'line',
      of: 'words',
      name: 'parents-views-not-sought',
      rows: [36],
      ask: 'may',
      label: 'If you did not ask the parents, why not?',
    },
    familyTold,
  ],
  fill: (told, say) => ({
    ...told,
    parentsViews: say.one('parents-views'),
    parentsViewsNotSoughtBecause: say.one('parents-views-not-sought'),
    parentTold: yesNoOf(say.one('parent-told')),
    parentToldHow: say.one('parent-told-how'),
  }),
})

const visiting = page<Told>({
  id: 'visiting',
  title: 'Keeping everybody safe',
  when: isProfessional,
  fields: [
    dangerAtHome,
    visitRisks,
    {
      kind: 'text',
      name: 'other-agencies',
      rows: [40],
      lines: 3,
      ask: 'or-not-known',
      label: 'Who else works with the family, and how do we reach them?',
      missing: 'Name them or say “none”, or tick that you do not know',
    },
  ],
  fill: (told, say) => ({
    ...told,
    safeContact: safeContactOf(say),
    visitRisks: say.orNotKnown('visit-risks'),
    otherAgencies: say.orNotKnown('other-agencies'),
  }),
})

/** Danger at home and no safe way to ring is itself worth telling. */
export const safeContactOf = (say: Reading): string => {
  if (say.one('safe-contact') !== '' || say.one('domestic-abuse') !== 'yes') return say.one('safe-contact')
  return 'Somebody at home is violent or controlling: no safe way to reach the family was given'
}

const files = page<Told>({
  id: 'files',
  title: 'Add files',
  drawnAs: 'files',
  lead: (say) =>
    isProfessional(say)
      ? [
          'For example an early help assessment, chronology, body map, exploitation or neglect tool.',
          ...(say.one('domestic-abuse') === 'yes'
            ? [
                'You told us of danger at home: add the DASH risk assessment if you have done one. The police always do.',
              ]
            : []),
        ]
      : ['For example a photograph or a message. You do not have to add anything.'],
  fields: [],
})

export const storyParts: readonly Part<Told>[] = [impact, support, threshold, wants, parents]
export const closingParts: readonly Part<Told>[] = [visiting, files]
