import { isFn } from '../access/index.ts'
import { type Agreement, endOf, everyTerm, isConfirmed } from '../agreements/index.ts'
import type { Refusal } from '../events/index.ts'
import { type Day, isDay } from '../time/index.ts'
import { type Acted, type Acting, type Body, type FieldError, many, one } from '../web/index.ts'
import { askFor } from './acting.ts'
import { clausesAltered, endable, functionKey, functionsAltered } from './altering.ts'
import { type Change, isServiceMethod, type Notice, noticeStandsAt, stateOf, isOver } from './change.ts'
import { type Ends, whyNotExtended } from './extension.rule.ts'
import { type MoneyRefusal, penceTyped } from './money.rule.ts'
import { type NoticeGround, type NoticeTerm, whyNotGiven } from './notice.rule.ts'
import type { Wanted } from './part.ts'
import { dayMissing, dayTyped, wordsMissing } from './typed.ts'
import { type FunctionChange, type FunctionHeld, whyNotRequested } from './variation.rule.ts'

type Asking = Acting<{ id: string }>
type Wanting = Wanted | Refusal | { errors: readonly FieldError[] }

const whyField = (body: Body): FieldError[] => wordsMissing(body, 'why', 5, 'Say why you ask for it')

const shown = (body: Body, errors: FieldError[]): Acted => ({ form: { errors, typed: body } })

/** Is something of this kind under way that must come to its end first? */
const isUnderWay = (changes: readonly Change[], kind: Change['kind'], today: Day): boolean =>
  changes.some(
    (each) =>
      each.kind === kind &&
      !isOver(stateOf(each, today)) &&
      !(each.kind === 'extension' && stateOf(each, today) === 'decided') &&
      !(each.kind === 'notice' && (noticeStandsAt(each) ?? today) < today),
  )

/** The end of an agreement as it stands, and of its first term. Null for one that goes on until notice. */
export const endsOf = (agreement: Agreement, changes: readonly Change[]): Ends | null => {
  if (agreement.to === null) return null
  const terms = agreement.functions.filter(({ endedOn }) => endedOn === null)
  const to = terms.reduce((last, term) => (term.to > last ? term.to : last), agreement.to)
  const first = changes.reduce(
    (earliest, each) => (each.kind === 'extension' && each.firstTo < earliest ? each.firstTo : earliest),
    agreement.to,
  )
  return { firstTo: first, to, mayExtendTo: agreement.mayExtendTo }
}

export const askForExtension = async (acting: Asking): Promise<Acted> => {
  const { body } = acting
  const newTo = dayTyped(body, 'new-to')
  const errors = [...dayMissing(body, 'new-to', 'the day on which it would end'), ...whyField(body)]
  if (newTo === null || errors.length > 0) return shown(body, errors)
  return askFor(acting, 'extension', one(body, 'why'), (agreement, { changes }, _party, today): Wanting => {
    const ends = endsOf(agreement, changes)
    const amiss = whyNotExtended(ends, newTo, today)
    if (amiss || ends === null) return amiss ?? { refused: 'no-end-to-extend' }
    if (isUnderWay(changes, 'extension', today)) return { refused: 'one-is-under-way' }
    return { kind: 'extension', firstTo: ends.firstTo, oldTo: ends.to, newTo }
  })
}

const moneyWords: Readonly<Record<MoneyRefusal['refused'], string>> = {
  'amount-needed': 'Enter what it costs or saves a year, or say that it costs nothing',
  'amount-not-understood': 'Enter pounds and pence alone, for example 141,472.00',
  'amount-ambiguous':
    'This could be read in two ways. Part off thousands with one comma each and pence with a point, for example 35,368.00',
  'amount-too-large': 'Enter a smaller amount',
}

type Money = { pence: number | null; errors: FieldError[] }

