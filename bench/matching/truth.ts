import type { Mention } from '../register/mention.ts'

/** The record a mention truly belongs to; null when no record knows them. */
export const trueKeyOf = ({ truth }: Mention): number | null => (truth.is === 'registered' ? truth.key : null)
