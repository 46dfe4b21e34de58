/** What somebody is writing on an enquiry, by the name their form is kept under. */
const forms: readonly (readonly [string, string])[] = [
  ['rate', 'a rating'],
  ['agreement', 'what the family agreed to'],
  ['early-help', 'what the family agreed to'],
  ['override', 'why to go on without agreement'],
  ['ask', 'a question to an agency'],
  ['outside', 'what an agency is told outside an agreement'],
  ['not-asked', 'why an agency is not asked'],
  ['chase', 'a reminder'],
  ['withdraw', 'why a question is taken back'],
  ['write-down', 'an answer given on the telephone'],
  ['link', 'a one-time link'],
  ['waiting', 'who is waited on'],
  ['discussion', 'the record of the discussion'],
  ['summary', 'the summary'],
  ['decide', 'a decision'],
  ['disagree', 'a disagreement'],
]

/** Empty where nothing is being written. */
export const writingInWords = (form: string): string =>
  form === '' ? '' : (forms.find(([name]) => form.startsWith(name))?.[1] ?? 'on it')
