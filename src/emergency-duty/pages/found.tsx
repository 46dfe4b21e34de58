import { Button, CouncilLetter, Stub } from '../../design/index.ts'
import { bornInWords } from '../../people/index.ts'
import { dayOf } from '../../time/index.ts'
import { DutyNumbers, Form, type Visit } from '../../web/index.ts'
import type { MayBe, Why } from '../emergency-card.ts'

type FoundProps = {
  readonly visit: Visit
  readonly people: readonly MayBe[]
  readonly isMore: boolean
  /** Null: nothing was asked anew, so nobody can be found. */
  readonly why: Why | null
}

const One = ({
  visit,
  person,
  why,
}: {
  readonly visit: Visit
  readonly person: MayBe
  readonly why: Why
}) => {
  const council = visit.councils.find(({ code }) => code === person.owner)
  const name = person.name ?? 'Name not known'
  return (
    <article class="match-card">
      <h2 class="match-card__name">
        {council && <CouncilLetter code={council.code} name={council.shortName} letter={council.letter} />}{' '}
        {person.isStub ? `A record of ${council?.shortName ?? ''}` : name}
      </h2>
      {person.isStub && council ? (
        <Stub council={council.shortName} dutyPhone={council.dutyPhone} />
      ) : (
        <p class="match-card__facts">
          {bornInWords(
            { ...person, bornEstimated: false, expectedOn: null, isChild: person.isChild === true },
            dayOf(visit.at),
          )}
        </p>
      )}
      <div class="match-card__actions">
        <Form visit={visit} action="/emergency-card">
          <input type="hidden" name="step" value="open" />
          <input type="hidden" name="owner" value={person.owner} />
          <input type="hidden" name="person" value={person.personId} />
          <input type="hidden" name="reason" value={why.reason} />
          <input type="hidden" name="words" value={why.words} />
          <Button preventDoubleClick>
            {person.isStub ? 'Break the glass and open the card' : 'Open card'}
            <span class="govuk-visually-hidden">{person.isStub ? '' : ` of ${name}`}</span>
          </Button>
        </Form>
      </div>
    </article>
  )
}

export const FoundForCard = ({ visit, people, isMore, why }: FoundProps) => (
  <>
    <h1 class="govuk-heading-l">Who is it?</h1>
    {people.length === 0 ? (
      <>
        <p class="govuk-body">
          {why === null
            ? 'That card is no longer open to you. Look for the person again, and say why.'
            : 'Neither council’s index has anybody who fits. Try less of the name, or ring: not every record can be found here.'}
        </p>
      </>
    ) : (
      why !== null &&
      people.map((person) => (
        <One key={`${person.owner} ${person.personId}`} visit={visit} person={person} why={why} />
      ))
    )}
    {people.length > 0 && (
      <p class="govuk-body">
        Not every record can be found here. If none of these is the person, ring the duty manager:
      </p>
    )}
    <DutyNumbers councils={visit.councils} />
    {isMore && <p class="govuk-body">More people fit. Give more of the name, or the date of birth.</p>}
    <p class="govuk-body">
      <a class="govuk-link" href="/emergency-card">
        Look for somebody else
      </a>
    </p>
  </>
)
