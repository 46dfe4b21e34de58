import { type Action, isOffered, sayRefusal } from '../../access/index.ts'
import { plainDay, type Day } from '../../time/index.ts'
import type { On } from '../change.ts'
import type { HeldRelation } from '../kin.sql.ts'
import type { ComponentChildren } from 'preact'

/** What the parts of the list of changes have in common: an item, its ways, and why a way is not there. */

/** Words that belong to the changes themselves, given so that pages import no change. */
export type HubWords = {
  name: (name: On['person']['names'][number]) => string
  address: (address: On['person']['addresses'][number]) => string
  addressKind: (address: On['person']['addresses'][number]) => string
  number: (identifier: On['person']['identifiers'][number]) => string
  relation: (relation: HeldRelation) => string
  mayMark: (flag: On['person']['flags'][number]) => boolean
}

export type Props = { on: On<readonly HeldRelation[]>; words: HubWords }

type LinkTo = {
  on: On<readonly HeldRelation[]>
  to: string
  action?: Action
  about?: string
  children: string
}

/** A way to a change, where this worker may make it; in its place, why not. */
export const To = ({ on, to, action = 'person.change', about, children }: LinkTo) => {
  const decision = on.visit.may(action, on.resource)
  return decision.allowed || isOffered(decision) ? (
    <a class="govuk-link" href={`/people/${on.person.id}/${to}`}>
      {children}
      {about !== undefined && <span class="govuk-visually-hidden">{`: ${about}`}</span>}
    </a>
  ) : (
    <span class="govuk-hint">{sayRefusal(decision.because, action)}</span>
  )
}

export const Section = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <section class="govuk-!-margin-bottom-6">
    <h2 class="govuk-heading-m govuk-!-margin-bottom-2">{title}</h2>
    {children}
  </section>
)

export const Item = ({
  text,
  note,
  children,
}: {
  text: string
  note?: string
  children?: ComponentChildren
}) => (
  <li class="change-list__item">
    <span class="change-list__text">
      {text}
      {note !== undefined && note !== '' && <span class="govuk-hint change-list__note">{note}</span>}
    </span>
    {children && <span class="change-list__ways">{children}</span>}
  </li>
)

export const Items = ({ children }: { children: ComponentChildren }) => (
  <ul class="govuk-list change-list">{children}</ul>
)

export const Ways = ({ children }: { children: ComponentChildren }) => (
  <div class="govuk-body change-list__add">{children}</div>
)

export const since = (from: Day | null, source: string): string =>
  [from === null ? '' : `since ${plainDay(from)}`, source === '' ? '' : `source: ${source}`]
    .filter(Boolean)
    .join(' · ')
