import type { Chance } from '../../demo/county/chance.ts'

/** What fingers, ears and habits do to a name, a date, a postcode. Each changes something or says null. */

const neighbours: Readonly<Record<string, string>> = {
  a: 'sqz',
  b: 'vnh',
  c: 'xvd',
  d: 'sfe',
  e: 'wrd',
  f: 'dgr',
  g: 'fht',
  h: 'gjn',
  i: 'uok',
  j: 'hku',
  k: 'jli',
  l: 'kop',
  m: 'nk',
  n: 'bmh',
  o: 'ipl',
  p: 'ol',
  q: 'wa',
  r: 'etf',
  s: 'adw',
  t: 'ryg',
  u: 'yij',
  v: 'cbf',
  w: 'qes',
  x: 'zcs',
  y: 'tuh',
  z: 'xa',
}

const capitalised = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

/** One slip of the keyboard: a letter left out, doubled, beside the right one, or two turned round. */
export const mistyped = (chance: Chance, name: string): string => {
  if (name.length < 2) return `${name}${name.toLowerCase()}`
  const at = chance.whole(chance.happens(0.12) ? 0 : 1, name.length - 1)
  const letter = name[at] ?? ''
  const kind = chance.fraction()
  const slip = (): string => {
    if (kind < 0.3 && name.length > 2) return name.slice(0, at) + name.slice(at + 1)
    if (kind < 0.5) return name.slice(0, at) + letter + name.slice(at)
    if (kind < 0.75)
      return (
        name.slice(0, at) + chance.pick([...(neighbours[letter.toLowerCase()] ?? 'e')]) + name.slice(at + 1)
      )
    const before = at === 0 ? 1 : at
    return (
      name.slice(0, before - 1) + (name[before] ?? '') + (name[before - 1] ?? '') + name.slice(before + 1)
    )
  }
  const made = capitalised(slip().toLowerCase())
  return made === capitalised(name.toLowerCase())
    ? `${name.slice(0, -1)}${chance.pick(['e', 'n', 's'])}`
    : made
}

/** Sounds that are written in more than one way. */
const sounds: readonly (readonly [RegExp, string])[] = [
  [/ph/, 'f'],
  [/ck/, 'k'],
  [/^c(?=[aour])/i, 'K'],
  [/^k(?=[aour])/i, 'C'],
  [/ee/, 'ea'],
  [/ea/, 'ee'],
  [/ie$/, 'y'],
  [/y$/, 'ie'],
  [/ey$/, 'y'],
  [/leigh$/, 'ley'],
  [/ley$/, 'leigh'],
  [/([bdfglmnprst])\1/, '$1'],
  [/([aeiou])([lnt])([aeiou])/, '$1$2$2$3'],
  [/ai/, 'ay'],
  [/ay/, 'ai'],
  [/ou/, 'ow'],
  [/ow/, 'ou'],
  [/sh/, 'sch'],
  [/th/, 't'],
  [/z/, 's'],
  [/([aeiou])s([aeiou])/, '$1z$2'],
  [/x/, 'cks'],
  [/wh/, 'w'],
  [/h([lmnr])/, '$1'],
  [/a$/, 'ah'],
  [/ah$/, 'a'],
  [/e$/, ''],
  [/i/, 'y'],
  [/er$/, 'a'],
  [/or/, 'er'],
]

/** As somebody writes a name they only heard. */
export const misheard = (chance: Chance, name: string): string => {
  const might = sounds.filter(([from]) => from.test(name))
  if (might.length === 0) return mistyped(chance, name)
  const [from, to] = chance.pick(might)
  return capitalised(name.replace(from, to))
}

/** One figure wrong. */
export const mistypedNumber = (chance: Chance, number: string): string => {
  const at = chance.whole(number.length - 9, number.length - 1)
  return number.slice(0, at) + String((Number(number[at]) + chance.whole(1, 9)) % 10) + number.slice(at + 1)
}

/** O and 0, a neighbouring figure or letter. */
export const mistypedPostcode = (chance: Chance, postcode: string): string => {
  const at = chance.pick([...postcode].flatMap((sign, index) => (sign === ' ' ? [] : [index])))
  const sign = postcode[at] ?? 'A'
  const other = /\d/.test(sign)
    ? String((Number(sign) + chance.whole(1, 9)) % 10)
    : chance.pick([...'ABDEFGHJLNPQRSTUWXYZ'].filter((letter) => letter !== sign))
  return postcode.slice(0, at) + other + postcode.slice(at + 1)
}
