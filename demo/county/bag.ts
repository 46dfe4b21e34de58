import { Chance } from './chance.ts'

/** Slips in a bag: fifty, so that a share is exact to two in a hundred. */
const slips = 50

export type Choices<T> = readonly (readonly [T, number])[]

const filled = <T>(choices: Choices<T>): T[] => {
  const sum = choices.reduce((so, [, weight]) => so + weight, 0)
  let [soFar, given] = [0, 0]
  return choices.flatMap(([choice, weight]) => {
    soFar += weight
    const many = Math.round((soFar / sum) * slips) - given
    given += many
    return Array.from({ length: many }, () => choice)
  })
}

/**
 * Choices drawn from a bag without putting back: after every fifty each has come exactly as often as its weight says.
 * Three hundred enquiries a year are too few to leave a share of six in a hundred to chance.
 */
export class Bag<T> {
  private left: T[] = []
  private readonly chance: Chance
  private readonly choices: Choices<T>

  constructor(seed: string, name: string, choices: Choices<T>) {
    this.chance = new Chance(seed, 'bag', name)
    this.choices = choices
  }

  draw(): T {
    if (this.left.length === 0) this.left = filled(this.choices)
    const [drawn] = this.left.splice(this.chance.whole(0, this.left.length - 1), 1)
    if (drawn === undefined) throw new RangeError('There is nothing in this bag.')
    return drawn
  }
}
