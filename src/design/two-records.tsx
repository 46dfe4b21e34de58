import { AgreementMark } from './agreement-mark.tsx'
import { CouncilLetter } from './council-letter.tsx'
import type { CouncilMark } from './council-letter.tsx'
import { HowSure } from './how-sure.tsx'
import type { Sureness } from './how-sure.tsx'
import type { MatchPart } from './match-parts.tsx'

type Column = {
  readonly name: string
  readonly href?: string | undefined
  readonly council?: CouncilMark | undefined
}

export type TwoRecordsProps = {
  readonly title: string
  /** On the left: this record, or what was told. */
  readonly one: Column
  readonly other: Column
  readonly sure: Sureness
  /** `heard` is of the one, `held` of the other. */
  readonly parts: readonly MatchPart[]
  readonly headingLevel?: 3 | 4 | 5 | undefined
}

const Name = ({ name, href, council }: Column) => (
  <>
    {council && <CouncilLetter {...council} />}{' '}
    {href ? (
      <a class="govuk-link" href={href} dir="auto">
        {name}
      </a>
    ) : (
      <span dir="auto">{name}</span>
    )}
  </>
)

/** Every part of two descriptions in two columns: first what differs, each marked by a shape that holds without colour. */
const inOrder = (parts: readonly MatchPart[]): readonly MatchPart[] =>
  (['no', 'nearly', 'yes'] as const).flatMap((agrees) => parts.filter((part) => part.agrees === agrees))

const Row = ({
  part,
  one,
  other,
}: {
  readonly part: MatchPart
  readonly one: string
  readonly other: string
}) => (
  <tr role="row" class="side-by-side__row">
    <th role="rowheader" scope="row" class="side-by-side__what">
      <AgreementMark agrees={part.agrees} />
      {part.what}
    </th>
    <td role="cell" class="side-by-side__cell">
      <span class="side-by-side__who" aria-hidden="true">
        {one}
      </span>
      <span dir="auto">{part.heard || 'not said'}</span>
    </td>
    <td role="cell" class={`side-by-side__cell side-by-side__cell--${part.agrees}`}>
      <span class="side-by-side__who" aria-hidden="true">
        {other}
      </span>
      <span dir="auto">{part.held || 'not held'}</span>
    </td>
    <td role="cell" class="side-by-side__cell">
      {part.words}
    </td>
  </tr>
)

/** Two descriptions beside each other, to be read before anything is said of them. On a narrow page part below part. */
export const TwoRecords = ({ title, one, other, sure, parts, headingLevel = 3 }: TwoRecordsProps) => {
  const Heading: 'h3' | 'h4' | 'h5' = `h${headingLevel}`
  return (
    <section class="side-by-side" aria-label={`${title}: ${one.name}, ${other.name}`}>
      <Heading class="side-by-side__title">{title}</Heading>
      <p class="match-card__sure">
        <HowSure sure={sure} />
      </p>
      {parts.length === 0 ? (
        <p class="govuk-body">Nothing is known of both that could be compared.</p>
      ) : (
        <table class="side-by-side__table" role="table">
          <thead role="rowgroup" class="side-by-side__head">
            <tr role="row">
              <td role="cell" />
              <th role="columnheader" scope="col">
                <Name {...one} />
              </th>
              <th role="columnheader" scope="col">
                <Name {...other} />
              </th>
              <th role="columnheader" scope="col">
                <span class="govuk-visually-hidden">What it means</span>
              </th>
            </tr>
          </thead>
          <tbody role="rowgroup">
            {inOrder(parts).map((part) => (
              <Row key={part.what} part={part} one={one.name} other={other.name} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
