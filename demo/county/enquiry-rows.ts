import { rowOf as requestRowOf } from '../../src/agency-requests/request.sql.ts'
import { requestStream } from '../../src/agency-requests/request.stream.ts'
import { disclosureRow, saidRows } from '../../src/agency-requests/said.sql.ts'
import type { Job } from '../../src/events/index.ts'
import { cannotWaitForMorning, closesAt, lookAtClosing } from '../../src/mash/closing.rule.ts'
import { rowOf as disagreementRowOf } from '../../src/mash/disagreement.sql.ts'
import { disagreementStream } from '../../src/mash/disagreement.stream.ts'
import { type Enquiry, isOpen } from '../../src/mash/enquiry.ts'
import { childRowOf, lookForLateness, lookForSilence, rowOf } from '../../src/mash/enquiry.sql.ts'
import { enquiryStream } from '../../src/mash/enquiry.stream.ts'
import type { Instant } from '../../src/time/index.ts'
import type { Chance } from './chance.ts'
import { noticeAll } from './enquiry-alarms.ts'
import type { Dissent } from './disagreeing.ts'
import type { Asked, Enquiring } from './enquiring.ts'
import type { Row } from './event-rows.ts'
import { add, eventAndClockRows, type Rows } from './rows.ts'
import type { World } from './world.ts'

/** COPY's way of writing bytes. */
const bytes = (content: Buffer): string => `\\x${content.toString('hex')}`

const fileRows = ({ request, files }: Asked): Row[] => {
  const { owner, id, enquiryId, contactId, agency } = request.state()
  return files.map(({ id: fileId, level, name, mediaType, content, sha256, at }) => ({
    owner,
    id: fileId,
    request_id: id,
    enquiry_id: enquiryId,
    contact_id: contactId,
    agency,
    share_level: level,
    name,
    media_type: mediaType,
    size: content.length,
    sha256,
    scan: 'not-scanned',
    content: bytes(content),
    added_at: at,
  }))
}

const requestRows = (rows: Rows, chance: Chance, asked: Asked, now: Instant): Job[] => {
  const { state, jobs } = eventAndClockRows(rows, chance, requestStream, asked.request, now)
  if (state === undefined) return []
  add(rows, 'agency_request', [requestRowOf(state)])
  add(
    rows,
    'agency_reply_item',
    asked.said.flatMap(({ sayings, by }) => saidRows(state, sayings, by)),
  )
  add(rows, 'agency_reply_file', fileRows(asked))
  return jobs
}

/** When the service is to look at it again: silent for too long, due, or still red when the hub closes. */
const wakings = (world: World, enquiry: Enquiry, silentAt: Instant, now: Instant): Job[] => {
  const closes = cannotWaitForMorning(enquiry)
    ? closesAt(world.hubOf(enquiry.owner).book.calendar, now)
    : null
  return [
    lookForSilence(enquiry, silentAt),
    ...(enquiry.dueAt !== null && enquiry.dueAt > now ? [lookForLateness(enquiry, enquiry.dueAt)] : []),
    ...(closes === null ? [] : [lookAtClosing(enquiry, closes)]),
  ]
}

const dissentRows = (rows: Rows, chance: Chance, dissent: Dissent, now: Instant): Job[] => {
  const { state, jobs } = eventAndClockRows(rows, chance, disagreementStream, dissent, now)
  if (state !== undefined) add(rows, 'disagreement', [disagreementRowOf(state)])
  return jobs
}

/** Every row of an enquiry, and the work that is still ahead of it. */
export const enquiryRows = (
  rows: Rows,
  chance: Chance,
  { world, enquiry, asked, disclosures, dissents }: Enquiring,
  now: Instant,
): Job[] => {
  const silentAt = noticeAll(world, enquiry)
  const { state, jobs } = eventAndClockRows(rows, chance, enquiryStream, enquiry, now)
  if (state === undefined) return []
  const disagreements = dissents.filter((each) => each.state().settled === null).length
  add(rows, 'enquiry', [{ ...rowOf(state), silent_at: silentAt, disagreements }])
  add(
    rows,
    'enquiry_child',
    state.children.map((child) => ({ ...childRowOf(state, child), id: chance.id(state.startedAt) })),
  )
  const others = [
    ...asked.flatMap((each) => requestRows(rows, chance, each, now)),
    ...dissents.flatMap((each) => dissentRows(rows, chance, each, now)),
  ]
  add(
    rows,
    'disclosure',
    disclosures.map((each) => disclosureRow(each, chance.id(each.at))),
  )
  return [
    ...jobs,
    ...others,
    ...(isOpen(state) && silentAt !== null ? wakings(world, state, silentAt, now) : []),
  ]
}
