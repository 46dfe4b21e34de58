import type { ComponentChildren } from 'preact'
import { SummaryList } from '../../design/index.ts'
import { addDays, type Day, instant, isDay, longTime, plainDay, type Instant } from '../../time/index.ts'
import { fnName, roleName } from '../change.words.ts'
import type { OpenWork } from '../preview.sql.ts'
import type { WorkerFile } from '../worker.sql.ts'
import { ChangeTable, type Listed } from './changes.page.tsx'
import { LabelledTable } from './labelled-table.tsx'

type Props = {
  readonly worker: WorkerFile
  readonly changes: readonly Listed[]
  readonly work: { readonly shown: readonly OpenWork[]; readonly total: number }
  readonly council: string
  readonly today: Day
  /** Employed by a partner agency: they come in by a passkey, where it has no sign-in of its own. */
  readonly isPartner: boolean
  /** Unused for so long that it signs nobody in until an administrator wakes it. */
  readonly isAsleep: boolean
}

type Dated = { readonly id: string; readonly from: Day; readonly to: Day | null }

type Placement = WorkerFile['placements'][number]
type End = Pick<Placement, 'endsAt' | 'finishUntil'>

const shareInWords = ({
  share,
  indemnity,
  waiver,
}: Pick<Placement, 'share' | 'indemnity' | 'waiver'>): string =>
  [
    share === null ? '' : ` ${String(share)}% of full time.`,
    indemnity === null ? '' : ` Liability: ${indemnity}.`,
    waiver === null ? '' : ` More than full time: ${waiver}.`,
  ].join('')

const endInWords = ({ endsAt, finishUntil }: End): string =>
  [
    endsAt === null ? '' : `; until ${longTime(instant(endsAt))}`,
    finishUntil === null
      ? ''
      : `, and to finish what they have begun until ${longTime(instant(finishUntil))}`,
  ].join('')

/** Past, in force or to come, as the algorithm that decides compares the dates. */
const standsOn = ({ from, to }: Dated, today: Day): string => {
  if (to !== null && to <= from) return 'Never began'
  if (from > today) return 'To come'
  return to !== null && to <= today ? 'Past' : 'In force'
}

const lastDay = (to: Day | null): string => (to === null ? 'No end' : plainDay(addDays(to, -1)))

type FactsProps<T extends Dated> = {
  readonly caption: string
  readonly facts: readonly T[]
  readonly what: (fact: T) => string
  readonly end: (fact: T) => { href: string; text: string; hidden: string }
  readonly add: { readonly href: string; readonly text: string }
  readonly today: Day
}

const Facts = <T extends Dated>({ caption, facts, what, end, add, today }: FactsProps<T>) => (
  <>
    {facts.length === 0 ? (
      <h2 class="govuk-heading-m">{caption}</h2>
    ) : (
      <LabelledTable
        caption={caption}
        captionClasses="govuk-table__caption--m"
        head={[
          { text: 'What' },
          { text: 'From' },
          { text: 'Last day' },
          { text: 'Stands' },
          { html: <span class="govuk-visually-hidden">Change</span> },
        ]}
        rows={facts.map((fact) => [
          { text: what(fact) },
          { text: plainDay(fact.from) },
          { text: fact.to !== null && fact.to <= fact.from ? '' : lastDay(fact.to) },
          { text: standsOn(fact, today) },
          { html: fact.to === null || fact.to > today ? <Ending {...end(fact)} /> : '' },
        ])}
      />
    )}
    <p class="govuk-body">
      {facts.length === 0 && 'None. '}
      <a class="govuk-link" href={add.href}>
        {add.text}
      </a>
    </p>
  </>
)

const Ending = ({
  href,
  text,
  hidden,
}: {
  href: string
  text: string
  hidden: string
}): ComponentChildren => (
  <a class="govuk-link" href={href}>
    {text}
    <span class="govuk-visually-hidden">{`: ${hidden}`}</span>
  </a>
)

