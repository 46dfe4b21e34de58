import { type Acted, type Acting, type Body, type FieldError, one } from '../web/index.ts'
import { keepDocument, paperOf } from '../agreements/index.ts'
import { newId } from '../db/index.ts'
import { publishedBy, stepIn } from './acting.ts'
import { allApproved, type Change, type ChangeKind, type Termination } from './change.ts'
import { changesOf } from './change.sql.ts'
import {
  assess,
  callIn,
  carryOut,
  consent,
  decideOn,
  dispose,
  moveNotice,
  publish,
  reconsider,
  withdraw,
} from './deciding.ts'
import { dayMissing, dayTyped, isDayEmpty, wordsMissing } from './typed.ts'
import type { Publishing } from './decision.rule.ts'
import type { Disposed } from './part.ts'
import { dispositionWords } from './refusals.ts'
import { titleOf } from './words.ts'
import type { Day } from '../time/index.ts'

type Step = Acting<{ id: string }>

const shown = (body: Body, errors: FieldError[]): Acted => ({ form: { errors, typed: body } })

const kinds: readonly ChangeKind[] = ['variation', 'extension', 'notice', 'termination']
/** The form says of which kind the change is; where it is none, nothing is found. */
const kindOf = (body: Body): ChangeKind => kinds.find((kind) => kind === one(body, 'kind')) ?? 'variation'

const publishingTyped = (body: Body, decidedOn: Day): Publishing => ({
  decidedOn,
  publishedOn: dayTyped(body, 'published-on') ?? decidedOn,
  exemptBecause: one(body, 'exempt') === 'yes' ? one(body, 'exempt-because') : null,
  namedDay: dayTyped(body, 'holds-from'),
  namedOfficer: one(body, 'officer'),
})

const exemptUnsaid = (body: Body): FieldError[] =>
  one(body, 'exempt') === 'yes'
    ? wordsMissing(body, 'exempt-because', 5, 'Say why no call-in runs on it, and where that stands')
    : []

export const assessing = (acting: Step): Promise<Acted> =>
  stepIn(acting, 'variation', (change, party, _tx, today) =>
    change.kind === 'variation'
      ? assess(change, party, one(acting.body, 'assessment'), today)
      : { refused: 'not-there' },
  )

export const deciding = async (acting: Step): Promise<Acted> => {
  const { body, visit } = acting
  const approves = one(body, 'approves')
  const decidedOn = dayTyped(body, 'decided-on')
  const isPublished = approves === 'yes' && !isDayEmpty(body, 'published-on')
  const errors = [
    ...(approves === 'yes' || approves === 'no'
      ? []
      : [{ field: 'approves', text: 'Choose whether your council approves it' }]),
    ...wordsMissing(body, 'reason', 5, 'Say why'),
    ...wordsMissing(body, 'decided-by', 3, 'Enter who decided it: the member, the committee or the officer'),
    ...wordsMissing(body, 'reference', 2, 'Enter the reference of the decision'),
    ...dayMissing(body, 'decided-on', 'the day on which it was decided'),
    ...(isPublished ? dayMissing(body, 'published-on', 'the day on which it was published') : []),
    ...(isPublished ? exemptUnsaid(body) : []),
  ]
  if (decidedOn === null || errors.length > 0) return shown(body, errors)
  return stepIn(acting, kindOf(body), async (change, party, tx, today) => {
    const published = isPublished
      ? await publishedBy(tx, party, visit, publishingTyped(body, decidedOn))
      : null
    if (published && 'refused' in published) return published
    return decideOn(
      change,
      party,
      {
        approves: approves === 'yes',
        reason: one(body, 'reason'),
        reference: one(body, 'reference'),
        decidedBy: one(body, 'decided-by'),
        decidedOn,
        published,
      },
      today,
    )
  })
}

/** What a party that nobody signs in for here said, with the signed paper. */
export const consenting = async (acting: Step): Promise<Acted> => {
  const { body, visit } = acting
  const [approves, signedOn] = [one(body, 'consents'), dayTyped(body, 'signed-on')]
  const file = await paperOf(acting)
  const errors = [
    ...(one(body, 'organisation') === '' ? [{ field: 'organisation', text: 'Choose which party' }] : []),
    ...(approves === 'yes' || approves === 'no'
      ? []
      : [{ field: 'consents', text: 'Choose whether it approves it' }]),
    ...wordsMissing(body, 'consent-reason', 5, 'Say what the paper says of why'),
    ...wordsMissing(body, 'signed-by', 3, 'Enter who signed it'),
    ...wordsMissing(body, 'capacity', 3, 'Enter in what capacity'),
    ...dayMissing(body, 'signed-on', 'the day on which it was signed'),
    ...(typeof file === 'string' ? [{ field: 'file', text: file }] : []),
  ]
  if (signedOn === null || typeof file === 'string' || errors.length > 0) return shown(body, errors)
  const document = { id: newId(), name: file.name, size: file.size, sha256: file.sha256 }
  const said = {
    organisation: one(body, 'organisation'),
    approves: approves === 'yes',
    reason: one(body, 'consent-reason'),
    signedBy: one(body, 'signed-by'),
    capacity: one(body, 'capacity'),
    signedOn,
    document,
  }
  return stepIn(
    acting,
    kindOf(body),
    (change, party, _tx, today) => consent(change, party, said, today),
    (tx, change) =>
      keepDocument(tx, {
        owner: visit.actor.actingFor ?? '',
        agreementId: change.instrumentId,
        id: document.id,
        title: `Signed by ${said.signedBy}: ${titleOf(change)}`,
        file,
        at: visit.at,
      }),
  )
}

