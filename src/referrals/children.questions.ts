import type { Told, ToldChild } from '../contacts/index.ts'
import {
  each,
  itemsOf,
  page,
  type Option,
  type Part,
  type QuestionPage,
  type Reading,
} from '../questions/index.ts'
import { writtenPostcode } from '../places/index.ts'
import { disabilities, ethnicities, wordsFor, yesNoNotKnown } from './codes.ts'
import { answerFrom, joined, yesNoOf } from './telling.ts'
import {
  isAboutMe,
  isNotProfessional,
  isParent,
  isProfessional,
  isPublic,
  isYoungPerson,
  knownIfProfessional,
  mustIfProfessional,
  theChild,
} from './who.ts'

/** Rows 8 to 21, 28 and 36: each child, born or not. Siblings with the same concern are children too. */

const you = (say: Reading, me: string, them: string): string => (isAboutMe(say) ? me : them)
const possessive = (say: Reading): string => you(say, 'your', `${theChild(say)}’s`)

const name: QuestionPage<ToldChild> = {
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

const background: QuestionPage<ToldChild> = {
  id: 'background',
  title: (say) => `About ${theChild(say)}`,
  when: (say) => isProfessional(say) || isParent(say),
  lead: () => ['So that the right person comes, with an interpreter or other help where one is needed.'],
  fields: [
    {
      kind: 'select',
      name: 'ethnicity',
      rows: [11],
      ask: knownIfProfessional,
      label: 'Ethnic group',
      options: ethnicities,
      missing: 'Choose an ethnic group, or tick that you do not know',
    },
    {
      kind: 'line',
      of: 'words',
      name: 'ethnicity-words',
      rows: [11],
      ask: 'may',
      label: 'Ethnic group in the family’s own words',
      when: isProfessional,
    },
    {
      kind: 'line',
      of: 'words',
      name: 'religion',
      rows: [12],
      ask: knownIfProfessional,
      label: 'Religion',
      missing: 'Enter a religion or “none”, or tick that you do not know',
    },
    {
      kind: 'line',
      of: 'words',
      name: 'language',
      rows: [13],
      ask: knownIfProfessional,
      label: 'First language of the child',
      missing: 'Enter a language, or tick that you do not know',
    },
    {
      kind: 'line',
      of: 'words',
      name: 'parents-language',
      rows: [13],
      ask: knownIfProfessional,
      label: 'First language of the parents',
      missing: 'Enter a language, or tick that you do not know',
    },
    {
      kind: 'line',
      of: 'words',
      name: 'interpreter',
      rows: [13, 14],
      ask: knownIfProfessional,
      label: 'Interpreter, signer or other help needed to talk with the family',
      hint: 'Say “none” if none',
      missing: 'Say what help is needed or “none”, or tick that you do not know',
    },
    {
      kind: 'choices',
      name: 'disability',
      rows: [14],
      ask: knownIfProfessional,
      label: 'Disability: what is hard for the child?',
      options: disabilities,
      missing: 'Tick what applies, or that you do not know',
    },
    {
      kind: 'line',
      of: 'words',
      name: 'special-needs',
      rows: [14],
      ask: 'may',
      label: 'Special educational needs, plan (EHCP), how the child communicates',
    },
    {
      kind: 'line',
      of: 'words',
      name: 'immigration',
      rows: [15],
      ask: 'may',
      label: 'Nationality and immigration status, where it matters',
      hint: 'Say so if the child came to this country without a parent',
      when: isProfessional,
    },
    {
      kind: 'choice',
      name: 'unaccompanied',
      rows: [15],
      ask: 'may',
      inline: true,
      label: 'Did the child come to this country without a parent, to seek asylum?',
      options: [
        { value: 'yes', text: 'Yes' },
        { value: 'no', text: 'No' },
      ],
      when: isProfessional,
    },
  ],
  fill: (child, say) => ({
    ...child,
    ethnicity: answerFrom(say, 'ethnicity', (code) =>
      joined([`${wordsFor(ethnicities, code)} (${code})`, say.one('ethnicity-words')]),
    ),
    religion: say.orNotKnown('religion'),
    language: languagesOf(say),
    communication: answerFrom(say, 'interpreter', (text) => text),
    disability: disabilityOf(say),
    immigration: joined([
      say.one('immigration'),
      say.one('unaccompanied') === 'yes' ? 'Unaccompanied child seeking asylum' : '',
    ]),
  }),
}

const languagesOf = (say: Reading): ToldChild['language'] => {
  const parents = say.one('parents-language')
  return answerFrom(
    say,
    'language',
    (text) => joined([text, parents === '' ? '' : `parents: ${parents}`]),
    parents === '' ? '' : `Child’s not known; parents: ${parents}`,
  )
}

const disabilityOf = (say: Reading): ToldChild['disability'] => {
  const ticked = say.all('disability').map((code) => `${wordsFor(disabilities, code)} (${code})`)
  const words = joined([...ticked, say.one('special-needs')])
  return words === '' ? say.orNotKnown('disability') : { known: words }
}

const schoolAndHealth: QuestionPage<ToldChild> = {
  id: 'school-health',
  title: 'School and health',
  when: (say) => isProfessional(say) || isParent(say),
  fields: [
    {
      kind: 'line',
      of: 'words',
      name: 'school',
      rows: [20],
      ask: knownIfProfessional,
      label: 'School, nursery or college',
      hint: (say) =>
        isProfessional(say)
          ? 'With the safeguarding lead’s name. Say so if home educated or not in school'
          : '',
      missing: 'Enter a school, or tick that you do not know',
    },
    {
      kind: 'line',
      of: 'words',
      name: 'health',
      rows: [21],
      ask: knownIfProfessional,
      label: 'GP, health visitor, midwife or school nurse',
      missing: 'Enter a name or practice, or tick that you do not know',
      when: (say) => !isYoungPerson(say),
    },
    {
      kind: 'line',
      of: 'nhs-number',
      name: 'nhs-number',
      rows: [16],
      width: 10,
      ask: 'may',
      label: 'NHS number',
      when: isProfessional,
    },
    {
      kind: 'line',
      of: 'upn',
      name: 'upn',
      rows: [16],
      width: 20,
      ask: 'may',
      label: 'Pupil number (UPN)',
      when: isProfessional,
    },
    {
      kind: 'line',
      of: 'words',
      name: 'other-numbers',
      rows: [16],
      ask: 'may',
      label: 'Number in your own or a council’s records',
      when: isProfessional,
    },
  ],
  fill: (child, say) => ({
    ...child,
    school: say.orNotKnown('school'),
    health: say.orNotKnown('health'),
    nhsNumber: say.one('nhs-number').replaceAll(/[\s-]/g, ''),
    upn: say.one('upn').replaceAll(/\s/g, '').toUpperCase(),
  }),
}

/** Where the child is when not at home decides which council answers (procedures 2.5). */
export const otherPlaces: readonly Option[] = [
  { value: 'shared', text: 'Partly there, partly with the other parent' },
  { value: 'relatives', text: 'With relatives' },
  { value: 'friends', text: 'With friends or people who are not close family' },
  { value: 'refuge', text: 'In a refuge or temporary housing' },
  { value: 'foster-care', text: 'In foster care or a children’s home' },
  { value: 'hospital', text: 'In hospital' },
  { value: 'boarding-school', text: 'At boarding school' },
  { value: 'homeless', text: 'Nowhere settled, sofa to sofa, or on the street' },
  { value: 'other', text: 'Somewhere else' },
]

/** For one child alone the family's address says it; of several, one may be elsewhere. */
const mayLiveElsewhere = (say: Reading): boolean =>
  isProfessional(say) || isParent(say) || itemsOf(say.answers, 'child').length > 1

const living: QuestionPage<ToldChild> = {
  id: 'living',
  when: mayLiveElsewhere,
  title: (say) => you(say, 'Where do you live?', `Where ${theChild(say)} lives`),
  fields: [
    {
      kind: 'choice',
      name: 'lives',
      rows: [17],
      ask: mustIfProfessional,
      label: (say) =>
        you(
          say,
          'Do you live at the address you gave?',
          `Does ${theChild(say)} live at the family’s address?`,
        ),
      missing: 'Choose one',
      options: [
        { value: 'home', text: 'Yes' },
        {
          value: 'elsewhere',
          text: 'No, at present somewhere else',
          reveals: [
            {
              kind: 'choice',
              name: 'elsewhere',
              rows: [17, 19],
              ask: mustIfProfessional,
              label: 'Where?',
              options: otherPlaces,
              missing: 'Choose one',
            },
            {
              kind: 'line',
              of: 'words',
              name: 'other-address',
              rows: [17],
              ask: mustIfProfessional,
              label: 'Address now, and why there',
              missing: 'Enter the address, or say what you know of it',
            },
            {
              kind: 'line',
              of: 'postcode',
              name: 'other-postcode',
              rows: [17],
              width: 10,
              ask: 'may',
              label: 'Postcode',
            },
          ],
        },
        { value: 'not-known', text: 'I do not know' },
      ],
    },
    {
      kind: 'choice',
      name: 'privately-fostered',
      rows: [19],
      ask: 'must',
      label:
        'Private fostering: is the child living for 28 days or more with somebody who is not a close relative, by private arrangement?',
      options: yesNoNotKnown,
      missing: 'Choose one',
      when: isProfessional,
    },
    {
      kind: 'choice',
      name: 'looked-after',
      rows: [19],
      ask: 'must',
      label: 'Is the child looked after by a council?',
      missing: 'Choose one',
      when: isProfessional,
      options: [
        {
          value: 'yes',
          text: 'Yes',
          reveals: [
            {
              kind: 'line',
              of: 'words',
              name: 'looked-after-by',
              rows: [19],
              ask: 'must',
              label: 'Which council?',
              missing: 'Enter the council',
            },
          ],
        },
        { value: 'no', text: 'No' },
        { value: 'not-known', text: 'I do not know' },
      ],
    },
    {
      kind: 'choice',
      name: 'plan',
      rows: [19],
      ask: 'must',
      label: 'Is the child on a plan of another council (child protection or child in need)?',
      missing: 'Choose one',
      when: isProfessional,
      options: [
        {
          value: 'yes',
          text: 'Yes',
          reveals: [
            {
              kind: 'line',
              of: 'words',
              name: 'plan-elsewhere',
              rows: [19],
              ask: 'must',
              label: 'Which council and which plan?',
              missing: 'Enter the council and the plan',
            },
          ],
        },
        { value: 'no', text: 'No' },
        { value: 'not-known', text: 'I do not know' },
      ],
    },
  ],
  fill: (child, say) => ({
    ...child,
    otherAddress: joined([wordsFor(otherPlaces, say.one('elsewhere')), say.one('other-address')]),
    otherPostcode: writtenPostcode(say.one('other-postcode')),
    privatelyFostered: yesNoOf(say.one('privately-fostered')),
    lookedAfterBy: say.one('looked-after-by'),
    planElsewhere: say.one('plan-elsewhere'),
  }),
}

const words: QuestionPage<ToldChild> = {
  id: 'words',
  title: (say) => `In ${possessive(say)} own words`,
  when: isProfessional,
  lead: () => [
    'Write what the child said as they said it, in their own words, even a few. Do not question the child to fill this in.',
  ],
  fields: [
    {
      kind: 'text',
      name: 'own-words',
      rows: [28],
      lines: 5,
      ask: 'may',
      label: (say) => `What has ${theChild(say)} said?`,
    },
    {
      kind: 'text',
      name: 'views',
      rows: [36],
      lines: 3,
      ask: (say) => (isProfessional(say) && say.one('views-not-sought') === '' ? 'must' : 'may'),
      label: 'What does the child think and want?',
      missing: 'Say what the child thinks, or why you did not ask',
      when: isProfessional,
    },
    {
      kind: 'line',
      of: 'words',
      name: 'views-not-sought',
      rows: [36],
      ask: 'may',
      label: 'If you did not ask the child, why not?',
      when: isProfessional,
    },
  ],
  fill: (child, say) => ({
    ...child,
    ownWords: say.one('own-words'),
    views: say.one('views'),
    viewsNotSoughtBecause: say.one('views-not-sought'),
  }),
}

/** A child of whom nothing is known yet. */
export const blankChild = (id: string): ToldChild => ({
  id,
  givenNames: '',
  familyName: '',
  knownAs: '',
  bornOn: null,
  bornEstimated: false,
  expectedOn: null,
  sex: 'U',
  gender: '',
  ethnicity: notAsked,
  religion: notAsked,
  language: notAsked,
  communication: notAsked,
  disability: notAsked,
  immigration: '',
  nhsNumber: '',
  upn: '',
  school: notAsked,
  health: notAsked,
  otherAddress: '',
  otherPostcode: '',
  privatelyFostered: 'not-known',
  lookedAfterBy: '',
  planElsewhere: '',
  ownWords: '',
  views: '',
  viewsNotSoughtBecause: '',
})
const notAsked = { notKnown: 'Not asked of this referrer' }

const intoChildren = (told: Told, child: ToldChild): Told => ({
  ...told,
  children: [...told.children.filter((known) => known.id !== child.id), child],
})

const soFar = (id: string, told: Told): ToldChild =>
  told.children.find((child) => child.id === id) ?? blankChild(id)

/** Children's pages come in two stretches, before and after the family's address; the second adds to the first. */
const stretch = (pages: readonly QuestionPage<ToldChild>[]): Part<Told> =>
  each<Told, ToldChild>({
    group: 'child',
    pages,
    begin: (id, _say, told) => soFar(id, told),
    into: intoChildren,
  })

const list = page<Told>({
  id: 'children',
  title: 'Children you are telling us about',
  drawnAs: 'children',
  when: (say) => !isAboutMe(say),
  fields: [],
})

export const childrenFirst: readonly Part<Told>[] = [
  stretch([name, background, schoolAndHealth, words]),
  list,
]
export const childrenWhereTheyLive: readonly Part<Told>[] = [stretch([living])]
