export { bornByAge, bornFrom } from './born-heard.ts'
export { findPeople } from './find-people.sql.ts'
export { canSearchBy, heardFrom, nameInParts, namesOrWords, placesIn } from './heard-from.ts'
export { type Connection, type EarlierContact, historyOf, type HistoryOf } from './history.sql.ts'
export { aboutARelative } from './relative.sql.ts'
export { relativeWords } from './relative.words.ts'
export { lookForHistory, lookForPeople } from './look-for.routes.tsx'
export {
  type Match,
  type MatchedElsewhere,
  type MatchedPerson,
  type MatchedStub,
  type Matches,
  nobodyFound,
} from './match.ts'
export { numberTrouble } from './number-check.ts'
export { longestBox, readBox } from './one-box.ts'
export { recordCardsShown } from './cards.sql.ts'
export { bornInWords, FlagTags, PeopleMayBe, SomeCannotBeShown } from './pages/cards.tsx'
export { HistoryLines } from './pages/history.tsx'
export { peopleRoom } from './people.routes.tsx'
export { type Address, addressUses, type AddressUse } from './addresses.ts'
export { type Births, precisions } from './births.ts'
export { type Details, type DetailsGiven, type Sex, sexes } from './details.ts'
export { type Flag, flags, type FlagSpan } from './flags.ts'
export {
  asPattern,
  bounded,
  isTelling,
  letters,
  type Pattern,
  patternsOfPlace,
  type Place,
  through,
} from './hidden-words.ts'
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
export { dialled } from './person.rows.ts'
export { type NamedPersonFact, namedPersonFacts } from './looks.sql.ts'
export { findPerson, type PersonShown } from './person-page.sql.ts'
export { personStream } from './person.sql.ts'
export { type Relation, relationKinds, type RelationKind } from './relations.ts'
export { registerPerson } from './register.ts'
export { nameWords, searchText } from './search-text.ts'
export { relateAsTold, takeToldInto, type ToldRelation } from './take-told.ts'
export type { ToldOfPerson } from './take-told.rule.ts'
export { recordInSight } from './in-sight.sql.ts'
export { sayOfTwo, type Worker } from './linking.ts'
export { namesInSight, type SaidShown, saidOfRecords } from './said.sql.ts'
export type { Candidate, Raised } from './review.ts'
export { askAgain, isLeft, isReviewed, notCompared, raiseReview, settleAbout } from './review.sql.ts'
export { staffNames } from './to-change.sql.ts'
export { askWhetherKnown } from './who-is-who.tasks.ts'
export { contactsAbout, type HiddenPlace, hiddenPlacesOf, linkedWith } from './hidden-places.sql.ts'
export { isGlassOffered, recordHref } from './record-href.ts'
export { takeToldOut } from './take-back-told.ts'