export const publishing = async (acting: Step): Promise<Acted> => {
  const { body, visit } = acting
  const errors = [
    ...dayMissing(body, 'published-on', 'the day on which it was published'),
    ...exemptUnsaid(body),
  ]
  if (errors.length > 0) return shown(body, errors)
  return stepIn(acting, kindOf(body), async (change, party, tx, today) => {
    const own = change.decisions.filter((each) => each.party === party).at(-1)
    if (!own) return { refused: 'nothing-to-publish' }
    const published = await publishedBy(tx, party, visit, publishingTyped(body, own.decidedOn))
    return 'refused' in published ? published : publish(change, party, published, today)
  })
}

export const callingIn = async (acting: Step): Promise<Acted> => {
  const { body } = acting
  const on = dayTyped(body, 'called-in-on')
  if (on === null) return shown(body, dayMissing(body, 'called-in-on', 'the day on which it was called in'))
  return stepIn(acting, kindOf(body), (change, party, _tx, today) => callIn(change, party, on, today))
}

export const reconsidering = async (acting: Step): Promise<Acted> => {
  const { body } = acting
  const [on, stands] = [dayTyped(body, 'reconsidered-on'), one(body, 'stands')]
  const errors = [
    ...(stands === 'yes' || stands === 'no' ? [] : [{ field: 'stands', text: 'Choose whether it stands' }]),
    ...dayMissing(body, 'reconsidered-on', 'the day on which it was decided again'),
    ...wordsMissing(body, 'reconsidered-because', 5, 'Say why'),
  ]
  if (on === null || errors.length > 0) return shown(body, errors)
  return stepIn(acting, kindOf(body), (change, party, _tx, today) =>
    reconsider(
      change,
      party,
      { stands: stands === 'yes', on, reason: one(body, 'reconsidered-because') },
      today,
    ),
  )
}

export const withdrawing = async (acting: Step): Promise<Acted> => {
  const { body } = acting
  const errors = wordsMissing(body, 'because', 5, 'Say why it is taken back')
  if (errors.length > 0) return shown(body, errors)
  return stepIn(acting, kindOf(body), (change, party, _tx, today) =>
    withdraw(change, party, one(body, 'because'), today),
  )
}

export const moving = async (acting: Step): Promise<Acted> => {
  const { body } = acting
  const toDay = dayTyped(body, 'to-day')
  if (toDay === null) return shown(body, dayMissing(body, 'to-day', 'the day on which it should take effect'))
  return stepIn(acting, 'notice', (change, party, _tx, today) =>
    change.kind === 'notice' ? moveNotice(change, party, toDay, today) : { refused: 'not-there' },
  )
}

/** What was chosen for each thing that hangs on the agreement; what was left open stays open. */
const disposedTyped = (change: Termination, body: Body): Disposed[] =>
  change.dependants.flatMap(({ id, kind }): Disposed[] => {
    const what = one(body, `what-${id}`)
    if (what !== 'continue' && what !== 'vary' && what !== 'end') return []
    return [
      {
        dependant: id,
        kind,
        what,
        endsOn: what === 'end' ? dayTyped(body, `ends-${id}`) : null,
        variedBy: what === 'vary' ? one(body, `varied-${id}`) || null : null,
        because: one(body, `because-${id}`),
        number: 0,
      },
    ]
  })

export const fieldOfDisposition = (refused: string, id: string): string => {
  switch (refused) {
    case 'because-needed':
      return `because-${id}`
    case 'end-day-needed':
    case 'end-day-past':
    case 'ends-after-its-agreement':
      return `ends-${id}-day`
    case 'agreed-variation-needed':
      return `varied-${id}`
    default:
      return `what-${id}`
  }
}

/** Variations that all parties have agreed to, of the agreement that ends and of those under it. */
export const agreedVariations = (changes: readonly Change[]): Change[] =>
  changes.filter((each) => each.kind === 'variation' && each.withdrawn === null && allApproved(each))

export const disposing = (acting: Step): Promise<Acted> =>
  stepIn(acting, 'termination', async (change, party, tx, today) => {
    if (change.kind !== 'termination') return { refused: 'not-there' }
    const under = change.dependants.filter(({ kind }) => kind === 'agreement' || kind === 'sharing-agreement')
    const changes: Change[] = []
    for (const instrumentId of [change.instrumentId, ...under.map(({ id }) => id)])
      changes.push(...(await changesOf(tx, { instrumentId })))
    const agreed = agreedVariations(changes).map(({ id }) => id)
    const answer = dispose(change, party, disposedTyped(change, acting.body), agreed, today)
    if (!('amiss' in answer)) return answer
    return {
      errors: answer.amiss.map(({ dependant, refused }) => ({
        field: fieldOfDisposition(refused, dependant),
        text: dispositionWords[refused] ?? refused,
      })),
    }
  })

export const carryingOut = (acting: Step): Promise<Acted> =>
  stepIn(acting, kindOf(acting.body), (change, party, _tx, today) => carryOut(change, party, today))
