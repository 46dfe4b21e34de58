import type { ToldChild } from '../contacts/index.ts'
import type { QuestionPage, Reading } from '../questions/index.ts'
import { disabilities, ethnicities, wordsFor } from './codes.ts'
import { answerFrom, joined } from './telling.ts'
import { isParent, isProfessional, knownIfProfessional, theChild } from './who.ts'

/** Rows 11 to 15: who comes to this family, and with what help, depends on these. */
export const aboutBackground: QuestionPage<ToldChild> = {
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
