import type { ComponentChildren } from 'preact'
import { Heading } from './heading.tsx'
import { classNames, contentOf, numbered } from './macro-options.ts'
import type { Content, Decoration, HeadingLevel, Listed } from './macro-options.ts'

export type SummaryAction = Content &
  Decoration & { readonly href?: string | undefined; readonly visuallyHiddenText?: string | undefined }

type SummaryActions = {
  readonly classes?: string | undefined
  readonly items?: readonly SummaryAction[] | undefined
}

type Cell = Content & { readonly classes?: string | undefined }

export type SummaryRow = {
  readonly classes?: string | undefined
  readonly key: Cell
  readonly value: Cell
  readonly actions?: SummaryActions | undefined
}

export type SummaryCard = Decoration & {
  readonly title?: (Cell & { readonly headingLevel?: HeadingLevel | undefined }) | undefined
  readonly actions?: SummaryActions | undefined
}

export type SummaryListProps = Decoration & {
  readonly rows: Listed<SummaryRow>
  readonly card?: SummaryCard | undefined
}

type ActionLinkProps = { readonly action: SummaryAction; readonly cardTitle: Content | undefined }

const ActionLink = ({ action, cardTitle }: ActionLinkProps) => (
  <a class={classNames('govuk-link', action.classes)} href={action.href ?? ''} {...action.attributes}>
    {contentOf(action)}
    {(action.visuallyHiddenText || cardTitle) && (
      <span class="govuk-visually-hidden">
        {action.visuallyHiddenText && ` ${action.visuallyHiddenText}`}
        {cardTitle && <> ({contentOf(cardTitle)})</>}
      </span>
    )}
  </a>
)

type RowProps = {
  readonly row: SummaryRow
  readonly cardTitle: Content | undefined
  readonly withActions: boolean
}

const RowActions = ({
  actions,
  cardTitle,
}: {
  readonly actions: SummaryActions
  readonly cardTitle: Content | undefined
}) => {
  const [first, ...others] = actions.items ?? []
  if (first === undefined) return null
  return (
    <dd class={classNames('govuk-summary-list__actions', actions.classes)}>
      {others.length === 0 ? (
        <ActionLink action={first} cardTitle={cardTitle} />
      ) : (
        <ul class="govuk-summary-list__actions-list">
          {[first, ...others].map((action, index) => (
            <li key={index} class="govuk-summary-list__actions-list-item">
              <ActionLink action={action} cardTitle={cardTitle} />
            </li>
          ))}
        </ul>
      )}
    </dd>
  )
}

const Row = ({ row, cardTitle, withActions }: RowProps) => (
  <div
    class={classNames(
      'govuk-summary-list__row',
      withActions && !row.actions?.items && 'govuk-summary-list__row--no-actions',
      row.classes,
    )}
  >
    <dt class={classNames('govuk-summary-list__key', row.key.classes)}>{contentOf(row.key)}</dt>
    <dd class={classNames('govuk-summary-list__value', row.value.classes)}>{contentOf(row.value)}</dd>
    {row.actions && <RowActions actions={row.actions} cardTitle={cardTitle} />}
  </div>
)

const CardActions = ({ card }: { readonly card: SummaryCard }) => {
  const [first, ...others] = card.actions?.items ?? []
  const className = classNames('govuk-summary-card__actions', card.actions?.classes)
  if (first === undefined) return null
  if (others.length === 0)
    return (
      <div class={className}>
        <ActionLink action={first} cardTitle={card.title} />
      </div>
    )
  return (
    <ul class={className}>
      {[first, ...others].map((action, index) => (
        <li key={index} class="govuk-summary-card__action">
          <ActionLink action={action} cardTitle={card.title} />
        </li>
      ))}
    </ul>
  )
}

const Card = ({ card, children }: { readonly card: SummaryCard; readonly children?: ComponentChildren }) => (
  <div class={classNames('govuk-summary-card', card.classes)} {...card.attributes}>
    <div class="govuk-summary-card__title-wrapper">
      {card.title && (
        <Heading
          level={card.title.headingLevel ?? 2}
          class={classNames('govuk-summary-card__title', card.title.classes)}
        >
          {contentOf(card.title)}
        </Heading>
      )}
      <CardActions card={card} />
    </div>
    <div class="govuk-summary-card__content">{children}</div>
  </div>
)

/** GOV.UK summary list: facts as key and value, on a card where `card` is given. */
export const SummaryList = ({ rows, card, classes, attributes }: SummaryListProps) => {
  const present = numbered(rows)
  const withActions = present.some(({ item }) => item.actions?.items?.length)
  const list = (
    <dl class={classNames('govuk-summary-list', classes)} {...attributes}>
      {present.map(({ item, number }) => (
        <Row key={number} row={item} cardTitle={card?.title} withActions={withActions} />
      ))}
    </dl>
  )
  return card ? <Card card={card}>{list}</Card> : list
}
