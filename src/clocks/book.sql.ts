import { sql } from 'kysely'
import type { AuthorityCode } from '../access/index.ts'
import type { Db, Tx } from '../db/index.ts'
import { dayOf, englandAndWales, workingCalendar, type Day, type Instant } from '../time/index.ts'
import type { PublishedBankHolidays } from '../time/index.ts'
import { bookOf, type Book } from './book.ts'
import { rulesWith } from './council-rules.ts'
import type { MashTiming } from './mash-clock.ts'
import {
  settingInForce,
  settingValue,
  type SettingName,
  type SettingRow,
  type SettingValue,
} from './settings.ts'

type Kept = {
  version: string
  settings: SettingRow[]
  published: PublishedBankHolidays
  closures: Map<AuthorityCode, Map<Day, string>>
  books: Map<string, Book>
}

/** Remembered per database until any row it came from changes: the database bumps rights_version with each change. */
const remembered = new Map<string, Kept>()

const keptFor = async (db: Db | Tx): Promise<Kept> => {
  const { rows } = await sql<{ version: string; place: string }>`
    select version::text, current_database() || ':' || coalesce(inet_server_port()::text, '') as place
    from rights_version`.execute(db)
  const { version = '', place = '' } = rows[0] ?? {}
  const known = remembered.get(place)
  if (known?.version === version) return known
  const read = { version, ...(await readAll(db)), books: new Map<string, Book>() }
  remembered.set(place, read)
  return read
}

type Holiday = { day: Day; title: string }

const readAll = async (db: Db | Tx): Promise<Pick<Kept, 'settings' | 'published' | 'closures'>> => {
  const { rows } = await sql<{
    settings: SettingRow[]
    published: { publishedFrom: Day; publishedTo: Day; version: string } | null
    holidays: Holiday[]
    closures: (Holiday & { authority: AuthorityCode })[]
  }>`
    select
      (select coalesce(json_agg(json_build_object('authority', authority, 'name', name,
        'effectiveFrom', effective_from, 'value', value, 'reason', reason)), '[]') from setting) as settings,
      (select json_build_object('publishedFrom', published_from, 'publishedTo', published_to, 'version', version)
        from calendar_published) as published,
      (select coalesce(json_agg(json_build_object('day', day, 'title', title) order by day), '[]')
        from bank_holiday) as holidays,
      (select coalesce(json_agg(json_build_object('authority', authority, 'day', day, 'title', title)
        order by day), '[]') from closure_day) as closures`.execute(db)
  const found = rows[0]
  if (!found) throw new Error('The calendar could not be read.')
  const closures = new Map<AuthorityCode, Map<Day, string>>()
  for (const { authority, day, title } of found.closures) {
    closures.set(authority, (closures.get(authority) ?? new Map<Day, string>()).set(day, title))
  }
  const bankHolidays = new Map(found.holidays.map(({ day, title }) => [day, title]))
  // A database nobody has filled yet counts by the list the service was shipped with.
  const published = found.published ? { ...found.published, bankHolidays } : englandAndWales
  return { settings: found.settings, published, closures }
}

/** Whose hours are counted by: the Customer Service Centre's, or the hub's. */
type Hours = 'opening-hours' | 'mash-hours'

const makeBook = (kept: Kept, owner: AuthorityCode, on: Day, counted: Hours): Book => {
  const { settings, published } = kept
  const hours = settingInForce(settings, owner, counted, on)
  const calendar = workingCalendar({
    ...published,
    version: hours ? `${published.version}, hours of ${hours.effectiveFrom}` : published.version,
    closures: kept.closures.get(owner) ?? new Map(),
    opening: settingValue(settings, owner, counted, on),
  })
  return bookOf(owner, rulesWith(settings), calendar)
}

/**
 * The rules and the calendar of one council as they stand on the day of `at`, from the database. Cheap: one small
 * question to see that nothing has changed. Past the published bank holidays counting throws CalendarNotPublished.
 */
export const bookFor = async (db: Db | Tx, owner: AuthorityCode, at: Instant): Promise<Book> =>
  bookIn(await keptFor(db), owner, dayOf(at))

/** The same counted by the hours the MASH is staffed (clocks 4.3). */
export const mashBookFor = async (
  db: Db | Tx,
  owner: AuthorityCode,
  at: Instant,
): Promise<{ book: Book; timing: MashTiming }> => {
  const kept = await keptFor(db)
  const book = bookIn(kept, owner, dayOf(at), 'mash-hours')
  return { book, timing: { owner, rules: rulesWith(kept.settings), calendar: book.calendar } }
}

const bookIn = (kept: Kept, owner: AuthorityCode, on: Day, counted: Hours = 'opening-hours'): Book => {
  const key = `${owner}@${on}:${counted}`
  const known = kept.books.get(key)
  if (known) return known
  const book = makeBook(kept, owner, on, counted)
  if (kept.books.size < 5_000) kept.books.set(key, book)
  return book
}

export type BooksOfCouncils = {
  book: (owner: AuthorityCode) => Book
  setting: <N extends SettingName>(owner: AuthorityCode, name: N) => SettingValue<N>
}

/** Which database, by its pool, and which version of what it says, where a request has read it already. */
export type Known = { house: Db; version: number }

const knownOf = new WeakMap<Db, Kept>()

/**
 * The books and settings of all councils on the day of `at`: lists show several councils together. For one small
 * question; for none where the version is known and what was remembered is of that version.
 */
export const booksOfCouncils = async (tx: Db | Tx, at: Instant, known?: Known): Promise<BooksOfCouncils> => {
  const remembered = known && knownOf.get(known.house)
  const kept = remembered?.version === String(known?.version) ? remembered : await keptFor(tx)
  if (known && kept) knownOf.set(known.house, kept)
  const on = dayOf(at)
  return {
    book: (owner) => bookIn(kept, owner, on),
    setting: (owner, name) => settingValue(kept.settings, owner, name, on),
  }
}

/** What a council has set, on a day, or what holds where it has set nothing. */
export const settingFor = async <N extends SettingName>(
  db: Db | Tx,
  authority: AuthorityCode,
  name: N,
  on: Day,
): Promise<SettingValue<N>> => settingValue((await keptFor(db)).settings, authority, name, on)
