import { type Hash, hashBytes } from './merkle.ts'

/**
 * What is signed of a tree, in the shape of c2sp.org/tlog-checkpoint: whose record it is, how many leaves it has and the
 * hash over them, a line each. Pure.
 */
export type Checkpoint = { origin: string; size: number; root: Hash }

/** The record of one council, by the name of this installation: two records must never have one name. */
export const originOf = (installation: string, council: string): string => `${installation}/${council}`

export const checkpointText = ({ origin, size, root }: Checkpoint): string =>
  `${origin}\n${String(size)}\n${root.toString('base64')}\n`

/** Null for anything that is not spelt exactly so. */
export const readCheckpoint = (text: string): Checkpoint | null => {
  const [origin = '', digits = '', encoded = '', ...rest] = text.split('\n')
  const size = Number(digits)
  const root = Buffer.from(encoded, 'base64')
  const isOne =
    origin !== '' &&
    /^(0|[1-9]\d*)$/.test(digits) &&
    Number.isSafeInteger(size) &&
    root.length === hashBytes &&
    root.toString('base64') === encoded &&
    rest.length === 1 &&
    rest[0] === ''
  return isOne ? { origin, size, root } : null
}
