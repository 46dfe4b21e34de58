import { AgreementMark } from './agreement-mark.tsx'
import type { Agreement } from './agreement-mark.tsx'
import { Details } from './details.tsx'

/** One part of what was heard beside what is held. */
export type MatchPart = {
  /** Born */
  readonly what: string
  readonly agrees: Agreement
  /** 14 Mar 2012; empty where it was not said */
  readonly heard: string
  /** 14 Mar 2011; empty where it may not be said */
  readonly held: string
  /** one part differs */
  readonly words: string
}

/** Past these nobody reads in two seconds. */
const inSight = 6

const values = ({ heard, held }: MatchPart): readonly string[] => {
  if (heard.toLowerCase() === held.toLowerCase()) return heard === '' ? [] : [held]
  return [heard && `${heard} heard`, held && `${held} held`].filter((value) => value !== '')
}

/** "14 Mar 2012 heard · 14 Mar 2011 held · one part differs"; what is the same on both sides is said once. */
export const partInWords = (part: MatchPart): string =>
  [...values(part), part.words].filter((words) => words !== '').join(' · ')

const Part = (part: MatchPart) => (
  <li class={`match-part match-part--${part.agrees}`}>
    <AgreementMark agrees={part.agrees} />
    <span class="match-part__what">{part.what}</span>{' '}
    <span class="match-part__words" dir="auto">
      {partInWords(part)}
    </span>
  </li>
)

const Parts = ({ parts }: { readonly parts: readonly MatchPart[] }) => (
  <ul class="match-parts">
    {parts.map((part) => (
      <Part key={part.what} {...part} />
    ))}
  </ul>
)

/** Why and why not, the part that speaks loudest first; what is left over is folded up. */
export const MatchParts = ({
  parts,
  id,
}: {
  readonly parts: readonly MatchPart[]
  readonly id?: string | undefined
}) => {
  const rest = parts.slice(inSight)
  return (
    <>
      {parts.length > 0 && <Parts parts={parts.slice(0, inSight)} />}
      {rest.length > 0 && (
        <Details
          id={id === undefined ? undefined : `${id}-rest`}
          classes="match-card__rest"
          summaryText={`${String(rest.length)} more ${rest.length === 1 ? 'part' : 'parts'}`}
        >
          <Parts parts={rest} />
        </Details>
      )}
    </>
  )
}
