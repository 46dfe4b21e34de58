import { AgreementMark } from './agreement-mark.tsx'
import { CouncilLetter } from './council-letter.tsx'
import type { CouncilMark } from './council-letter.tsx'
import type { Sureness } from './how-sure.tsx'
import type { MatchPart } from './match-parts.tsx'

export type OneOfSeveral = {
  readonly id: string
  readonly name: string
  readonly href?: string | undefined
  readonly council?: CouncilMark | undefined
  readonly sure: Sureness
  readonly parts: readonly MatchPart[]
}

export type SideBySideProps = {
  /** Two people born on the same day: which of them? */
  readonly title: string
  readonly people: readonly OneOfSeveral[]
  /** What the first column is, where it is not something heard: another record's name. */
  readonly heardTitle?: string | undefined
  readonly headingLevel?: 3 | 4 | 5 | undefined
}

/** Parts on which they are not all alike: what they share is on their cards, and tells nobody apart. */
const tellingParts = (people: readonly OneOfSeveral[]): readonly string[] =>
  [...new Set(people.flatMap(({ parts }) => parts.map(({ what }) => what)))].filter(
    (what) => new Set(people.map(({ parts }) => parts.find((part) => part.what === what)?.held)).size > 1,
  )

const Cell = ({ person, what }: { readonly person: OneOfSeveral; readonly what: string }) => {
  const part = person.parts.find((each) => each.what === what)
  return (
    <td
      role="cell"
      class={`side-by-side__cell ${part === undefined ? '' : `side-by-side__cell--${part.agrees}`}`}
    >
      <span class="side-by-side__who" aria-hidden="true">
        {person.name}
      </span>
      {part === undefined ? (
        <span class="side-by-side__none">not held</span>
      ) : (
        <>
          <AgreementMark agrees={part.agrees} />
          <span dir="auto">{part.held || part.words}</span>
        </>
      )}
    </td>
  )
}

const heardOf = (people: readonly OneOfSeveral[], what: string): string =>
  people.flatMap(({ parts }) => parts.filter((part) => part.what === what)).find(({ heard }) => heard !== '')
    ?.heard ?? ''

/**
 * Brothers, sisters and twins beside each other, because one card at a time hides that there are two. On a narrow
 * page each part stands in a block of its own with the names repeated.
 */
export const SideBySide = ({ title, people, heardTitle = 'Heard', headingLevel = 3 }: SideBySideProps) => {
  const Heading: 'h3' | 'h4' | 'h5' = `h${headingLevel}`
  const telling = tellingParts(people)
  return (
    <section class="side-by-side" aria-label={title}>
      <Heading class="side-by-side__title">{title}</Heading>
      <table class="side-by-side__table" role="table">
        <thead role="rowgroup" class="side-by-side__head">
          <tr role="row">
            <td role="cell" />
            <th role="columnheader" scope="col">
              {heardTitle}
            </th>
            {people.map(({ id, name, href, council, sure }) => (
              <th role="columnheader" scope="col" key={id}>
                {council && <CouncilLetter {...council} />}{' '}
                {href ? (
                  <a class="govuk-link" href={href} dir="auto">
                    {name}
                  </a>
                ) : (
                  <span dir="auto">{name}</span>
                )}
                <span class="side-by-side__sure">{sure.words}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {telling.map((what) => (
            <tr role="row" class="side-by-side__row" key={what}>
              <th role="rowheader" scope="row" class="side-by-side__what">
                {what}
              </th>
              <td role="cell" class="side-by-side__cell side-by-side__heard">
                <span class="side-by-side__who" aria-hidden="true">
                  {heardTitle}
                </span>
                <span dir="auto">{heardOf(people, what)}</span>
              </td>
              {people.map((person) => (
                <Cell key={person.id} person={person} what={what} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {telling.length === 0 && <p class="side-by-side__alike">Nothing heard so far tells them apart.</p>}
    </section>
  )
}
