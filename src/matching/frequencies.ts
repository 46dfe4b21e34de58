/**
 * How common names and postcodes are among the people who may be searched, as shares of them (0 to 1). What is told of
 * hidden people is in none of them. A comparison keeps the shares it used, so that it can be weighed again years later.
 */
export type Frequencies = {
  given: (word: string) => number
  family: (word: string) => number
  postcode: (postcode: string) => number
  /** How many of the records a search brought up have both names: those who could be taken for each other by name. */
  together?: (given: string, family: string) => number
  /** How many people there are to be mistaken for. */
  population: number
}
