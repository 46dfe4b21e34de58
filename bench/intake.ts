import { sql } from 'kysely'
import { loadCounty } from '../demo/load.ts'
import { cambridgeshire, people, peterborough } from '../demo/people.ts'
import { Chance } from '../demo/county/chance.ts'
import { familyOf } from '../demo/county/families.ts'
import { arrivingAt } from '../demo/county/teller.ts'
import { toldOf } from '../demo/county/telling.ts'
import { type AuthorityCode, rememberRights } from '../src/access/index.ts'
import { takeIn, type TakenIn } from '../src/contacts/index.ts'
import { asActor, newId } from '../src/db/index.ts'
import { react } from '../src/events/index.ts'
import { rooms } from '../src/rooms.ts'
import { addMinutes, dayOf, nowInstant } from '../src/time/index.ts'
import { type House, runJobs } from '../src/web/index.ts'
import { percentile, type Say, timed } from './figures.ts'
import { type Bench, benchDatabase } from './service.ts'

const alone = 300
const together = { lanes: 8, seconds: 30 }

const houseOf = ({ db }: Bench): House => ({
  db,
  now: nowInstant,
  ...rememberRights(db),
  live: { subscribe: () => () => undefined },
  demoSignIn: true,
})

const inTheTray = async ({ db }: Bench, owner: AuthorityCode, id: string): Promise<boolean> =>
  asActor(
    db,
    {
      staffId: people.adviser.id,
      actingFor: [owner],
      fn: 'screening',
      clientGroup: 'children',
      at: nowInstant(),
      intakeFor: [],
      draft: null,
      system: false,
    },
    async (tx) => {
      const row = await tx
        .selectFrom('contact')
        .select('waiting_for')
        .where('owner', '=', owner)
        .where('id', '=', id)
        .executeTakeFirst()
      return row?.waiting_for === 'screener'
    },
    { readOnly: true },
  )

/** One report of an invented family, as somebody without an account sends it. */
const send = (house: House, number: number): Promise<TakenIn> => {
  const chance = new Chance('intake', number)
  const owner = number % 5 < 3 ? cambridgeshire : peterborough
  const at = nowInstant()
  const family = familyOf(chance, { number, council: owner, circumstance: null, on: dayOf(at) })
  const arriving = arrivingAt(number, owner, '2A', addMinutes(at, -1))
  const told = toldOf(chance, {
    arriving,
    family,
    band: 'unclear',
    children: family.children.map((_, nth) => nth),
  })
  // The generator's ids repeat from run to run; what arrives at a door never does.
  const children = told.children.map((child) => ({ ...child, id: newId() }))
  const adults = told.adults.map((adult) => ({ ...adult, id: newId() }))
  return takeIn(
    house,
    { actor: { kind: 'public' }, at, once: newId() },
    {
      told: { ...told, children, adults },
      channel: 'online',
      kind: 'initial-contact',
      source: '2A',
      questionSet: 'bench',
      places: [
        {
          owner,
          childIds: children.map(({ id }) => id),
          placing: { rule: 'lives-here', words: told.postcode },
        },
      ],
      attachments: [],
    },
  )
}

const patience = 30_000

const visible = async (bench: Bench, { contacts, reference }: TakenIn): Promise<void> => {
  const giveUp = performance.now() + patience
  for (const { owner, id } of contacts)
    while (!(await inTheTray(bench, owner, id)))
      if (performance.now() > giveUp) throw new Error(`${reference} was acknowledged and is in no tray.`)
}

const lostOf = async ({ owner }: Bench, acknowledged: readonly TakenIn[]): Promise<number> => {
  const ids = acknowledged.flatMap(({ contacts }) => contacts.map(({ id }) => id))
  const { rows } = await sql<{ found: number }>`
    select count(*)::int as found from unnest(${ids}::uuid[]) as told (id)
    where exists (select from contact c where c.id = told.id)
      and exists (select from event e where e.subject_id = told.id and e.stream = 'contact' and e.type = 'received')`.execute(
    owner,
  )
  return ids.length - (rows[0]?.found ?? 0)
}

/**
 * From sending a report to its standing in the tray of the council that answers for the child, in the demo county,
 * with follow-up work running beside it and every write safe on the disk; then as many as go through in half a minute.
 */
export const intake = async (say: Say): Promise<void> => {
  const bench = await benchDatabase()
  try {
    await loadCounty({ ownerUrl: bench.ownerUrl, now: nowInstant() })
    const house = houseOf(bench)
    for (const room of rooms) react(...(room.reactions ?? []))
    const jobs = await runJobs(house, rooms, bench.ownerUrl)
    const acknowledged: TakenIn[] = []
    let number = 0
    const sendOne = async (): Promise<TakenIn> => {
      number += 1
      const taken = await send(house, number)
      acknowledged.push(taken)
      return taken
    }
    for (let n = 0; n < 20; n += 1) await visible(bench, await sendOne())
    const times: number[] = []
    for (let n = 0; n < alone; n += 1) times.push(await timed(async () => visible(bench, await sendOne())))
    say.figure(
      { figure: 'intake.p95.ms', value: percentile(times, 0.95), unit: 'ms', size: alone },
      'from sending a report to its standing in the right tray',
    )

    const until = performance.now() + together.seconds * 1000
    const before = acknowledged.length
    const lane = async (): Promise<void> => {
      while (performance.now() < until) await sendOne()
    }
    await Promise.all(Array.from({ length: together.lanes }, lane))
    const sent = acknowledged.length - before
    say.figure(
      { figure: 'intake.sustained_per_s', value: sent / together.seconds, unit: 'per-s', size: sent },
      `reports taken in a second, ${String(together.lanes)} at once for ${String(together.seconds)} s`,
    )
    say.figure(
      {
        figure: 'intake.lost',
        value: await lostOf(bench, acknowledged),
        unit: 'count',
        size: acknowledged.length,
      },
      'acknowledged and not there afterwards',
    )
    await jobs.stop()
  } finally {
    await bench.stop()
  }
}
