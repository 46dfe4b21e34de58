import type { FebrlPerson } from './febrl-person.ts'

const together = (...parts: readonly (string | undefined)[]): string[] =>
  parts.every((part) => part !== undefined && part !== '') ? [parts.join('|')] : []

/** Every key by itself is enough to be compared; names unordered, as people are filed. */
const keysOf = (person: FebrlPerson): string[] => {
  const sounds = [person.given?.[1], person.surname?.[1]]
  const starts = [person.given?.[0].slice(0, 3), person.surname?.[0].slice(0, 3)]
  const lastStreet = person.street.slice(0, 8)
  return [
    ...together('id', person.id),
    ...together('born', person.born),
    ...together('names', ...sounds.toSorted()),
    ...sounds.flatMap((sound) => [
      ...together('postcode', person.postcode, sound),
      ...together('suburb', person.suburb.slice(0, 5), sound),
      ...together('year', person.born.slice(0, 4), sound),
      ...together('day', person.born.slice(4), sound),
      ...together('street', lastStreet, sound),
    ]),
    ...starts.flatMap((start) => together('month', person.born.slice(0, 6), start)),
    ...together('address', person.number, lastStreet),
    ...together('place', person.place.slice(0, 8), person.suburb.slice(0, 5)),
    ...together('house', person.number, person.postcode),
    ...together('street', lastStreet, person.postcode),
    ...together('suburb', person.suburb, person.born.slice(0, 4)),
  ]
}

const mostInABlock = 200

/** All who share a key, each pair once. A key that hundreds share tells nobody apart. */
export const febrlPairs = (people: readonly FebrlPerson[]): (readonly [FebrlPerson, FebrlPerson])[] => {
  const blocks = new Map<string, number[]>()
  for (const [at, person] of people.entries())
    for (const key of new Set(keysOf(person))) {
      const block = blocks.get(key)
      if (block) block.push(at)
      else blocks.set(key, [at])
    }
  const seen = new Set<number>()
  for (const block of blocks.values()) {
    if (block.length > mostInABlock) continue
    for (const [nth, one] of block.entries())
      for (const other of block.slice(nth + 1)) seen.add(one * people.length + other)
  }
  return [...seen].flatMap((pair) => {
    const [one, other] = [people[Math.floor(pair / people.length)], people[pair % people.length]]
    return one && other ? [[one, other] as const] : []
  })
}
