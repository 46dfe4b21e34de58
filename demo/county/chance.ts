import { instant, type Instant } from '../../src/time/index.ts'

/** FNV-1a: turns the words of a seed into a number, the same on every machine. */
const hashOf = (text: string): number => {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  return hash >>> 0
}

/** murmur3's finaliser: neighbouring seeds must not take neighbouring courses. */
const stirred = (value: number): number => {
  let mixed = value >>> 0
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))
const hexOf = (value: number): string =>
  `${hex[(value >>> 24) & 255]}${hex[(value >>> 16) & 255]}${hex[(value >>> 8) & 255]}${hex[value & 255]}`

const sums = new WeakMap<object, number>()

/** Most choices are the same list over and over: their weights are added up once. */
const sumOf = (choices: readonly (readonly [unknown, number])[]): number => {
  const known = sums.get(choices)
  if (known !== undefined) return known
  const sum = choices.reduce((so, [, weight]) => so + weight, 0)
  sums.set(choices, sum)
  return sum
}

/**
 * Chance that takes the same course for the same seed, on every machine and at every time: nothing here reads the
 * system's clock or its randomness. The generator is sfc32 (public domain).
 */
export class Chance {
  private a: number
  private b: number
  private c: number
  private counter = 1

  constructor(...seed: readonly (string | number)[]) {
    const [word = 0, ...rest] = seed.map((part) => (typeof part === 'number' ? part >>> 0 : hashOf(part)))
    this.a = stirred(word)
    this.b = stirred(
      rest.reduce((mixed, part) => stirred(Math.imul(mixed, 31) + part + 1), word ^ 0x9e3779b9),
    )
    this.c = stirred(this.a ^ Math.imul(this.b, 0x27d4eb2f))
    for (let round = 0; round < 12; round += 1) this.bits()
  }

  /** 32 bits. */
  bits(): number {
    const sum = (this.a + this.b + this.counter) | 0
    this.counter = (this.counter + 1) | 0
    this.a = this.b ^ (this.b >>> 9)
    this.b = (this.c + (this.c << 3)) | 0
    this.c = ((this.c << 21) | (this.c >>> 11)) + sum
    return sum >>> 0
  }

  /** From 0, never reaching 1. */
  fraction(): number {
    return this.bits() / 0x1_0000_0000
  }

  /** A whole number, both ends included. */
  whole(from: number, to: number): number {
    return from + Math.floor(this.fraction() * (to - from + 1))
  }

  happens(probability: number): boolean {
    return this.fraction() < probability
  }

  pick<T>(list: readonly T[]): T {
    const picked = list[this.whole(0, list.length - 1)]
    if (picked === undefined) throw new RangeError('There is nothing to pick from.')
    return picked
  }

  /** One of the choices, each as often as its weight says. */
  weighted<T>(choices: readonly (readonly [T, number])[]): T {
    let left = this.fraction() * sumOf(choices)
    for (const choice of choices) {
      left -= choice[1]
      if (left < 0) return choice[0]
    }
    const last = choices.at(-1)
    if (last === undefined) throw new RangeError('There is nothing to choose from.')
    return last[0]
  }

  /** A UUID of version 7 for something made at this moment, so that rows made together lie together on the disk. */
  id(madeAt: Instant | number): string {
    const time = typeof madeAt === 'number' ? madeAt : Date.parse(madeAt)
    const early = hexOf(Math.floor(time / 0x1_0000))
    const late = hexOf((time % 0x1_0000) << 16).slice(0, 4)
    const one = hexOf(((this.bits() & 0x0fff) | 0x7000) << 16).slice(0, 4)
    const two = hexOf((this.bits() & 0x3fffffff) | 0x80000000)
    return `${early}-${late}-${one}-${two.slice(0, 4)}-${two.slice(4)}${hexOf(this.bits())}`
  }

  /** A moment between two others. */
  between(from: Instant, to: Instant): Instant {
    const [start, end] = [Date.parse(from), Date.parse(to)]
    return instant(start + Math.floor(this.fraction() * Math.max(0, end - start)))
  }
}
