import { referenceFrom } from '../../src/contacts/reference.ts'
import type { Chance } from './chance.ts'

/** Numbers and addresses that can belong to nobody. */

/** Ofcom keeps these for drama: no such number is ever given to anybody. */
const landlines = ['01632 960', '020 7946 0', '0114 496 0', '0113 496 0']

const three = (chance: Chance): string => String(chance.whole(0, 999)).padStart(3, '0')

/** A mobile number of Ofcom's fictional range, or now and then a landline's. */
export const phoneNumber = (chance: Chance): string =>
  chance.happens(0.85) ? `07700 900${three(chance)}` : `${chance.pick(landlines)}${three(chance)}`

export const officePhone = (chance: Chance): string => `01632 960${three(chance)}`

/** Ten times the same figure would pass the arithmetic; the 999 range is kept for tests by the NHS. */
export const nhsNumber = (chance: Chance): string => {
  for (;;) {
    const nine = `999${String(chance.whole(0, 999_999)).padStart(6, '0')}`
    const sum = [...nine].reduce((so, figure, index) => so + Number(figure) * (10 - index), 0)
    const check = (11 - (sum % 11)) % 11
    if (check !== 10) return `${nine}${String(check)}`
  }
}

const upnLetters = 'ABCDEFGHJKLMNPQRTUVWXYZ'

/** Unique pupil number of a local authority number that was never given out (000), with its check letter. */
export const pupilNumber = (chance: Chance): string => {
  const figures = `000${String(chance.whole(0, 99_999_999)).padStart(8, '0')}0`
  const sum = [...figures].reduce((so, figure, index) => so + Number(figure) * (index + 2), 0)
  return `${upnLetters[sum % 23] ?? 'A'}${figures}`
}

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/[^\p{ASCII}]/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, '.')
    .replaceAll(/^\.|\.$/g, '')

/** RFC 2606 keeps example.org, .com and .net out of use. */
export const emailAddress = (name: string, at: 'example.org' | 'example.com' | 'example.net'): string =>
  `${plain(name)}@${at}`

const places = 29n ** 7n
/** Prime to 29, so that counting up visits every reference once before any comes again. */
const stride = 8_179_453_181n

/** The reference of the n-th contact, as the service writes references; the same number gives the same one. */
export const referenceOf = (number: number): string => {
  let left = (BigInt(number + 1) * stride) % places
  const figures = Array.from({ length: 7 }, () => {
    const figure = Number(left % 29n)
    left /= 29n
    return figure
  })
  return referenceFrom(Uint8Array.from(figures))
}
