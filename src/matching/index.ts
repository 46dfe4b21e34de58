export { askedOfIndex, type AskedOfIndex } from './asked.ts'
export { type Band, rank } from './band.ts'
export { clean } from './clean.ts'
export { type Cleaned, documentVersion, type Word } from './cleaned.ts'
export { compare, type Compared, type Comparison, type Field, type Levels } from './compare.ts'
export {
  type Born,
  type Described,
  type NameHeld,
  type NameUse,
  nobodyDescribed,
  type PlaceHeld,
  type Precision,
} from './described.ts'
export { agreeingFields, conflictWords, explain, type Reason, wouldSettle } from './explain.ts'
export { type Agrees, fieldWords } from './level-words.ts'
export {
  type Asked,
  findMatches,
  type Found,
  type FoundAll,
  type FoundElsewhere,
  type FoundPerson,
  type FoundRestricted,
  type Preferring,
} from './find-matches.sql.ts'
export { countNames, indexedOf, indexState } from './count.sql.ts'
export {
  isTemporaryUpn,
  type NumberRead,
  type NumberRefused,
  readNhsNumber,
  readPostcode,
  readUln,
  readUpn,
  readUprn,
} from './identifiers.ts'
export { nameWords } from './name-words.ts'
export type { Frequencies } from './frequencies.ts'
export { type KeyFamily, keysOf, keysToAsk, type KeyToAsk, type NearNames } from './keys.ts'
export { builtInModel } from './built-in-model.ts'
export type { Bits, LevelBits, MatchModel, Thresholds } from './model.ts'
export { type Question, type SealedHit, sealedHits, takeQuestions } from './sealed-hits.sql.ts'
export { rememberForMatching, rememberManyForMatching, type ToRemember } from './remember.sql.ts'
export { type HardConflict, type Hypothesis, weigh, type Weighed, type WeighedPart } from './weigh.ts'
export { type PairWeighed, weighPair } from './weigh-pair.sql.ts'
export { matchingRoom } from './room.ts'
