import { untold, untoldAdult, untoldChild } from '../../src/contacts/index.ts'

/** A report in which nothing is said yet, which the county's people then fill in. */
export const emptyChild = untoldChild('', '')
export const emptyAdult = untoldAdult('')
export const emptyTold = untold('')
