export {
  type Attached,
  attachmentsOf,
  clocksOf,
  flagsOf,
  type Guidance,
  guidanceOf,
  handOversOf,
  looksAt,
  type NamedFact,
  namedFacts,
  type Sent,
  type ShownClock,
} from './around.sql.ts'
export {
  agreementTo,
  type AgreementState,
  isLawfulBasis,
  lawfulBases,
  type LawfulBasis,
} from './consent.rule.ts'
export { AttachedFiles } from './pages/attached.tsx'
export * from './contact.ts'
export { historyAround } from './contact.show.ts'
export { contactStream } from './contact.stream.ts'
export {
  disagreementsAbout,
  type DisagreementStanding,
  enquiriesOf,
  type EnquiryStanding,
} from './enquiry-standing.sql.ts'
export { levelNames } from './guidance.rule.ts'
export { contactsRoom } from './screening.routes.tsx'
export { contactOf, findContact, idByReference } from './contact.sql.ts'
export {
  channelWords,
  colourWords,
  detailInWords,
  sayContactFact,
  sourceWords,
  urgencyWords,
} from './contact.words.ts'
export { clientGroupOf } from './arrive.ts'
export { type CheckedAttachment, type Report, takeIn, type TakenIn } from './intake.ts'
export * from './outcome.ts'
export { WhoLooked } from './pages/record.page.tsx'
export { Agreement as AgreementAsTold, Worry } from './pages/worry.tsx'
export { readReference, referenceFrom } from './reference.ts'
export * from './told.ts'
export { trayRoom } from './tray.routes.tsx'
export * from './untold.ts'
export { addressHidden } from './withheld.ts'
