import type { Rating } from '../clocks/mash-clock.ts'

/**
 * The colours of an enquiry's urgency as people read them. What each means is ours: no local definition is published
 * (procedures 4.2). Not the pathway colour of screening.
 */
export const ratingWords: Readonly<Record<Rating, { name: string; means: string }>> = {
  red: { name: 'Red', means: 'a child may be suffering significant harm now' },
  amber: { name: 'Amber', means: 'a serious worry, not immediate' },
  green: { name: 'Green', means: 'a worry that several agencies should look at, not urgent' },
  blue: { name: 'Blue', means: 'universal services are enough; no time limit in the MASH' },
}

export const isRating = (text: string): text is Rating => Object.hasOwn(ratingWords, text)

export const ratingInWords = (rating: Rating | null): string =>
  rating === null ? 'not rated yet' : ratingWords[rating].name.toLowerCase()
