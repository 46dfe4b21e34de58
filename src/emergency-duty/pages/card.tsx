import { PhoneLink, Stub, SummaryList, type SummaryRow } from '../../design/index.ts'
import { bornInWords, type Flag, flags } from '../../people/index.ts'
import { type Day, dayOf, longTime, shortTimeWithYear } from '../../time/index.ts'
import type { Visit } from '../../web/index.ts'
import { type Card, type CardStub, reasons, type Why } from '../emergency-card.ts'

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

type CardPageProps = { readonly visit: Visit; readonly card: Card | CardStub; readonly why: Why }

export const CardPage = ({ visit, card, why }: CardPageProps) => {
  const council = visit.councils.find(({ code }) => code === card.owner)
  return (
    <>
      <h1 class="govuk-heading-l">
        {card.kind === 'stub'
          ? 'Emergency card: restricted record'
          : `Emergency card: ${card.name ?? 'name not known'}`}
      </h1>
      <p class="govuk-body">
        {`A record of ${council?.name ?? card.owner}. Opened ${longTime(visit.at)} because: ${reasons[why.reason].toLowerCase()}. The privacy officers have been told.`}
      </p>
      {council && card.kind === 'stub' && <Stub council={council.shortName} dutyPhone={council.dutyPhone} />}
      {council && card.kind === 'card' && <SummaryList rows={rowsOf(card, council, dayOf(visit.at))} />}
      <p class="govuk-body">
        <a class="govuk-link" href="/emergency-card">
          Look for somebody else
        </a>
      </p>
    </>
  )
}
