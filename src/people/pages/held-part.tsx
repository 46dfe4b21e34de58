import type { ComponentChildren } from 'preact'
import { type Action, sayRefusal } from '../../access/index.ts'
import { Details } from '../../design/index.ts'
import { type Day, plainDay } from '../../time/index.ts'
import type { PersonView } from '../person.view.ts'

/** What every part of a record has in common: from when to when, who said so, and what is over folded away. */

type Dated = { id: string; recordId: string; from: Day | null; to: Day | null; source: string }

export const isOver = ({ to }: Pick<Dated, 'to'>, today: Day): boolean => to !== null && to <= today

/** "since 1 March 2020"; "1 March 2020 to 5 May 2022"; "until 5 May 2022"; "from 1 June 2027". Empty where nobody dated it. */
export const datesInWords = ({ from, to }: Pick<Dated, 'from' | 'to'>, today: Day): string => {
  if (from === null) return to === null ? '' : `until ${plainDay(to)}`
  if (to !== null) return `${plainDay(from)} to ${plainDay(to)}`
  return `${from > today ? 'from' : 'since'} ${plainDay(from)}`
}

/** In small print: since when, who said so, and whether it stands on a record that was merged with this one. */
export const SmallPrint = ({ of, view }: { of: Dated; view: PersonView }) => {
  const { person, today } = view
  const parts = [
    datesInWords(of, today),
    of.source === '' ? '' : `source: ${of.source}`,
    of.recordId === person.id ? '' : 'from a record merged into this one',
  ].filter(Boolean)
  return parts.length === 0 ? null : <span class="person__small">{parts.join(' · ')}</span>
}

/** Parts that hold now, then those that are over, folded up. */
export const HeldParts = <Part extends Dated>({
  parts,
  view,
  earlier,
  none,
  children,
}: {
  parts: readonly Part[]
  view: PersonView
  /** "names": for "Earlier names (2)". */
  earlier: string
  none?: string
  children: (part: Part) => ComponentChildren
}) => {
  const [now, over] = [
    parts.filter((part) => !isOver(part, view.today)),
    parts.filter((part) => isOver(part, view.today)),
  ]
  const list = (some: readonly Part[]) => (
    <ul class="govuk-list person__parts">
      {some.map((part) => (
        <li key={part.id}>
          {children(part)} <SmallPrint of={part} view={view} />
        </li>
      ))}
    </ul>
  )
  return (
    <>
      {now.length > 0 ? list(now) : none === undefined ? null : <p class="govuk-body">{none}</p>}
      {over.length > 0 && (
        <Details summaryText={`Earlier ${earlier} (${String(over.length)})`} classes="person__earlier">
          {list(over)}
        </Details>
      )}
    </>
  )
}

export type Way = { to: string; text: string; action?: Action }

/** Ways to change a section, those that this worker may take. Why there are none is said once, at the head of the page. */
export const Ways = ({ view, ways }: { view: PersonView; ways: readonly Way[] }) => {
  const { visit, resource, person } = view
  const open = ways.filter(({ action }) => visit.may(action ?? 'person.change', resource).allowed)
  return open.length === 0 ? null : (
    <p class="govuk-body person__ways">
      {open.map(({ to, text }) => (
        <a key={to} class="govuk-link" href={`/people/${person.id}/${to}`}>
          {text}
        </a>
      ))}
    </p>
  )
}

/** Why nothing on this page can be changed now; null where it can. */
export const whyNoChange = ({ visit, resource }: PersonView): string | null => {
  const decision = visit.may('person.change', resource)
  return decision.allowed ? null : sayRefusal(decision.because, 'person.change')
}

export const Section = ({
  id,
  title,
  isWide,
  children,
}: {
  id: string
  title: string
  isWide?: boolean
  children: ComponentChildren
}) => (
  <section class={`person__section${isWide ? ' person__section--wide' : ''}`} aria-labelledby={id}>
    <h2 class="govuk-heading-m person__heading" id={id}>
      {title}
    </h2>
    {children}
  </section>
)
