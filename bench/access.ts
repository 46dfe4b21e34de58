import { sql } from 'kysely'
import { loadCrowd } from '../demo/crowd.ts'
import { cambridgeshire, people, peterborough } from '../demo/people.ts'
import { Chance } from '../demo/county/chance.ts'
import {
  type Action,
  actions,
  type Actor,
  may,
  ownNothing,
  rememberRights,
  type StaffActor,
} from '../src/access/index.ts'
import { trayChoice } from '../src/contacts/tray-choice.ts'
import { trayQuery } from '../src/contacts/tray.sql.ts'
import { asActor, type Db } from '../src/db/index.ts'
import { dayOf, nowInstant } from '../src/time/index.ts'
import { askingOf } from './asking.ts'
import { median, percentile, type Say, timed } from './figures.ts'
import { type Bench, benchDatabase, cookieOf, serviceOn } from './service.ts'

const decisions = 200_000
const revocations = 200
const rounds = 300

const actorsOf = async (db: Db): Promise<StaffActor[]> => {
  const { rightsOf } = rememberRights(db)
  const found = await Promise.all(Object.values(people).map(({ id }) => rightsOf(id)))
  return found.flatMap((rights) =>
    rights === null
      ? []
      : rights.memberships.flatMap(({ fn }) =>
          [cambridgeshire, peterborough].map((actingFor): StaffActor => ({
            kind: 'staff',
            rights,
            actingFor,
            fn,
          })),
        ),
  )
}

/** Every worker, hat, action and owner mixed by chance: allowed and refused, near and far. */
const decide = async ({ db }: Bench, say: Say): Promise<void> => {
  const chance = new Chance('may')
  const actors: readonly Actor[] = await actorsOf(db)
  const every = Object.keys(actions) as Action[]
  const at = nowInstant()
  const asked = Array.from({ length: 5_000 }, () => ({
    actor: chance.pick(actors),
    action: chance.pick(every),
    resource: {
      ...ownNothing,
      kind: 'contact',
      id: chance.id(0),
      owner: chance.pick([cambridgeshire, peterborough]),
      teams: chance.happens(0.5) ? ['queue:screening'] : [],
    },
  }))
  const times: number[] = []
  let allowed = 0
  for (let n = 0; n < decisions; n += 1) {
    const one = asked[n % asked.length]
    if (!one) continue
    const began = performance.now()
    const { allowed: is } = may(one.actor, one.action, one.resource, at)
    times.push(performance.now() - began)
    if (is) allowed += 1
  }
  say.note(
    `${String(Math.round((100 * allowed) / decisions))}% of ${decisions.toLocaleString('en-GB')} allowed; median ${(median(times) * 1000).toFixed(1)} µs`,
  )
  say.figure(
    { figure: 'may.p99.ms', value: percentile(times, 0.99), unit: 'ms', size: decisions },
    'one decision, with its reason',
  )
}

/**
 * From the commit that ends somebody's employment to the refusal of what they ask for next, in each of two processes that
 * serve the same database: neither may go on by what it remembers.
 */
const revoke = async ({ owner, ownerUrl }: Bench, say: Say): Promise<void> => {
  const services = [await serviceOn(ownerUrl), await serviceOn(ownerUrl)]
  const askings = services.map(({ address }) => askingOf(address))
  const signIn = () => cookieOf(owner, 'adviser', { actingFor: cambridgeshire, fn: 'screening' })
  /** 200 while any of them still answers. */
  const ask = async (cookie: string) =>
    Math.min(
      ...(await Promise.all(askings.map(async (asking) => (await asking.get('/screening', cookie)).status))),
    )
  const endsOn = (day: string | null) =>
    sql`update employment set valid_to = ${day} where staff_id = ${people.adviser.id}`.execute(owner)
  try {
    await revokeAgainAndAgain({ signIn, ask, endsOn }, say)
  } finally {
    for (const asking of askings) asking.end()
    for (const service of services) await service.stop()
  }
}

type Revoking = {
  /** Whoever was found to be employed by nobody is signed out for good, so each time begins with a session of its own. */
  signIn: () => Promise<string>
  ask: (cookie: string) => Promise<number>
  endsOn: (day: string | null) => Promise<unknown>
}

const revokeAgainAndAgain = async ({ signIn, ask, endsOn }: Revoking, say: Say): Promise<void> => {
  const times: number[] = []
  let asksUntilDenied = 0
  for (let n = 0; n < revocations; n += 1) {
    const cookie = await signIn()
    if ((await ask(cookie)) !== 200) throw new Error('The adviser cannot open the tray at all.')
    await endsOn(dayOf(nowInstant()))
    times.push(
      await timed(async () => {
        do asksUntilDenied += 1
        while ((await ask(cookie)) === 200)
      }),
    )
    await endsOn(null)
  }
  say.note(
    `denied at the ${asksUntilDenied === revocations ? 'very next' : 'later'} request, ${String(revocations)} times`,
  )
  say.figure(
    { figure: 'revoke.p99.ms', value: percentile(times, 0.99), unit: 'ms', size: revocations },
    'from the end of an employment to the refusal by both of two processes',
  )
}

/** The tray's question as the runtime role, with its policies, and as the owner, whom none binds: in turns. */
const rlsCost = async ({ db, owner }: Bench, size: number, say: Say): Promise<void> => {
  const at = nowInstant()
  const query = trayQuery(trayChoice.parse({}), 52, at)
  const context = {
    staffId: people.adviser.id,
    actingFor: [cambridgeshire, peterborough],
    fn: 'screening',
    clientGroup: 'children',
    at,
    intakeFor: [],
    draft: null,
    system: false,
  } as const
  const [bound, free]: [number[], number[]] = [[], []]
  const within = (of: Db, times: number[]) =>
    asActor(of, context, async (tx) => {
      times.push(await timed(() => query.execute(tx)))
    })
  for (let n = 0; n < rounds + 30; n += 1) {
    await within(db, n < 30 ? [] : bound)
    await within(owner, n < 30 ? [] : free)
  }
  say.note(`median with policies ${median(bound).toFixed(2)} ms, without ${median(free).toFixed(2)} ms`)
  say.figure(
    { figure: 'rls.cost', value: median(bound) / median(free), unit: 'ratio', size },
    'the tray’s query with row-level security over the same without',
  )
}

export const access = async (say: Say, size: number | null): Promise<void> => {
  const contacts = size ?? 100_000
  const bench = await benchDatabase({ fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' })
  try {
    await decide(bench, say)
    await loadCrowd({ ownerUrl: bench.ownerUrl, now: nowInstant(), contacts })
    await sql`vacuum analyze`.execute(bench.owner)
    await rlsCost(bench, contacts, say)
    await revoke(bench, say)
  } finally {
    await bench.stop()
  }
}
