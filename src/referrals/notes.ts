import type { Told } from '../contacts/index.ts'

/** What was said and has no row of its own on the form is kept in the notes under its heading. */
export const withNote = (told: Told, heading: string, text: string): Told =>
  text === '' ? told : { ...told, notes: `${told.notes}${told.notes === '' ? '' : '\n'}${heading}: ${text}` }