/** Costs, saves, or neither; the amount is read only where there is one. */
const moneyTyped = (body: Body): Money => {
  const which = one(body, 'money')
  if (which === 'none') return { pence: null, errors: [] }
  if (which !== 'costs' && which !== 'saves')
    return { pence: null, errors: [{ field: 'money', text: 'Choose whether it costs or saves anything' }] }
  const amount = penceTyped(one(body, 'amount'))
  if (typeof amount !== 'number')
    return { pence: null, errors: [{ field: 'amount', text: moneyWords[amount.refused] }] }
  if (amount <= 0)
    return {
      pence: null,
      errors: [
        { field: 'amount', text: 'Enter an amount above nought: whether it costs or saves is chosen above' },
      ],
    }
  return { pence: which === 'saves' ? 0 - amount : amount, errors: [] }
}

const heldOf = (all: readonly Agreement[], on: Day): FunctionHeld[] =>
  all.flatMap((agreement) =>
    everyTerm([agreement]).map((term) => ({
      instrumentId: agreement.id,
      fn: term.fn,
      clientGroup: term.clientGroup,
      holder: term.holder,
      geography: term.geography,
      isWaiting: term.effectiveOn === null || term.effectiveOn > on || !isConfirmed(term, on),
      from: term.from,
      to: endOf(term),
    })),
  )

const functionsTyped = (body: Body, agreement: Agreement, today: Day): FunctionChange[] => {
  const ends = endable(agreement, today)
    .filter((term) => many(body, 'ends').includes(functionKey(term)))
    .map(({ fn, clientGroup, holder, discharger }): FunctionChange => ({
      what: 'ends',
      fn,
      clientGroup,
      holder,
      discharger,
      enablingPower: null,
      statutoryBasis: null,
    }))
  const fn = one(body, 'begins')
  const [holder, discharger] = [one(body, 'holder'), one(body, 'discharger')]
  if (!isFn(fn)) return ends
  return [
    ...ends,
    {
      what: 'begins',
      fn,
      clientGroup: one(body, 'client-group') === 'adults' ? 'adults' : 'children',
      holder,
      discharger,
      enablingPower: one(body, 'power') || null,
      statutoryBasis: one(body, 'basis') || null,
    },
  ]
}

export const askForVariation = async (acting: Asking): Promise<Acted> => {
  const { body } = acting
  const from = dayTyped(body, 'from')
  const money = moneyTyped(body)
  const errors = [
    ...wordsMissing(body, 'words', 10, 'Say in a sentence or two what changes'),
    ...dayMissing(body, 'from', 'from which day it is to count'),
    ...money.errors,
    ...whyField(body),
  ]
  if (from === null || errors.length > 0) return shown(body, errors)
  return askFor(
    acting,
    'variation',
    one(body, 'why'),
    (agreement, { changes, all }, _party, today): Wanting => {
      // What the form shows was read before: what changed since must not be put back by what was not touched.
      const shownVersion = one(body, 'agreement-version')
      if (shownVersion !== '' && shownVersion !== String(agreement.version))
        return { refused: 'changed-since' }
      const altered = functionsAltered(body, agreement, { from, today })
      const clauses = clausesAltered(body, agreement, { from, today })
      const amiss = [...altered.errors, ...clauses.errors]
      if (amiss.length > 0) return { errors: amiss }
      const wanted = {
        kind: 'variation',
        words: one(body, 'words'),
        financialEffect: money.pence,
        effectiveFrom: from,
        functions: [...functionsTyped(body, agreement, today), ...altered.it],
        clauses: clauses.it,
      } as const
      const to = endsOf(agreement, changes)?.to ?? null
      const parties = wanted.functions.flatMap(({ holder, discharger }) => [holder, discharger])
      if (!parties.every((each) => agreement.partyCodes.includes(each)))
        return { errors: [{ field: 'holder', text: 'Choose councils that are parties to the agreement' }] }
      if (wanted.functions.some(({ what }) => what === 'begins') && !delegates(agreement))
        return { errors: [{ field: 'begins', text: 'An agreement of this kind delegates no function' }] }
      const schedules = agreement.schedules.map(({ number }) => number)
      const asked = { ...wanted, instrumentId: agreement.id }
      return whyNotRequested(asked, heldOf(all, from), { to, today, schedules }) ?? wanted
    },
  )
}

