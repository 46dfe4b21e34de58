import { people, type PersonKey, teams } from '../../demo/people.ts'
import type { Row } from './routes.ts'
import type { Who } from './words.ts'

/** Who has nothing to do with which rows, by hand. */

export const isWorker = (key: string): key is PersonKey => Object.hasOwn(people, key)

/** Whose council has nothing to do with the other's: what is that council's alone must leave no trace for them. */
export const councilsOf = (who: Who): readonly string[] =>
  isWorker(who.key) && people[who.key].employer !== ''
    ? teams[people[who.key].team].fn === 'navigator'
      ? []
      : teams[people[who.key].team].serves
    : []

/** Of these a partner agency has its own share, whichever council they belong to. */
const ofAgencies = [
  'agency_request',
  'agency_reply_item',
  'agency_reply_file',
  'agency_link',
  'agency_letter',
  'disclosure',
  'alert',
]

/** Agreements are between the councils: each party's workers may read them. */
const ofBoth = /^(instrument|sharing|delegated_function|s113_placement|approval)/

const isOwn = (reader: Who, row: Row): boolean =>
  Object.entries(people).some(([key, { id }]) => key === reader.key && (row.staff === id || row.id === id))

/** By the table of who has to do with which council, and with the few sealed records. */
export const isUnseen = (reader: Who, row: Row, sealed: readonly string[]): boolean => {
  if (sealed.includes(row.id)) return reader.key !== 'privacyPeterborough'
  if (row.table === 'draft') return row.staff !== null && !isOwn(reader, row)
  if (ofBoth.test(row.table)) return false
  if (row.owner === null || !/^E\d{8}$/.test(row.owner)) return false
  if (councilsOf(reader).includes(row.owner)) return false
  return !ofAgencies.includes(row.table) || reader.key === 'nobody' || reader.key === 'leaver'
}
