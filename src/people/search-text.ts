import { nameWords } from '../matching/index.ts'

export { nameWords }

/** The column `search_text` of a person, a stub and a child on a contact: every name they are known by. */
export const searchText = (...names: readonly (string | null)[]): string => nameWords(...names).join(' ')
