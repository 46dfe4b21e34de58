import type { Tx } from '../db/index.ts'
import type { House, Visit } from '../web/index.ts'
import type { Preview } from './preview.shape.ts'

/**
 * What a change would do, by the same rules that will apply, said for the council acted for alone: figures of another
 * council are for its own people to see on their copy.
 */
export type Asking = { tx: Tx; house: House; visit: Visit }

export type Told = Pick<Preview, 'sentences' | 'lists'>

export const said = (...sentences: string[]): Told => ({ sentences, lists: [] })

export const councilName = ({ councils }: Visit, code: string): string =>
  councils.find((each) => each.code === code)?.shortName ?? code
