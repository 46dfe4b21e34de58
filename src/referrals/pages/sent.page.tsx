import type { AuthorityCard } from '../../access/index.ts'
import { Details, Panel } from '../../design/index.ts'
import { dueInWords, type Instant } from '../../time/index.ts'
import { Numbers } from '../form.tsx'
import type { SentAs } from '../send.ts'
import { decidedWhen, disagrees, heardNothing, receipt } from '../sent.words.ts'

const spoken: Readonly<Record<string, string>> = Object.fromEntries(
  'Alfa Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett Kilo Lima Mike November Oscar Papa Quebec Romeo Sierra Tango Uniform Victor Whiskey X-ray Yankee Zulu'
    .split(' ')
    .map((word) => [word.charAt(0), word]),
)

/** `K7Q` as people say it over a bad line: Kilo, 7, Quebec. */
export const asSpoken = (reference: string): string =>
  [...reference].map((letter) => (letter === '-' ? 'dash' : (spoken[letter] ?? letter))).join(', ')

const AsTheServiceWordsIt = ({ sentAs, councils, now }: Omit<Props, 'own'>) => {
  const names = sentAs.owners.map((code) => councils.find((each) => each.code === code)?.name ?? code)
  return (
    <>
      <h2 class="govuk-heading-m">What happens next</h2>
      <p class="govuk-body">
        {`It is with ${names.join(' and ')}. A person reads it and decides what to do `}
        <strong>{decidedWhen(sentAs.dueAt)}</strong>
        {sentAs.dueAt !== null && dueInWords(sentAs.dueAt, now).includes('today') ? ' (today).' : '.'}
      </p>
      {sentAs.receiptTo && <p class="govuk-body">{receipt}</p>}
      <p class="govuk-body">{heardNothing}</p>
      <h2 class="govuk-heading-m">If things change</h2>
      <p class="govuk-body">
        If a child is in danger, ring <strong>999</strong>. If it gets worse, or you learn something more,
        ring the council and give the reference:
      </p>
      <Numbers writing={{ councils }} />
      <p class="govuk-body">{disagrees}</p>
    </>
  )
}

type Props = {
  sentAs: SentAs
  councils: readonly AuthorityCard[]
  now: Instant
  /** In the words of the council that has it; null where it has none of its own, or several have it. */
  own: string | null
}

/** It is done: a reference to read out, what happens next and by when, and what to do when things change. */
export const SentPage = ({ own, ...shown }: Props) => (
  <>
    <Panel titleText="We have it">
      Your reference
      <br />
      <strong>{shown.sentAs.reference}</strong>
    </Panel>
    <Details
      summaryText="How to read the reference out over the phone"
      html={asSpoken(shown.sentAs.reference)}
    />
    {own === null ? (
      <AsTheServiceWordsIt {...shown} />
    ) : (
      <>
        <h2 class="govuk-heading-m">What happens next</h2>
        {own.split('\n\n').map((paragraph) => (
          <p key={paragraph} class="govuk-body">
            {paragraph}
          </p>
        ))}
      </>
    )}
  </>
)
