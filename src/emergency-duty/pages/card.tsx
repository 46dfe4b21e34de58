import { Button, InsetText, PhoneLink, Stub, SummaryList, type SummaryRow } from '../../design/index.ts'
import { bornInWords, type Flag, flags } from '../../people/index.ts'
import { type Day, dayOf, longTime, plainDay, shortTimeWithYear } from '../../time/index.ts'
import { ownNothing } from '../../access/index.ts'
import { DutyNumbers, Form, type Visit } from '../../web/index.ts'
import { type Card, type InHousehold, reasons, type Why } from '../emergency-card.ts'

/** Flags that say who is already working with the person; the others say what to beware of. */
const plans: readonly string[] = [
  'child-protection-plan',
  'looked-after',
  'open-case',
  'early-help',
] satisfies Flag[]

const flagWords = (flag: string): string => flags[flag as Flag] ?? flag

const Flags = ({ some, none }: { readonly some: readonly string[]; readonly none: string }) =>
  some.length === 0 ? (
    <>{none}</>
  ) : (
    <ul class="govuk-list govuk-!-margin-bottom-0">
      {some.map((flag) => (
        <li key={flag}>
          <strong>{flagWords(flag)}</strong>
        </li>
      ))}
    </ul>
  )

const whoInWords = (card: Card, today: Day): string =>
  [capital(bornInWords(card, today)), card.knownAs === null ? null : `known as ${card.knownAs}`]
    .filter(Boolean)
    .join('. Also ')

type Council = Visit['councils'][number]

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** What to beware of before what to know: it is read at two in the morning. */
const rowsOf = (card: Card, council: Council, today: Day): SummaryRow[] => {
  const duty = (
    <>
      {`${council.shortName} duty manager: `}
      <PhoneLink number={council.dutyPhone} />
    </>
  )
  return [
    { key: { text: 'Who' }, value: { text: whoInWords(card, today) } },
    {
      key: { text: 'Known risks' },
      value: {
        html: (
          <Flags
            some={card.flags.filter((flag) => !plans.includes(flag))}
            none="None recorded. That is not the same as none."
          />
        ),
      },
    },
    {
      key: { text: 'Plans and services' },
      value: {
        html: <Flags some={card.flags.filter((flag) => plans.includes(flag))} none="None recorded" />,
      },
    },
    {
      key: { text: 'Address' },
      value: {
        html: (
          <>
            {card.addresses.map((line) => (
              <p key={line} class="govuk-body">
                {line}
              </p>
            ))}
            {card.hasHiddenAddress && (
              <p class="govuk-body">
                <strong>{card.addresses.length > 0 ? 'Another address is hidden. ' : 'Hidden. '}</strong>
                {'Ring the '}
                {duty}
              </p>
            )}
            {card.addresses.length === 0 && !card.hasHiddenAddress && 'Not recorded'}
          </>
        ),
      },
    },
    {
      key: { text: 'Who works with them' },
      value: {
        html:
          card.workers.length === 0 ? (
            'Nobody recorded'
          ) : (
            <ul class="govuk-list">
              {card.workers.map(({ worker, team, phone }) => (
                <li key={`${team} ${worker ?? ''}`}>
                  {`${worker ?? 'Not allocated yet'}, ${team}: `}
                  <PhoneLink number={phone} />
                </li>
              ))}
            </ul>
          ),
      },
    },
    {
      key: { text: 'Contacts still open' },
      value: {
        html:
          card.contacts.length === 0 ? (
            'None'
          ) : (
            <ul class="govuk-list">
              {card.contacts.map(({ reference, receivedAt }) => (
                <li key={reference}>{`${reference}, received ${shortTimeWithYear(receivedAt)}`}</li>
              ))}
            </ul>
          ),
      },
    },
    { key: { text: `Ask ${council.shortName}` }, value: { html: duty } },
  ]
}

type CardPageProps = { readonly visit: Visit; readonly card: Card; readonly why: Why | null }

const nameOf = ({ isStub, name }: InHousehold): string =>
  isStub ? 'A restricted record' : (name ?? 'Name not known')

