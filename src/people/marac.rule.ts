import type { Standing } from '../access/index.ts'

/**
 * Who may put up or take down the MARAC marker: the council's own workers, and those lent to it by name. MARAC is not
 * among the five delegated functions, so standing by delegation alone does not reach it until an instrument covers it
 * (authorisation B8 no. 20): `isDelegated`, that one in force names MARAC.
 */
export const mayMarkMarac = (by: Standing['by'], isDelegated: boolean): boolean => {
  switch (by) {
    case 'own-employment':
    case 'succession':
    case 's113-placement':
      return true
    case 'delegated-function':
      return isDelegated
    case 'grant':
    case 'run-off':
      return false
  }
}