export const WorkerPage = ({ worker, changes, work, council, today, isPartner, isAsleep }: Props) => {
  const path = `/administration/workers/${worker.id}`
  const ending = (kind: string, id: string, hidden: string) => ({
    href: `${path}/${kind}/${id}`,
    text: 'End',
    hidden,
  })
  const { trainingValidTo } = worker
  return (
    <>
      <h1 class="govuk-heading-l">{worker.name}</h1>
      <SummaryList
        rows={[
          { key: { text: 'Initials' }, value: { text: worker.initials } },
          { key: { text: 'E-mail' }, value: { text: worker.email } },
          {
            key: { text: 'Training valid until' },
            value: {
              text:
                trainingValidTo === null
                  ? 'Not recorded: no record opens'
                  : `${plainDay(trainingValidTo)}${trainingValidTo <= today ? ': lapsed, no record opens' : ''}`,
            },
            actions: { items: [{ href: `${path}/training`, text: 'Record training' }] },
          },
          {
            key: { text: 'Last signed in' },
            value: {
              text: `${worker.lastSignedIn === null ? 'Never' : longTime(worker.lastSignedIn as Instant)}${isAsleep ? '. The account is asleep and signs nobody in' : ''}`,
            },
            actions: {
              items: [
                ...(isAsleep ? [{ href: `${path}/wake`, text: 'Wake it' }] : []),
                { href: `${path}/sign-out`, text: 'Sign them out everywhere' },
              ],
            },
          },
        ]}
      />
      {isPartner && (
        <p class="govuk-body">
          <a class="govuk-link" href={`/invitations/${worker.id}`}>
            Passkey: invite them, or stop one
          </a>
        </p>
      )}
      <Facts
        caption="Employment"
        facts={worker.employments}
        what={({ employerName, jobTitle }) => `${jobTitle}, ${employerName}`}
        end={({ id, employerName }) => ending('leaves', id, employerName)}
        add={{ href: `${path}/begins`, text: 'Add an employment' }}
        today={today}
      />
      <Facts
        caption="Roles"
        facts={worker.roles}
        what={({ role }) => roleName(role)}
        end={({ id, role }) => ending('role-ends', id, roleName(role))}
        add={{ href: `${path}/role`, text: 'Give a role' }}
        today={today}
      />
      <Facts
        caption="Teams"
        facts={worker.memberships}
        what={({ team, isManager }) => `${team}${isManager ? ', manages it' : ''}`}
        end={({ id, team }) => ending('team-ends', id, team)}
        add={{ href: `${path}/team`, text: 'Add to a team' }}
        today={today}
      />
      <Facts
        caption="Lent under section 113"
        facts={worker.placements}
        what={({ host, fns, instrument, consultedOn, ...lent }) =>
          `To ${host}, for ${fns.map(fnName).join('; ')}. ${instrument}; consulted on ${isDay(consultedOn) ? plainDay(consultedOn) : ''}${endInWords(lent)}.${shareInWords(lent)}`
        }
        end={({ id, host }) => ending('lending-ends', id, host)}
        add={{ href: `${path}/lending`, text: 'Lend to another council' }}
        today={today}
      />
      <h2 class="govuk-heading-m">{`Work of ${council} with them now`}</h2>
      {work.total === 0 ? (
        <p class="govuk-body">None.</p>
      ) : (
        <>
          <p class="govuk-body">{`${String(work.total)} in all; the oldest first.`}</p>
          <ul class="govuk-list govuk-list--bullet">
            {work.shown.map(({ kind, reference, since }) => (
              <li key={`${kind}${reference}${since}`}>
                {`${kind === 'contact' ? 'Contact' : kind === 'enquiry' ? 'Enquiry of' : 'Accepted hand-over of'} ${reference}, since ${longTime(since)}`}
              </li>
            ))}
          </ul>
        </>
      )}
      <h2 class="govuk-heading-m">What was proposed about them</h2>
      {changes.length === 0 ? <p class="govuk-body">Nothing.</p> : <ChangeTable changes={changes} />}
    </>
  )
}
