import { type AuthorityCard, type AuthorityCode } from '../access/index.ts'
import { newId } from '../db/index.ts'
import { callInEnds, type Day, type WorkingCalendar } from '../time/index.ts'
import type { Afterwards, Claim, CouncilDecision, Leaving, Signed } from './draft.ts'
import type { Question } from './pages/fields.tsx'
import { hasExecutive } from './statute.rule.ts'
import { chosen, dayTyped, neededDay, neededText, penceTyped, type Reading, text } from './typed.ts'

/** The forms by which a council writes down what it decided and signed, and what came after. */

type Regime = CouncilDecision['regime']

export const regimeOf = (governanceModel: string): Regime =>
  hasExecutive(governanceModel) ? 'executive' : 'committee'

const whoAndWhen: readonly Question[] = [
  {
    kind: 'text',
    name: 'by',
    label: 'Who decided it',
    hint: 'For example, Cabinet Member for Children’s Services',
  },
  { kind: 'day', name: 'on', label: 'On which day' },
  { kind: 'text', name: 'reference', label: 'Reference', hint: 'For example, DEC18/CMDN/61' },
]

const constitution: Question = {
  kind: 'day',
  name: 'constitution',
  label: 'The constitution was amended on',
  hint: 'Leave empty where it is still to be amended, or need not be. A delegated function counts only once it is.',
}

/** `callInDays`: the council's window of call-in in working days (setting `call-in-window`); null where none is set. */
export const decisionQuestions = (regime: Regime, callInDays: number | null): Question[] =>
  regime === 'executive' && callInDays !== null
    ? [
        ...whoAndWhen,
        {
          kind: 'radios',
          name: 'key',
          label: 'Is it a key decision?',
          choices: [
            { value: 'yes', text: 'Yes' },
            { value: 'no', text: 'No' },
          ],
        },
        { kind: 'day', name: 'published', label: 'Published on' },
        {
          kind: 'radios',
          name: 'callIn',
          label: 'Call-in',
          choices: [
            {
              value: 'runs',
              text: 'It may be called in',
              hint: `Working days after publication: ${String(callInDays)}. The day it counts from is computed.`,
            },
            { value: 'waived', text: 'It is exempt from call-in', hint: 'Say below by whom, and why.' },
          ],
        },
        constitution,
        { kind: 'lines', name: 'note', label: 'What else must be known of it' },
      ]
    : [
        ...whoAndWhen,
        {
          kind: 'day',
          name: 'counts',
          label: 'It counts from',
          hint: 'No window of call-in is set here for your council: an officer says from which day it may be acted on.',
        },
        { kind: 'text', name: 'officer', label: 'Which officer says so' },
        constitution,
        { kind: 'lines', name: 'note', label: 'What else must be known of it' },
      ]

type Reading1 = {
  form: Reading
  what: CouncilDecision['what']
  regime: Regime
  callInDays: number | null
  calendar: WorkingCalendar
  today: Day
}

const notYet = (form: Reading, name: string, day: Day | null, today: Day): void => {
  if (day !== null && day > today)
    form.errors.push({ field: `${name}-day`, text: 'This day has not come yet' })
}

