import type { Chance } from '../../demo/county/chance.ts'

/** Many things of which some come up more often than others; picking takes the same time however many they are. */
export class Choice<T> {
  private readonly things: readonly T[]
  private readonly upTo: Float64Array

  constructor(weighted: readonly (readonly [T, number])[]) {
    const some = weighted.filter(([, weight]) => weight > 0)
    if (some.length === 0) throw new RangeError('There is nothing to choose from.')
    this.things = some.map(([thing]) => thing)
    this.upTo = new Float64Array(some.length)
    let sum = 0
    for (const [index, [, weight]] of some.entries()) this.upTo[index] = sum += weight
  }

  pick(chance: Chance): T {
    const aim = chance.fraction() * (this.upTo.at(-1) ?? 0)
    let [low, high] = [0, this.upTo.length - 1]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.upTo[middle] ?? 0) > aim) high = middle
      else low = middle + 1
    }
    const thing = this.things[low]
    if (thing === undefined) throw new RangeError('There is nothing to choose from.')
    return thing
  }
}
