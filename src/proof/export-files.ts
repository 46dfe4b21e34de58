/**
 * A council's record as files that anybody can check: the rows with their salts, the hashes they were sealed with, the
 * checkpoints with every signature. Written as it is read: nothing large is held.
 */
export const exportFiles = {
  about: 'about.json',
  rows: 'rows.ndjson',
  leaves: 'leaves.bin',
  checkpoints: 'checkpoints.ndjson',
  witness: 'witness.ndjson',
} as const

export const exportFormat = 'front-door record 1'

export type About = {
  format: typeof exportFormat
  council: string
  entries: number
  checkpoints: number
  /** Keys as this installation knows them. Whoever checks gets them from the councils instead. */
  service: string
  witnesses: readonly string[]
}