/** What a council decided; when it counts is computed from its publication, or said by a named officer. */
export const readDecision = ({
  form,
  what,
  regime,
  callInDays,
  calendar,
  today,
}: Reading1): CouncilDecision | null => {
  const decidedBy = neededText(form, 'by', 'Say who decided it')
  const decidedOn = neededDay(form, 'on', 'Say on which day it was decided')
  notYet(form, 'on', decidedOn, today)
  const constitutionAmendedOn = dayTyped(form, 'constitution')
  const same = {
    id: newId(),
    what,
    decidedBy,
    reference: text(form, 'reference'),
    regime,
    constitutionAmendedOn,
    note: text(form, 'note'),
  }
  if (regime === 'committee' || callInDays === null) {
    const counts = neededDay(form, 'counts', 'Say from which day it counts')
    const officer = neededText(form, 'officer', 'Name the officer who says so')
    if (decidedOn !== null && counts !== null && counts < decidedOn)
      form.errors.push({ field: 'counts-day', text: 'It cannot count before it was decided' })
    if (form.errors.length > 0 || decidedOn === null || counts === null) return null
    const says = `${officer} says that it counts from this day.`
    return {
      ...same,
      decidedOn,
      isKey: false,
      publishedOn: null,
      callIn: 'none',
      callInEndedOn: null,
      effectiveOn: counts,
      note: [says, same.note].filter(Boolean).join(' '),
    }
  }
  const key = chosen(form, 'key', ['yes', 'no'] as const, 'Say whether it is a key decision')
  const callIn = chosen(form, 'callIn', ['runs', 'waived'] as const, 'Say whether it may be called in')
  const publishedOn = neededDay(form, 'published', 'Say when it was published')
  notYet(form, 'published', publishedOn, today)
  if (decidedOn !== null && publishedOn !== null && publishedOn < decidedOn)
    form.errors.push({ field: 'published-day', text: 'It cannot be published before it was decided' })
  if (callIn === 'waived' && same.note === null)
    form.errors.push({ field: 'note', text: 'Say who exempted it from call-in, and why' })
  const ready = key && callIn && publishedOn && decidedOn
  if (!ready || form.errors.length > 0) return null
  const ends = callIn === 'runs' ? callInEnds(calendar, publishedOn, callInDays).effectiveOn : null
  return {
    ...same,
    decidedOn,
    isKey: key === 'yes',
    publishedOn,
    callIn,
    callInEndedOn: ends,
    effectiveOn: ends ?? decidedOn,
  }
}

export const signatureQuestions = (organisations: readonly { code: string; name: string }[]): Question[] => [
  {
    kind: 'radios',
    name: 'organisation',
    label: 'For which party',
    choices: organisations.map(({ code, name }) => ({ value: code, text: name })),
  },
  { kind: 'text', name: 'by', label: 'Who signed' },
  { kind: 'text', name: 'capacity', label: 'In what capacity', hint: 'For example, Director of Governance' },
  { kind: 'day', name: 'on', label: 'On which day' },
]

/** Parties an officer of this council may write a signature down for: its own, and those that are no council here. */
export const mayRecordFor = (
  parties: readonly string[],
  own: AuthorityCode,
  councils: readonly Pick<AuthorityCard, 'code'>[],
): string[] => parties.filter((party) => party === own || !councils.some(({ code }) => code === party))

export const readSignature = (form: Reading, parties: readonly string[], today: Day): Signed | null => {
  const organisation = chosen(form, 'organisation', parties, 'Choose for which party')
  const signedBy = neededText(form, 'by', 'Say who signed')
  const capacity = neededText(form, 'capacity', 'Say in what capacity')
  const signedOn = neededDay(form, 'on', 'Say on which day')
  notYet(form, 'on', signedOn, today)
  if (form.errors.length > 0 || organisation === null || signedOn === null) return null
  return { id: newId(), organisation, signedBy, capacity, signedOn, documentId: null }
}

export const leavingQuestions = (organisations: readonly { code: string; name: string }[]): Question[] => [
  {
    kind: 'radios',
    name: 'organisation',
    label: 'Who leaves',
    choices: organisations.map(({ code, name }) => ({ value: code, text: name })),
  },
  { kind: 'day', name: 'from', label: 'The first day on which its signature no longer counts' },
  { kind: 'text', name: 'by', label: 'Who says so' },
  { kind: 'lines', name: 'because', label: 'Why' },
]

