import { Tag } from './tag.tsx'

/** Colours of the local pathway and the urgency of a contact. The word always carries the meaning. */
export type PathwayTagProps = {
  readonly colour: 'green' | 'amber' | 'pink' | 'red' | 'blue'
  /** In place of the colour's name. */
  readonly text?: string | undefined
}

// A GOV.UK tag is blue by itself.
const tagColours = {
  green: 'govuk-tag--green',
  amber: 'govuk-tag--orange',
  pink: 'govuk-tag--magenta',
  red: 'govuk-tag--red',
  blue: '',
} as const

export const PathwayTag = ({ colour, text }: PathwayTagProps) => (
  <Tag
    text={text ?? colour.charAt(0).toUpperCase() + colour.slice(1)}
    classes={`tag--small ${tagColours[colour]}`}
  />
)

export type UrgencyTagProps = { readonly urgency: 'immediate' | 'today' | 'not-urgent' }

const urgencies = {
  immediate: { text: 'Immediate', classes: 'tag--small tag--immediate' },
  today: { text: 'Today', classes: 'tag--small govuk-tag--orange' },
  'not-urgent': { text: 'Not urgent', classes: 'tag--small govuk-tag--grey' },
} as const

/** How soon somebody must look at a contact. */
export const UrgencyTag = ({ urgency }: UrgencyTagProps) => <Tag {...urgencies[urgency]} />
