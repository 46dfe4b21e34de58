import type { ToldChild } from '../contacts/index.ts'
import type { QuestionPage } from '../questions/index.ts'
import {
  isAboutMe,
  isNotProfessional,
  isParent,
  isProfessional,
  isPublic,
  isYoungPerson,
  mustIfProfessional,
  you,
} from './who.ts'

/** Rows 8 to 10: who the child is, born or not. */
export const aboutName: QuestionPage<ToldChild> = {
  id: 'name',
  title: (say) => you(say, 'Who are you?', 'Which child are you worried about?'),
  lead: (say) =>
    isAboutMe(say)
      ? []
      : ['You can add brothers, sisters and other children after this one. Leave out what you do not know.'],
  fields: [
    {
      kind: 'line',
      of: 'name',
      name: 'given-names',
      rows: [8],
      ask: 'must',
      label: 'First names',
      hint: (say) => (isProfessional(say) ? 'All of them, spelt as on the record' : ''),
      missing: (say) =>
        isAboutMe(say)
          ? 'Tell us your first name, or go on without it'
          : 'Enter the child’s first name, or go on without it',
    },
    {
      kind: 'line',
      of: 'name',
      name: 'family-name',
      rows: [8],
      ask: (say) => (isProfessional(say) || isParent(say) ? 'must' : 'may'),
      label: 'Family name',
      missing: 'Enter the family name, or go on without it',
    },
    {
      kind: 'line',
      of: 'name',
      name: 'known-as',
      rows: [8],
      ask: 'may',
      label: 'Other names they are known by',
      when: (say) => isProfessional(say) || isPublic(say),
    },
    {
      kind: 'choice',
      name: 'born',
      rows: [9],
      ask: 'must',
      label: 'Is the child born yet?',
      when: isProfessional,
      missing: 'Choose one',
      options: [
        { value: 'yes', text: 'Yes' },
        {
          value: 'no',
          text: 'No, expected',
          reveals: [
            {
              kind: 'day',
              name: 'expected-on',
              rows: [9],
              mayLieAhead: true,
              ask: 'or-not-known',
              label: 'Expected date of birth',
              missing: 'Enter the expected date, or tick that you do not know',
            },
          ],
        },
      ],
    },
    {
      kind: 'day',
      name: 'born-on',
      rows: [9],
      ask: (say) => (isProfessional(say) || isParent(say) ? 'or-not-known' : 'may'),
      label: (say) => you(say, 'Your date of birth', 'Date of birth'),
      hint: 'For example, 27 3 2012',
      missing: 'Enter a date of birth, or tick that you do not know',
      when: (say) => say.one('born') !== 'no',
    },
    {
      kind: 'choices',
      name: 'born-estimated',
      rows: [9],
      ask: 'may',
      label: 'How sure is the date?',
      options: [{ value: 'yes', text: 'It is an estimate' }],
      when: (say) => isProfessional(say) && say.dayAsTyped('born-on') !== '',
    },
    {
      kind: 'line',
      of: 'words',
      name: 'age',
      ask: 'may',
      width: 10,
      label: (say) => you(say, 'How old are you?', 'About how old?'),
      when: (say) => isNotProfessional(say) && !isParent(say),
    },
    {
      kind: 'choice',
      name: 'sex',
      rows: [10],
      ask: mustIfProfessional,
      label: 'Sex',
      missing: 'Choose one',
      when: (say) => say.one('born') !== 'no' && !isYoungPerson(say),
      options: [
        { value: 'F', text: 'Female' },
        { value: 'M', text: 'Male' },
        { value: 'U', text: 'I do not know' },
      ],
    },
    {
      kind: 'line',
      of: 'words',
      name: 'gender',
      rows: [10],
      ask: 'may',
      label: 'Gender identity, if different',
      when: (say) => isProfessional(say) && say.one('born') !== 'no',
    },
    {
      kind: 'line',
      of: 'words',
      name: 'school',
      rows: [20],
      ask: 'may',
      label: (say) => you(say, 'Which school or college do you go to?', 'Their school or college'),
      when: isYoungPerson,
    },
    {
      kind: 'text',
      name: 'own-words',
      rows: [28],
      lines: 3,
      ask: 'may',
      label: 'Has the child said anything? Write it as they said it',
      when: (say) => isNotProfessional(say) && !isAboutMe(say),
    },
  ],
  fill: (child, say) => ({
    ...child,
    givenNames: say.one('given-names'),
    familyName: say.one('family-name'),
    knownAs: say.one('known-as'),
    bornOn: say.day('born-on'),
    bornEstimated: say.one('born-estimated') === 'yes',
    expectedOn: say.day('expected-on'),
    sex: sexOf(say.one('sex')),
    gender: say.one('gender'),
    ...(isProfessional(say) ? {} : { ownWords: say.one('own-words') }),
    ...(isYoungPerson(say) ? { school: say.orNotKnown('school') } : {}),
  }),
}

const sexOf = (text: string): ToldChild['sex'] => (text === 'F' || text === 'M' ? text : 'U')
