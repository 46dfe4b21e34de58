export { answerDocument, answerPublic, DutyNumbers, goTo, type PublicAnswer } from './answer.tsx'
export { answerErrors } from './errors.tsx'
export { Form } from './form.tsx'
export { readForm, type Upload } from './form-body.ts'
export { hatRoom, safePath } from './hat.routes.tsx'
export type { House, PasskeyPlace, RecordSigning, Room, Task } from './house.ts'
export { runDueJobs, runJobs } from './jobs.ts'
export { limiter } from './limiter.sql.ts'
export { listenForChanges } from './live.ts'
export { quietLog } from './log.ts'
export { passkeyPlaceAt, placeFrom } from './place.ts'
export {
  action,
  type Acted,
  type Acting,
  type ActionDeclaration,
  ask,
  type Found,
  hatOf,
  noRecord,
  open,
  page,
  type Page,
  refuseUndeclaredRoutes,
  type Showing,
  type Shown,
} from './page.ts'
export { beginSession, goOnWithSession } from './begin-session.ts'
export { browserNamed } from './browser-named.ts'
export { cookieOptions, dropCookie, isSecure, keepCookie, readCookie } from './cookies.ts'
export { isFromElsewhere } from './from-elsewhere.ts'
export { endSessions, type Vouched } from './session.sql.ts'
export { signInLimits } from './sign-in-limits.ts'
export { recordSignIn, type SignInRecord } from './sign-in-record.sql.ts'
export { type Issuer, signInFrom, type SignInWith } from './issuers.ts'
export { signInWithRoom } from './sign-in-with.routes.tsx'
export { signInRoom } from './sign-in.routes.tsx'
export { errorFor, type FieldError, type FormState, noForm, type Visit } from './visit.ts'
export { sessionCookie, visitorOf } from './visitor.ts'
export { watch } from './watch.ts'
export { type Body, cleanBody, cleanText, many, one } from './words.ts'
