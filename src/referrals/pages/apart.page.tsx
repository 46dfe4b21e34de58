import type { Told } from '../../contacts/index.ts'
import { Button, InsetText, Radios, SummaryList, Table } from '../../design/index.ts'
import { longTime, shortTimeWithYear, type Instant } from '../../time/index.ts'
import { errorFor, Form, type FormState, type Visit } from '../../web/index.ts'

export type ApartRow = {
  owner: string
  id: string
  because: string
  keptAt: Instant
  reference: string | null
}

const becauseWords: Readonly<Record<string, string>> = {
  'hidden-field': 'A field nobody can see was filled in. Some browsers do that by themselves',
  'too-fast': 'It was written and sent within seconds',
}

/** What waits for a person's eye, oldest first. */
export const ApartList = ({ rows }: { rows: readonly ApartRow[] }) => (
  <>
    <h1 class="govuk-heading-l">Referrals kept apart</h1>
    <p class="govuk-body">
      These look as if a robot had sent them. Look at each today: a frightened person can look like a robot.
      Whoever sent it was told that we have it.
    </p>
    {rows.length === 0 ? (
      <InsetText text="Nothing is kept apart." />
    ) : (
      <Table
        caption="Oldest first"
        head={[{ text: 'Came' }, { text: 'Why it is here' }, { text: 'Reference given' }]}
        rows={rows.map((row) => [
          {
            html: (
              <a class="govuk-link" href={`/referrals/apart/${row.owner}/${row.id}`}>
                {shortTimeWithYear(row.keptAt)}
              </a>
            ),
          },
          { text: becauseWords[row.because] ?? row.because },
          { text: row.reference ?? '' },
        ])}
      />
    )}
  </>
)

type Shown = {
  keptAt: Instant
  because: string
  owner: string
  id: string
  outcome: string | null
  reference: string | null
}

/** One of them: what was written, and the two answers. */
export const ApartPage = ({
  apart,
  told,
  visit,
  form,
}: {
  apart: Shown
  told: Told | null
  visit: Visit
  form: FormState
}) => {
  const error = errorFor(form, 'verdict')
  return (
    <>
      <h1 class="govuk-heading-l">{`Kept apart on ${longTime(apart.keptAt)}`}</h1>
      <p class="govuk-body">{`${becauseWords[apart.because] ?? apart.because}.`}</p>
      {told && (
        <SummaryList
          rows={[
            { key: { text: 'Urgency' }, value: { text: told.urgency } },
            {
              key: { text: 'Children' },
              value: {
                text: told.children
                  .map((child) => `${child.givenNames} ${child.familyName}`.trim() || 'no name')
                  .join(', '),
              },
            },
            { key: { text: 'Address' }, value: { text: `${told.address} ${told.postcode}`.trim() } },
            { key: { text: 'What happened' }, value: { text: told.whatHappened } },
            {
              key: { text: 'From' },
              value: {
                text:
                  `${told.referrer.name} ${told.referrer.phone} ${told.referrer.email}`.trim() || 'anonymous',
              },
            },
            { key: { text: 'Notes' }, value: { text: told.notes } },
          ]}
        />
      )}
      {apart.outcome === null ? (
        <Form visit={visit} action={`/referrals/apart/${apart.owner}/${apart.id}/judge`}>
          <Radios
            name="verdict"
            fieldset={{ legend: { text: 'What is it?', classes: 'govuk-fieldset__legend--m' } }}
            errorMessage={error === undefined ? undefined : { text: error }}
            items={[
              { value: 'take-in', text: 'A person: take it in, as of the moment it came' },
              { value: 'robot', text: 'A robot: leave it out' },
            ]}
          />
          <Button text="Save" preventDoubleClick />
        </Form>
      ) : (
        <InsetText
          text={
            apart.outcome === 'taken-in' ? `Taken in as ${apart.reference ?? ''}.` : 'Left out as a robot’s.'
          }
        />
      )}
    </>
  )
}
