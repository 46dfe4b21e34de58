import type { ComponentChildren } from 'preact'
import { CouncilLetter, Live, PhoneLink, TimeLeft } from '../../design/index.ts'
import { nearTime } from '../../time/index.ts'
import { errorFor, type FormState } from '../../web/index.ts'
import type { Desk } from '../desk.ts'
import { differenceOf, type Run } from '../differing.ts'
import { ratingOf } from '../enquiry.ts'
import { clockOf } from '../enquiry.view.ts'
import { writingInWords } from '../presence.words.ts'
import { RatingTag } from './rating-tag.tsx'

/** The head of a form that belongs to an enquiry: whose, what for, how urgent and how long is left. */
export const DeskHead = ({ desk, title }: { desk: Desk; title: string }) => {
  const { enquiry, council, visit } = desk
  const clock = clockOf(desk, visit.at)
  return (
    <header>
      <h1 class="govuk-heading-l">
        {title}
        <span class="govuk-caption-m">
          <CouncilLetter code={council.code} name={council.shortName} letter={council.letter} />
          {` ${enquiry.headline} · ${enquiry.reference}`}
        </span>
      </h1>
      <p class="govuk-body">
        <RatingTag rating={ratingOf(enquiry)} /> {clock && <TimeLeft {...clock} />}
      </p>
    </header>
  )
}

export const problem = (form: FormState, field: string) => {
  const text = errorFor(form, field)
  return text === undefined ? {} : { errorMessage: { text } }
}

export const whoDid = ({ names }: Pick<Desk, 'names'>, staffId: string | null): string =>
  names.get(staffId ?? '') ?? 'A worker'

/** Who else has it open now, and that somebody else has saved since: fetched again whenever something changes. */
export const BesideWriting = ({ desk, changed }: { desk: Desk; changed: string | null }) => (
  <>
    {desk.here.map(({ staffId, name, writing }) => (
      <p key={staffId} class="govuk-body desk__here">
        <strong>{name}</strong>
        {writing === '' ? ' has this enquiry open now.' : ` is writing ${writingInWords(writing)} now.`}
      </p>
    ))}
    {changed !== null && <p class="govuk-body desk__changed">{changed}</p>}
  </>
)

export const LiveBeside = ({
  desk,
  form,
  began,
  children,
}: {
  desk: Desk
  form: string
  began: string
  children: ComponentChildren
}) => (
  <Live
    events="/enquiries/changes"
    fragment={`/enquiries/${desk.enquiry.id}/beside/${form}?began=${encodeURIComponent(began)}`}
    announce="Somebody else is at work on this enquiry"
  >
    {children}
  </Live>
)

const RunOf = ({ run }: { run: Run }) => {
  if (run.in === 'both') return <>{run.words}</>
  return run.in === 'theirs' ? (
    <del class="differing__theirs">
      <span class="govuk-visually-hidden"> only in theirs: </span>
      {run.words}
    </del>
  ) : (
    <ins class="differing__yours">
      <span class="govuk-visually-hidden"> only in yours: </span>
      {run.words}
    </ins>
  )
}

/** The two texts in one: what is only in theirs is struck through, what is only in yours underlined. */
export const Differing = ({ theirs, yours }: { theirs: string; yours: string }) => (
  <p class="govuk-body as-told differing">
    {differenceOf(theirs, yours).map((run, index) => (
      <RunOf key={index} run={run} />
    ))}
  </p>
)

export type Version = { version: number; at: Desk['visit']['at']; by: string | null }

/** A colleague saved while this was being written. Both texts stand here; nothing is laid over the other unread. */
export const Overtaken = ({
  desk,
  latest,
  children,
}: {
  desk: Desk
  latest: Version
  children: ComponentChildren
}) => (
  <section class="overtaken" aria-labelledby="overtaken">
    <h2 class="govuk-heading-m" id="overtaken">
      {`${whoDid(desk, latest.by)} saved another version, ${nearTime(latest.at, desk.visit.at)}`}
    </h2>
    <p class="govuk-body">
      Nothing is lost: theirs is saved, yours is still in the boxes below and is not saved. Read both. Take
      over from theirs what should stay, then save yours in its place, or let yours go.
    </p>
    {children}
  </section>
)

/** What is there and may not be written here: whose it is and whom to ring. */
export const HeldBack = ({ agencies, phone }: { agencies: readonly string[]; phone: string }) =>
  agencies.length === 0 ? null : (
    <ul class="govuk-list">
      {agencies.map((agency) => (
        <li key={agency} class="held-back">
          <strong>{`${agency}: there is more, which may not be written down here.`}</strong>{' '}
          {phone !== '' && (
            <>
              {'Whoever needs it rings the MASH: '}
              <PhoneLink number={phone} />
            </>
          )}
        </li>
      ))}
    </ul>
  )