/** Somebody else who lives there: open for as long as the first card, but a restricted record asks for the reason anew. */
const Other = ({ visit, card, why, other }: CardPageProps & { readonly other: InHousehold }) => (
  <li>
    <Form visit={visit} action="/emergency-card">
      <span class="govuk-body">
        {nameOf(other)}
        {other.bornOn === null ? ' ' : `, born ${plainDay(other.bornOn)} `}
      </span>
      <input type="hidden" name="person" value={other.personId} />
      <input type="hidden" name="step" value={other.isStub ? 'open' : 'again'} />
      <input type="hidden" name="opening" value={card.opening} />
      <input type="hidden" name="owner" value={card.owner} />
      <input type="hidden" name="reason" value={why?.reason ?? ''} />
      <input type="hidden" name="words" value={why?.words ?? ''} />
      <Button classes="govuk-button--secondary" preventDoubleClick>
        {other.isStub ? 'Break the glass and open the card' : 'Open card'}
        <span class="govuk-visually-hidden">{` of ${nameOf(other)}`}</span>
      </Button>
    </Form>
  </li>
)

const Household = (shown: CardPageProps) =>
  shown.card.household.length === 0 ? null : (
    <section>
      <h2 class="govuk-heading-m">Household</h2>
      <ul class="govuk-list">
        {shown.card.household.map((other) => (
          <Other key={other.personId} {...shown} other={other} />
        ))}
      </ul>
    </section>
  )

/** Whoever stands for the council may go on to the whole record: what they said already goes along. */
const WholeRecord = ({ visit, card, why }: CardPageProps) => {
  const isTheirs = visit.may('glass.break', {
    ...ownNothing,
    kind: 'person',
    owner: card.owner,
    id: card.personId,
  }).allowed
  if (!isTheirs) return null
  return (
    <section>
      <h2 class="govuk-heading-m">More than the card</h2>
      <Form visit={visit} action={`/break-glass/people/${card.personId}`}>
        <input type="hidden" name="reason" value={why?.reason ?? ''} />
        <input type="hidden" name="words" value={why?.words ?? ''} />
        <p class="govuk-body">
          What is held of the household, and every contact about it. It is looked into like the card.
        </p>
        <Button
          text="Break the glass and open the whole record"
          classes="govuk-button--warning"
          preventDoubleClick
        />
      </Form>
    </section>
  )
}

export const CardPage = ({ visit, card, why }: CardPageProps) => {
  const council = visit.councils.find(({ code }) => code === card.owner)
  return (
    <>
      <h1 class="govuk-heading-l">{`Emergency card: ${card.name ?? 'name not known'}`}</h1>
      <p class="govuk-body">
        {`A ${card.isRestricted ? 'restricted ' : ''}record of ${council?.name ?? card.owner}. ${why === null ? 'Opened again' : 'Opened'} ${longTime(visit.at)}${why === null ? '' : ` because: ${reasons[why.reason].toLowerCase()}`}. The privacy officers have been told. The household’s cards are open to you until ${longTime(card.until)}.`}
      </p>
      {card.isRestricted && (
        <InsetText text="This record is restricted to workers named on it: you have broken the glass. Tell nobody more than their part needs." />
      )}
      {council && <SummaryList rows={rowsOf(card, council, dayOf(visit.at))} />}
      <Household visit={visit} card={card} why={why} />
      <WholeRecord visit={visit} card={card} why={why} />
      <p class="govuk-body">
        <a class="govuk-link" href="/emergency-card">
          Look for somebody else
        </a>
      </p>
    </>
  )
}

/** It is there, and not for this worker to open: whom to ring, and that the privacy officers know they needed it. */
export const RestrictedPage = ({ visit, owner }: { readonly visit: Visit; readonly owner: string }) => {
  const council = visit.councils.find(({ code }) => code === owner)
  return (
    <>
      <h1 class="govuk-heading-l">Emergency card: restricted record</h1>
      <p class="govuk-body">That you needed it is recorded, and the privacy officers have been told.</p>
      {council && <Stub council={council.shortName} dutyPhone={council.dutyPhone} />}
    </>
  )
}

/** Related to whoever it is: nothing is shown, and their supervisor is told (authorisation B8 no. 13). */
export const RelatedPage = ({ visit }: { readonly visit: Visit }) => (
  <>
    <h1 class="govuk-heading-l">You cannot open this</h1>
    <p class="govuk-body">
      You are recorded as related to this person. Your supervisor has been told. A colleague can open the
      card, or ring the duty manager:
    </p>
    <DutyNumbers councils={visit.councils} />
  </>
)