export const delegates = ({ kind }: Pick<Agreement, 'kind'>): boolean =>
  kind === 'delegation-agreement' || kind === 'run-on-agreement'

/** What the agreement itself says of notice. */
export const noticeTerms = (agreement: Agreement): NoticeTerm[] => [
  ...(agreement.noticeMonths === null
    ? []
    : [{ ground: 'general' as const, months: agreement.noticeMonths, clause: '', circumstances: null }]),
  ...(agreement.shortNoticeMonths === null
    ? []
    : [
        {
          ground: 'defined' as const,
          months: agreement.shortNoticeMonths,
          clause: '',
          circumstances: agreement.shortNoticeWhen,
        },
      ]),
]

const groundTyped = (body: Body): NoticeGround | null => {
  const typed = one(body, 'ground')
  return typed === 'general' || typed === 'defined' || typed === 'mutual' ? typed : null
}

export const giveNotice = async (acting: Asking): Promise<Acted> => {
  const { body } = acting
  const [givenOn, ground, service] = [dayTyped(body, 'given-on'), groundTyped(body), one(body, 'service')]
  const circumstance = one(body, 'circumstance')
  const errors = [
    ...(ground === null ? [{ field: 'ground', text: 'Choose the ground on which notice is given' }] : []),
    ...dayMissing(body, 'given-on', 'the day on which it was served'),
    ...(isServiceMethod(service) ? [] : [{ field: 'service', text: 'Choose how it was served' }]),
    ...whyField(body),
  ]
  if (givenOn === null || ground === null || !isServiceMethod(service) || errors.length > 0)
    return shown(body, errors)
  return askFor(acting, 'notice', one(body, 'why'), (agreement, { changes }, _party, today): Wanting => {
    const term = noticeTerms(agreement).find((each) => each.ground === ground)
    const amiss = whyNotGiven(
      term,
      ground,
      { givenOn, circumstance },
      { from: agreement.from, to: endsOf(agreement, changes)?.to ?? null, today },
    )
    if (amiss) return amiss
    if (isUnderWay(changes, 'notice', today)) return { refused: 'one-is-running' }
    return {
      kind: 'notice',
      ground,
      months: term?.months ?? null,
      circumstance: ground === 'defined' ? circumstance : null,
      givenOn,
      service,
    }
  })
}

/** Notices a termination can rest on: those that have a day. */
export const noticesWithDay = (changes: readonly Change[]): { notice: Notice; day: Day }[] =>
  changes.flatMap((each) => {
    const day = each.kind === 'notice' ? noticeStandsAt(each) : null
    return each.kind === 'notice' && day !== null ? [{ notice: each, day }] : []
  })

export const askToEnd = async (acting: Asking): Promise<Acted> => {
  const { body } = acting
  const noticeId = one(body, 'notice')
  const typed = dayTyped(body, 'ends-on')
  const errors = [
    ...(noticeId === '' ? [{ field: 'notice', text: 'Choose what it rests on' }] : []),
    ...(noticeId === 'mutual'
      ? dayMissing(body, 'ends-on', 'the first day on which it no longer holds')
      : []),
    ...whyField(body),
  ]
  if (errors.length > 0) return shown(body, errors)
  return askFor(acting, 'termination', one(body, 'why'), (agreement, { changes }, _party, today): Wanting => {
    const notice = noticesWithDay(changes).find((each) => each.notice.id === noticeId)
    if (noticeId !== 'mutual' && !notice) return { refused: 'notice-gone' }
    const endsOn = notice?.day ?? typed
    const to = endsOf(agreement, changes)?.to ?? null
    if (endsOn === null || !isDay(endsOn)) return { refused: 'ends-when' }
    if (!notice && endsOn < today) return { refused: 'ends-when' }
    if (to !== null && (to <= today || endsOn > to)) return { refused: 'ends-when' }
    if (isUnderWay(changes, 'termination', today)) return { refused: 'one-is-under-way' }
    return { kind: 'termination', noticeId: notice?.notice.id ?? null, endsOn }
  })
}
