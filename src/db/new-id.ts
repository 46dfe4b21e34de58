import { randomUUIDv7 } from 'node:crypto'

/** A new id: a UUID version 7, whose order is the order of making, so that indexes grow at one end. */
export const newId = (): string => randomUUIDv7()
