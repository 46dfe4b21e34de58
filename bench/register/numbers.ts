/** Numbers well formed that belong to nobody, one for each person however many there are. */

/** Prime to 100,000,000: counting up visits every number once, and neighbours do not differ by one figure only. */
const scattered = (key: number, stride: bigint): string =>
  String((BigInt(key) * stride + 10_007n) % 100_000_000n).padStart(8, '0')

const checked = (nine: string): string | null => {
  let sum = 0
  for (let index = 0; index < 9; index += 1) sum += Number(nine[index]) * (10 - index)
  const check = (11 - (sum % 11)) % 11
  return check === 10 ? null : `${nine}${String(check)}`
}

/** Of the range from 800 000 0000, which the NHS has not begun to give out. Null for the one in eleven without a check figure. */
export const nhsNumberOf = (key: number): string | null => checked(`8${scattered(key, 61_803_399n)}`)

const letters = 'ABCDEFGHJKLMNPQRTUVWXYZ'

/** Of a local authority number (999) that no council has (standards 5). */
export const pupilNumberOf = (key: number): string => {
  const figures = `999${scattered(key, 27_182_819n)}0`
  let sum = 0
  for (let index = 0; index < 12; index += 1) sum += Number(figures[index]) * (index + 2)
  return `${letters[sum % 23] ?? 'A'}${figures}`
}

/** Ofcom's ranges for drama hold too few for a register; it has not opened numbers that begin with 04 at all. */
export const phoneOf = (household: number): string => `040${scattered(household, 31_415_927n)}`
