export { findPeople, type Match, type MatchedPerson, type MatchedStub } from './find-people.sql.ts'
export { heardFrom } from './heard-from.ts'
export { type Connection, type EarlierContact, historyOf, type HistoryOf } from './history.sql.ts'
export type { Heard } from './likeness.ts'
export { recordCardsShown } from './cards.sql.ts'
export { bornInWords, FlagTags, PeopleMayBe } from './pages/cards.tsx'
export { HistoryLines } from './pages/history.tsx'
export { lookForHistory, lookForPeople, peopleRoom } from './people.routes.tsx'
export { type Address, addressUses, type AddressUse } from './addresses.ts'
export { type Births, precisions } from './births.ts'
export { type Details, type DetailsGiven, type Sex, sexes } from './details.ts'
export { type Flag, flags, type FlagSpan } from './flags.ts'
export {
  type Identifier,
  identifierSchemes,
  type IdentifierScheme,
  identifierStatuses,
  type IdentifierStatus,
} from './identifiers.ts'
export type { Evidence, Link } from './links.ts'
export { fullName, type Names, nameUses, type PersonName } from './names.ts'
export { type Particular, particularKinds, type ParticularKind } from './particulars.ts'
export type { Person, PersonEvent, PersonFact, Sensitivity } from './person.ts'
export { personSentence } from './person.sentence.ts'
export { dialled, personStream } from './person.sql.ts'
export { type Relation, relationKinds, type RelationKind } from './relations.ts'
export { type ChildTold, recogniseChild, type Recognised, registerPerson } from './register.ts'
export { nameWords, searchText } from './search-text.ts'
