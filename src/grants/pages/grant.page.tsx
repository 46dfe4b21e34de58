import { outcomeRule } from '../../contacts/index.ts'
import { Button, InsetText, SummaryList, Textarea, WarningText } from '../../design/index.ts'
import { counted, longTime, plainDay } from '../../time/index.ts'
import { Form, type FormState, one, type Visit } from '../../web/index.ts'
import { type AccessGrant, type Draw, givenKinds, grantResource, grantStateAt } from '../grant.ts'
import type { RecordLine } from '../grant.sql.ts'
import { wrong } from './fields.tsx'
import { StateTag } from './grants.page.tsx'

type Props = {
  visit: Visit
  form: FormState
  grant: AccessGrant
  records: readonly RecordLine[]
  /** Null: no sample. False: drawn again, the same does not come out any more. */
  drawnAgain: boolean | null
  names: ReadonlyMap<string, string>
}

const drawInWords = ({ seed, from, to, outcome, asked, among }: Draw, isSame: boolean | null): string =>
  [
    `${String(Math.min(asked, among))} of ${counted(among, 'contact')} decided from ${plainDay(from)} to ${plainDay(to)}`,
    outcome === null ? '' : `, with a child whose outcome was ${outcomeRule(outcome).name}`,
    `, drawn by chance. Seed ${seed}. `,
    isSame === true
      ? 'Drawn again now, the same come out.'
      : 'Drawn again now, others come out: a record was moved, sealed or decided anew since.',
  ].join('')

const rowsOf = ({ grant, drawnAgain, names, visit }: Props) => {
  const { kind, staffId, reason, from, until, approved, withdrawn, givenAt, givenBy, draw } = grant
  const nameOf = (id: string | null): string => names.get(id ?? '') ?? 'A worker'
  const row = (key: string, text: string) => ({ key: { text: key }, value: { text } })
  const state = grantStateAt(
    { kind, from, until, isApproved: approved !== null, withdrawnAt: withdrawn?.at ?? null },
    visit.at,
  )
  return [
    row('What for', givenKinds[kind].name),
    { key: { text: 'How it stands' }, value: { html: <StateTag state={state} /> } },
    row('Who', nameOf(staffId)),
    row('Why', reason),
    row('When', `${longTime(from)} to ${longTime(until)}`),
    row('Given by', `${nameOf(givenBy)}, ${longTime(givenAt)}`),
    kind === 'support' &&
      row(
        'Agreed to by',
        approved === null ? 'Nobody yet' : `${nameOf(approved.by)}, ${longTime(approved.at)}`,
      ),
    withdrawn !== null &&
      row('Ended by', `${nameOf(withdrawn.by)}, ${longTime(withdrawn.at)}: ${withdrawn.because}`),
    draw !== null && row('How the sample was drawn', drawInWords(draw, drawnAgain)),
  ]
}

const Records = ({ grant, records }: Props) => {
  const hidden = grant.records.length - records.length
  return (
    <section>
      <h2 class="govuk-heading-m">{`What is named: ${counted(grant.records.length, 'record')}`}</h2>
      <ul class="govuk-list govuk-list--bullet named__choice">
        {records.map(({ id, kind, reference, name }) => (
          <li key={id}>
            {kind === 'contact' ? `Contact ${reference ?? ''}` : `Person: ${name || 'name not known'}`}
          </li>
        ))}
        {hidden > 0 && <li>{`${counted(hidden, 'record')} not in your sight, nor in theirs`}</li>}
      </ul>
    </section>
  )
}

const Agree = ({ visit, grant }: Props) => {
  const me = visit.actor.rights.staffId
  return me === grant.givenBy || me === grant.staffId ? (
    <InsetText text="It gives nothing yet: a second person of this council must agree, and not whoever gave it." />
  ) : (
    <Form visit={visit} action={`/grants/${grant.id}/approve`}>
      <WarningText
        text="A supplier’s engineer sees stages, times and clocks of these records, no name and nothing anybody said. Agree only if you know of the incident."
        iconFallbackText="Warning"
      />
      <Button text="Agree" preventDoubleClick />
    </Form>
  )
}

/** One letting in: to whom, why, until when, to which records, and how it was decided. */
export const GrantPage = (props: Props) => {
  const { visit, form, grant } = props
  const { kind, from, until, approved, withdrawn } = grant
  const state = grantStateAt(
    { kind, from, until, isApproved: approved !== null, withdrawnAt: withdrawn?.at ?? null },
    visit.at,
  )
  const mayChange = visit.may('grant.change', grantResource(grant)).allowed
  return (
    <>
      <h1 class="govuk-heading-l">{`${givenKinds[kind].name}: let in to ${counted(grant.records.length, 'record')}`}</h1>
      <SummaryList rows={rowsOf(props)} />
      {mayChange && state === 'waits' && <Agree {...props} />}
      <Records {...props} />
      {mayChange && state !== 'over' && state !== 'withdrawn' && (
        <Form visit={visit} action={`/grants/${grant.id}/withdraw`}>
          <Textarea
            name="because"
            rows={2}
            label={{ text: 'End it now: why?', classes: 'govuk-label--m' }}
            hint={{
              text: 'Their very next request is refused. End it too once what it was given for is done.',
            }}
            value={one(form.typed, 'because')}
            {...wrong(form, 'because')}
          />
          <Button text="End it now" classes="govuk-button--warning" preventDoubleClick />
        </Form>
      )}
    </>
  )
}
