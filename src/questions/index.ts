export { dropForm, forgetOldForms, type FormDraft, keepForm, keptForm, keptForms } from './form-draft.sql.ts'
export {
  itemsOf,
  keyOf,
  readingOf,
  unanswered,
  type Answers,
  type Item,
  type Reading,
  type Said,
} from './answers.ts'
export {
  anchorOf,
  leftOpen,
  longestLine,
  longestText,
  problemsOn,
  type Problem,
  type Unanswered,
} from './check.ts'
export { newDraftReference, readDraftReference } from './draft-reference.ts'
export {
  asService,
  beginDraft,
  draftCookie,
  draftDays,
  findDraft,
  forgetOldDrafts,
  lookAgain,
  markSent,
  readDraft,
  readDraftKey,
  saveAnswers,
  saveFound,
  writerOf,
  type Draft,
  type DraftKey,
} from './draft.sql.ts'
export { answerInWords, FieldList, fieldsToReadBack } from './fields.tsx'
export {
  after,
  before,
  each,
  firstNotVisited,
  page,
  stepAt,
  tell,
  visitedKey,
  walk,
  type Journey,
  type Part,
  type QuestionPage,
  type Step,
  type Walked,
} from './journey.ts'
export { merge, nothingKept, type Kept, type Sent } from './merge.ts'
export {
  type Ask,
  askOf,
  fieldsEver,
  fieldsNow,
  isAnswered,
  namesOf,
  wordsOf,
  type Asked,
  type Field,
  type Option,
  type Words,
} from './question.ts'
export { keepForLater, makeCode, takeCode, type CodeToSend, type Returned } from './return.sql.ts'
export { codeMinutes, type CodeAnswer } from './return-code.ts'
export { canBeNhsNumber, canBeUpn, looksLikeEmail } from './identifiers.ts'
