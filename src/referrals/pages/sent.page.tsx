import type { AuthorityCard } from '../../access/index.ts'
import { Details, Panel } from '../../design/index.ts'
import { dueInWords, isEndOfDay, longDay, longTime, dayOf, type Instant } from '../../time/index.ts'
import { Numbers } from '../form.tsx'
import type { SentAs } from '../send.ts'

const spoken: Readonly<Record<string, string>> = Object.fromEntries(
  'Alfa Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett Kilo Lima Mike November Oscar Papa Quebec Romeo Sierra Tango Uniform Victor Whiskey X-ray Yankee Zulu'
    .split(' ')
    .map((word) => [word.charAt(0), word]),
)

/** `K7Q` as people say it over a bad line: Kilo, 7, Quebec. */
export const asSpoken = (reference: string): string =>
  [...reference].map((letter) => (letter === '-' ? 'dash' : (spoken[letter] ?? letter))).join(', ')

const byWhen = (due: Instant): string =>
  isEndOfDay(due) ? `${longDay(dayOf(due))}, by the end of the day` : longTime(due)

/** It is done: a reference to read out, what happens next and by when, and what to do when things change. */
export const SentPage = ({
  sentAs,
  councils,
  now,
}: {
  sentAs: SentAs
  councils: readonly AuthorityCard[]
  now: Instant
}) => {
  const names = sentAs.owners.map((code) => councils.find((each) => each.code === code)?.name ?? code)
  return (
    <>
      <Panel titleText="We have it">
        Your reference
        <br />
        <strong>{sentAs.reference}</strong>
      </Panel>
      <Details summaryText="How to read the reference out over the phone" html={asSpoken(sentAs.reference)} />
      <h2 class="govuk-heading-m">What happens next</h2>
      <p class="govuk-body">
        {`It is with ${names.join(' and ')}. A person reads it and decides what to do `}
        <strong>{sentAs.dueAt === null ? 'within one working day' : `by ${byWhen(sentAs.dueAt)}`}</strong>
        {sentAs.dueAt !== null && dueInWords(sentAs.dueAt, now).includes('today') ? ' (today).' : '.'}
      </p>
      {sentAs.receiptTo && (
        <p class="govuk-body">
          We send you a receipt by email, and later what we can tell you of the decision.
        </p>
      )}
      <p class="govuk-body">
        If you have heard nothing by then and left us a way to reach you, ring and give the reference.
      </p>
      <h2 class="govuk-heading-m">If things change</h2>
      <p class="govuk-body">
        If a child is in danger, ring <strong>999</strong>. If it gets worse, or you learn something more,
        ring the council and give the reference:
      </p>
      <Numbers writing={{ councils }} />
      <p class="govuk-body">
        If you do not agree with what is decided, you can say so to the same number and ask for the manager.
      </p>
    </>
  )
}
