import { functions } from '../../access/index.ts'
import { outcomeRule } from '../../contacts/index.ts'
import { CouncilLetter, Hops, MojBanner, TimeLeft, TwoColumns, UrgencyTag } from '../../design/index.ts'
import { shortTimeWithYear } from '../../time/index.ts'
import type { FormState, Visit } from '../../web/index.ts'
import type { HandOver } from '../hand-over.ts'
import type { Line } from '../hand-over.sql.ts'
import type { Step } from '../hops.ts'
import type { Team, Worker } from '../team.sql.ts'
import type { Travels } from '../travels.sql.ts'
import { FromHub } from './from-hub.tsx'
import { AcceptForm, AnswerForm, QueryForm, SendOnForm, WithdrawForm } from './forms.tsx'
import { markOf, type Seen, sinceReceived, timeLeftOf } from './lines.tsx'
import { Before, Decisions, WhatWasTold } from './travels.tsx'

export type HandOverShown = {
  handOver: HandOver
  travels: Travels
  steps: readonly Step[]
  names: ReadonlyMap<string, string>
  siblings: readonly Line[]
  workers: readonly Worker[]
  teams: readonly Team[]
  seen: Seen
  /** Accepting it dates the referral. */
  makesReferral: boolean
  /** Works in the function it was sent to, or in the hub that sent it: reads what came with it. */
  isReceiver: boolean
  /** What this reader may do now; a sentence says why not. */
  may: { accept: boolean; query: boolean; answer: boolean; whyNotAccept: string | null }
}

const stageWords = ({ handOver, names }: HandOverShown): string => {
  const team = handOver.toTeam === null ? '' : (names.get(handOver.toTeam) ?? 'the team')
  switch (handOver.stage) {
    case 'no-team':
      return `Waiting for a team: nobody receives ${functions[handOver.toFn]} for this council`
    case 'sent':
      return `Sent to ${team}, not accepted yet`
    case 'queried':
      return `Queried by ${team}: waiting for the screeners’ answer`
    case 'accepted':
      return `Accepted by ${team}: ${names.get(handOver.accepted?.allocatedTo ?? '') ?? 'a worker'} has it`
    case 'withdrawn':
      return 'Withdrawn'
  }
}

const waitingFor = ({ handOver, names }: HandOverShown): string | undefined => {
  const team = handOver.toTeam === null ? 'a team' : (names.get(handOver.toTeam) ?? 'the team')
  switch (handOver.stage) {
    case 'no-team':
      return 'a team to receive it'
    case 'sent':
      return `${team} to accept it`
    case 'queried':
      return 'the screeners to answer'
    case 'accepted':
    case 'withdrawn':
      return undefined
  }
}

const Head = ({ shown }: { shown: HandOverShown }) => {
  const { handOver, seen } = shown
  const council = markOf(seen.councils, handOver.owner)
  const clock = { ...handOver, acceptedAt: handOver.accepted?.at ?? null }
  return (
    <>
      <h1 class="govuk-heading-l">
        {council && <CouncilLetter {...council} />} {`${handOver.headline} · ${handOver.reference}`}
      </h1>
      <p class="govuk-body">
        <strong>{outcomeRule(handOver.outcome).name}</strong> <UrgencyTag urgency={handOver.urgency} />
        {` ${stageWords(shown)}`}
      </p>
      {handOver.stage !== 'withdrawn' && (
        <p class="govuk-body">
          <TimeLeft {...timeLeftOf(clock, seen)} />
        </p>
      )}
      <p class="govuk-body">{sinceReceived(handOver, seen.now)}</p>
      {handOver.escalatedAt !== null && (
        <MojBanner
          type="warning"
          iconFallbackText="Late"
          text={`Nobody had accepted this by ${shortTimeWithYear(handOver.dueAt)}. Both managers were told.`}
        />
      )}
    </>
  )
}

const Queries = ({ shown: { handOver, names } }: { shown: HandOverShown }) =>
  handOver.queries.length === 0 ? null : (
    <section>
      <h2 class="govuk-heading-m">Queries</h2>
      {handOver.queries.map((query) => (
        <div key={query.at} class="govuk-inset-text">
          <p class="govuk-body">{`${names.get(query.by ?? '') ?? 'The team'}, ${shortTimeWithYear(query.at)}: ${query.reason}`}</p>
          <p class="govuk-body">
            {query.answer === null
              ? 'Not answered yet.'
              : `${names.get(query.answer.by ?? '') ?? 'Screening'}, ${shortTimeWithYear(query.answer.at)}: ${query.answer.text}`}
          </p>
        </div>
      ))}
    </section>
  )

const Siblings = ({ shown: { siblings, handOver } }: { shown: HandOverShown }) => {
  // The way through the hub is told above: what it found came from there.
  const cameThrough = handOver.fromEnquiry === null ? null : 'mash'
  const others = siblings.filter((line) => line.id !== handOver.id && line.outcome !== cameThrough)
  return others.length === 0 ? null : (
    <section>
      <h2 class="govuk-heading-m">
        {handOver.toFn === 'mash' ? 'Other hand-overs of this contact' : 'Other children of this contact'}
      </h2>
      <ul class="govuk-list govuk-list--bullet">
        {others.map((line) => (
          <li key={line.id}>
            <a class="govuk-link" href={`/hand-overs/${line.id}`}>
              {line.headline}
            </a>
            {`: ${outcomeRule(line.outcome).name}, ${line.toTeam ?? 'no team yet'}, ${line.stage}`}
          </li>
        ))}
      </ul>
    </section>
  )
}

const Doing = ({ shown, visit, form }: { shown: HandOverShown; visit: Visit; form: FormState }) => {
  const { handOver, may, workers, teams } = shown
  const on = { visit, form, id: handOver.id }
  const isOpenStage = handOver.stage === 'sent' || handOver.stage === 'queried'
  return (
    <>
      {may.accept && isOpenStage && (
        <AcceptForm {...on} workers={workers} makesReferral={shown.makesReferral} />
      )}
      {may.whyNotAccept !== null && isOpenStage && <p class="govuk-body">{may.whyNotAccept}</p>}
      {may.query && handOver.stage === 'sent' && <QueryForm {...on} />}
      {may.answer && handOver.stage === 'queried' && <AnswerForm {...on} />}
      {may.answer && (isOpenStage || handOver.stage === 'no-team') && (
        <>
          <SendOnForm {...on} teams={teams} toTeam={handOver.toTeam} />
          <WithdrawForm {...on} />
        </>
      )}
    </>
  )
}

export const HandOverPage = ({
  shown,
  visit,
  form,
}: {
  shown: HandOverShown
  visit: Visit
  form: FormState
}) => (
  <>
    <Head shown={shown} />
    <TwoColumns
      asideLabel="What to do, and how it came here"
      aside={
        <>
          <Doing shown={shown} visit={visit} form={form} />
          <h2 class="govuk-heading-m">Every hop</h2>
          <Hops hops={shown.steps} now={shown.seen.now} waitingFor={waitingFor(shown)} />
        </>
      }
    >
      <Queries shown={shown} />
      <Siblings shown={shown} />
      <FromHub shown={shown} />
      <WhatWasTold handOver={shown.handOver} travels={shown.travels} />
      <Decisions handOver={shown.handOver} travels={shown.travels} />
      <Before handOver={shown.handOver} travels={shown.travels} />
    </TwoColumns>
  </>
)
