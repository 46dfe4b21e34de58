import type { Rating } from '../../clocks/index.ts'
import { Tag } from '../../design/index.ts'
import { ratingWords } from '../rating.words.ts'

// A GOV.UK tag is blue by itself.
const colours: Readonly<Record<Rating, string>> = {
  red: 'govuk-tag--red',
  amber: 'govuk-tag--orange',
  green: 'govuk-tag--green',
  blue: '',
}

/** How urgent an enquiry is. The word carries the meaning; the colour only repeats it. */
export const RatingTag = ({ rating }: { rating: Rating | null }) =>
  rating === null ? (
    <Tag text="Not rated yet" classes="tag--small tag--immediate" />
  ) : (
    <Tag text={ratingWords[rating].name} classes={`tag--small ${colours[rating]}`} />
  )
