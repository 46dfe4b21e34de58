import type { ComponentChildren } from 'preact'
import type { AuthorityCard, Resource } from '../access/index.ts'
import type { Book } from '../clocks/index.ts'
import type { Day } from '../time/index.ts'
import type { Visit } from '../web/index.ts'
import type { Around } from './family.sql.ts'
import type { EarlierContact } from './history.sql.ts'
import type { OpenWork } from './open-work.sql.ts'
import type { PersonShown } from './person-page.sql.ts'

/** Everything the page of a person shows. */
export type PersonView = {
  person: PersonShown
  resource: Resource
  /** The council whose record it is. */
  council: AuthorityCard
  around: Around
  /** Who waits for whom about this person; null where no agreement in force lets the reader look. */
  openWork: readonly OpenWork[]
  history: readonly EarlierContact[]
  books: ReadonlyMap<string, Book>
  /** What is said of this record and others: drawn by those who link and merge. */
  elsewhere: ComponentChildren
  visit: Visit
  today: Day
}
