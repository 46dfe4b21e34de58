import type { MatchPart } from '../design/index.ts'
import { conflictWords, fieldWords, type HardConflict, type Reason } from '../matching/index.ts'
import type { MatchedPerson } from './match.ts'

/** A match in the words of a card, which has room for few. Pure. */

type Part = Exclude<Reason['field'], 'kin'>

const partNames: Readonly<Record<Part, string>> = {
  forename: 'Given name',
  middle: 'Middle name',
  surname: 'Family name',
  birth: 'Born',
  generation: 'Age',
  expected: 'Due',
  sex: 'Sex',
  place: 'Address',
  phone: 'Telephone',
  nhs: 'NHS number',
  upn: 'Pupil number',
  parent: 'Parents',
  sibling: 'Siblings',
  multiple: 'Twin',
}

/** "Given name one letter different" beside "Given name": the part is named once. */
const withoutPart = (field: Part, words: string): string => {
  const name = fieldWords[field]
  const rest = words.toLowerCase().startsWith(`${name.toLowerCase()} `) ? words.slice(name.length + 1) : words
  // "NHS" stays as it is.
  return /^[A-Z][a-z]/.test(rest) ? rest.charAt(0).toLowerCase() + rest.slice(1) : rest
}

const hasField = (reason: Reason): reason is Reason & { field: Part } => reason.field !== 'kin'

/** Every part compared, the one that speaks loudest first, for or against. */
export const partsOf = ({ reasons }: Pick<MatchedPerson, 'reasons'>): MatchPart[] =>
  reasons
    .filter(hasField)
    .toSorted((one, other) => Math.abs(other.bits) - Math.abs(one.bits))
    .map(({ field, heard, held, agrees, words }) => ({
      what: partNames[field],
      agrees,
      heard,
      held,
      words: withoutPart(field, words),
    }))

/** Which parts of another council's record agree, and no value of them. */
export const agreeingWords = (agreeing: readonly Reason['field'][]): string[] =>
  agreeing.flatMap((field) => (field === 'kin' ? [] : [fieldWords[field]]))

/** Said by the warning of kin already. */
const ofKin: readonly HardConflict[] = ['other-given-name', 'another-generation']

/** Said of everybody in a house whose family name alone was heard, a warning would be read by nobody. */
const tellsBrothersApart = (reasons: readonly Reason[]): boolean =>
  reasons.some(({ field }) => field === 'forename' || field === 'birth' || field === 'nhs' || field === 'upn')

type Kin = Pick<MatchedPerson, 'reasons' | 'likeliest' | 'isChild'>

const kinWords = ({ reasons, likeliest, isChild }: Kin): string[] => {
  if (!tellsBrothersApart(reasons)) return []
  const said = reasons.find(({ field }) => field === 'kin')
  if (said) return [isChild ? said.words : said.words.replace('the same child', 'the same person')]
  switch (likeliest) {
    case 'twin':
      return ['Could be a twin']
    case 'sibling':
      return ['Could be a brother or sister']
    case 'same':
    case 'stranger':
      return []
  }
}

/**
 * The danger is brothers, sisters and twins, not strangers (matching 0.3), and facts that no weight outvotes: said
 * before the parts, so that nobody presses "the same" without having read it.
 */
export const bewareOf = (match: Kin & Pick<MatchedPerson, 'conflicts'>): string | undefined => {
  const kin = kinWords(match)
  const facts = match.conflicts
    .filter((conflict) => kin.length === 0 || !ofKin.includes(conflict))
    .map((conflict) => conflictWords[conflict])
  const all = [...kin, ...facts]
  return all.length === 0 ? undefined : all.join('. ')
}
