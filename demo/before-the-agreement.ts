import pg from 'pg'
import { acknowledge, tellOutcome } from './county/letters.ts'
import { countyRows, type Rows } from './county/rows.ts'
import type { Story } from './county/course.ts'
import { decide, open } from '../src/contacts/screening.ts'
import { connect, readAsOurs } from '../src/db/index.ts'
import { addDays, at, addMinutes, day, dayOf, weekday } from '../src/time/index.ts'
import { arrive } from './county/arriving.ts'
import { Chance } from './county/chance.ts'
import type { Diary } from './county/diary.ts'
import { noteAnswer } from './county/diary.ts'
import { familyOf } from './county/families.ts'
import { judgementOf } from './county/judging.ts'
import { stateOf } from './county/moving.ts'
import { bandOf } from './county/outcome-mix.ts'
import { type Worker, worldOf, type World } from './county/world.ts'
import { peterborough } from './people.ts'
import type { Contact, ContactEvent } from '../src/contacts/index.ts'

/**
 * Screening moved to St Ives on 17 December 2018; the authority to screen for Peterborough began on 1 January 2019
 * (governance A1, finding 7). Calls of those days were taken in and, once somebody had the right to, decided: so the
 * demonstration has a stretch of work that its director is shown in red. The children are invented.
 */
const moved = day('2018-12-17')
const began = day('2019-01-01')
/** High numbers, which no contact of the demonstration's year has. */
const firstNumber = 900_001

const asItStands = (contact: Diary<ContactEvent>): Contact => {
  const state = stateOf(contact)
  if (!state) throw new Error('The contact has not arrived.')
  return state
}

const takenThen = (world: World, nth: number, on: ReturnType<typeof day>): Story => {
  const number = firstNumber + nth
  const chance = new Chance(world.seed, 'before the agreement', number)
  const receivedAt = addMinutes(at(on, '09:20'), chance.whole(0, 400))
  const family = familyOf(chance, { number, council: peterborough, circumstance: null, on, leastAge: 5 })
  const arrived = arrive(
    world,
    chance,
    {
      arriving: {
        number,
        receivedAt: Date.parse(receivedAt),
        on,
        council: peterborough,
        atNight: false,
        group: 'school',
        source: '2A',
      },
      family,
      band: bandOf('no-further-action'),
      children: [0],
    },
    { channel: 'phone' },
  )
  const { contact } = arrived
  const story: Story = { ...arrived, handOvers: [], letters: [], enquiries: [] }
  story.letters.push(...acknowledge(world, chance, story))
  const decidedAt = addMinutes(at(addDays(began, 1), '10:00'), 7 * nth)
  const manager = (action: Worker['action']): Worker => ({
    person: 'screeningManager',
    fn: 'screening',
    action,
  })
  noteAnswer(contact, addMinutes(decidedAt, -5), manager('contact.open'), open(asItStands(contact)))
  for (const child of asItStands(contact).children)
    noteAnswer(
      contact,
      decidedAt,
      manager('contact.decide'),
      decide(asItStands(contact), {
        childId: child.id,
        judgement: judgementOf(chance, peterborough, 'no-further-action'),
        ticked: [],
        seen: {
          bornOn: child.told.bornOn,
          expectedOn: child.told.expectedOn,
          flags: [],
          earlierContacts: 0,
          repeatNumber: 3,
          isAnonymous: false,
          urgency: 'today',
        },
        today: dayOf(decidedAt),
        at: decidedAt,
        isManager: true,
        book: world.bookOf(peterborough),
      }),
    )
  story.letters.push(
    ...tellOutcome(world, chance, story, addMinutes(decidedAt, 30), manager('contact.feedback')),
  )
  return story
}

const workingDays = (): ReturnType<typeof day>[] =>
  Array.from({ length: 15 }, (_, nth) => addDays(moved, nth)).filter(
    (on) => !['saturday', 'sunday'].includes(weekday(on)) && !['2018-12-25', '2018-12-26'].includes(on),
  )

const rowsBeforeTheAgreement = (world: World): Rows => {
  const stories = workingDays().map((on, nth) => takenThen(world, nth, on))
  const chance = new Chance(world.seed, 'rows before the agreement')
  return countyRows({ stories, persons: [], conflicts: [], linkages: [] }, chance, world.now).rows
}

/** As the owner of the tables, once. */
export const takeInBeforeTheAgreement = async (
  ownerUrl: string,
  seed: string,
  write: (client: pg.Client, rows: Rows) => Promise<void>,
): Promise<void> => {
  const reader = connect(ownerUrl, { max: 1 })
  const client = new pg.Client({ connectionString: ownerUrl, types: readAsOurs })
  client.on('error', () => undefined)
  await client.connect()
  try {
    const world = await worldOf(reader, seed, at(addDays(began, 3), '12:00'))
    await client.query('begin')
    await write(client, rowsBeforeTheAgreement(world))
    await client.query('commit')
  } finally {
    await client.end()
    await reader.destroy()
  }
}