/** Never from a day that is past: what was told until now was told under the signature (authorisation R6). */
export const readLeaving = (
  form: Reading,
  parties: readonly string[],
  today: Day,
): Omit<Leaving, 'documentId'> | null => {
  const organisation = chosen(form, 'organisation', parties, 'Choose who leaves')
  const from = neededDay(form, 'from', 'Say from which day')
  if (from !== null && from < today)
    form.errors.push({ field: 'from-day', text: 'Enter today or a later day' })
  const saidBy = neededText(form, 'by', 'Say who says so')
  const because = neededText(form, 'because', 'Say why')
  if (because !== '' && because.length < 5)
    form.errors.push({ field: 'because', text: 'Say why in some words' })
  return form.errors.length > 0 || organisation === null || from === null
    ? null
    : { id: newId(), organisation, from, saidBy, because }
}

export const claimQuestions: readonly Question[] = [
  { kind: 'text', name: 'topic', label: 'On what', hint: 'For example, when sharing began' },
  { kind: 'text', name: 'says', label: 'What the source says', hint: 'For example, since April 2017' },
  { kind: 'day', name: 'saysFrom', label: 'The first day it may mean', hint: 'Where it says a time.' },
  { kind: 'day', name: 'saysTo', label: 'The day after the last it may mean' },
  { kind: 'text', name: 'amount', label: 'An amount in pounds, where it says one', width: 10 },
  {
    kind: 'radios',
    name: 'precision',
    label: 'How it says the amount',
    choices: [
      { value: 'exactly', text: 'As it is' },
      { value: 'approximately', text: 'As approximate' },
    ],
  },
  {
    kind: 'text',
    name: 'source',
    label: 'Which source',
    hint: 'For example, cabinet member report, December 2018',
  },
  { kind: 'text', name: 'place', label: 'Where in it', hint: 'For example, 3.1' },
]

export const readClaim = (form: Reading): Claim | null => {
  const topic = neededText(form, 'topic', 'Say on what')
  const says = neededText(form, 'says', 'Write what the source says')
  const source = neededText(form, 'source', 'Name the source')
  const place = neededText(form, 'place', 'Say where in it')
  const saysFrom = dayTyped(form, 'saysFrom')
  const saysTo = dayTyped(form, 'saysTo')
  const amountPence = penceTyped(form, 'amount')
  if ((saysFrom === null) !== (saysTo === null))
    form.errors.push({
      field: saysFrom === null ? 'saysFrom-day' : 'saysTo-day',
      text: 'Write both days, or none',
    })
  else if (saysFrom !== null && saysTo !== null && saysTo <= saysFrom)
    form.errors.push({ field: 'saysTo-day', text: 'This must be after the first day' })
  const precision = text(form, 'precision')
  if (amountPence !== null && precision === null)
    form.errors.push({ field: 'precision', text: 'Say how the source says the amount' })
  if (form.errors.length > 0) return null
  const isApproximate = precision === 'approximately'
  return { id: newId(), topic, says, saysFrom, saysTo, amountPence, isApproximate, source, place }
}

export const afterwardsQuestions: readonly Question[] = [
  {
    kind: 'radios',
    name: 'what',
    label: 'What came after',
    choices: [
      {
        value: 'called-in',
        text: 'The decision was called in',
        hint: 'Nothing counts until that is settled.',
      },
      { value: 'call-in-ended', text: 'A call-in was settled, and the decision stands' },
      { value: 'constitution-amended', text: 'The constitution was amended' },
    ],
  },
  { kind: 'day', name: 'on', label: 'On which day' },
  { kind: 'text', name: 'by', label: 'By whom' },
  { kind: 'lines', name: 'note', label: 'What else must be known of it' },
]

export const readAfterwards = (form: Reading, today: Day): Afterwards | null => {
  const what = chosen(
    form,
    'what',
    ['called-in', 'call-in-ended', 'constitution-amended'] as const,
    'Choose what came after',
  )
  const on = neededDay(form, 'on', 'Say on which day')
  notYet(form, 'on', on, today)
  const by = neededText(form, 'by', 'Say by whom')
  return form.errors.length > 0 || what === null || on === null
    ? null
    : { id: newId(), what, on, by, note: text(form, 'note') }
}
