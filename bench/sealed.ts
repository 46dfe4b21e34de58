import { Agent, request } from 'node:http'
import { sql } from 'kysely'
import { loadCounty } from '../demo/load.ts'
import { Chance } from '../demo/county/chance.ts'
import { people, peterborough, type PersonKey } from '../demo/people.ts'
import { type Fn, rememberRights, type StaffActor } from '../src/access/index.ts'
import { asActor, newId } from '../src/db/index.ts'
import { contextFor, perform } from '../src/events/index.ts'
import { type Described, findMatches, nobodyDescribed } from '../src/matching/index.ts'
import { type PersonEvent, personStream } from '../src/people/index.ts'
import { addMinutes, day, type Day, nowInstant } from '../src/time/index.ts'
import { median, type Say } from './figures.ts'
import { likelyAlike } from './kolmogorov-smirnov.ts'
import { type Bench, benchDatabase, cookieOf, serviceOn } from './service.ts'

/** Each of the two kinds of question is asked so often, and no less: fewer could not tell a small difference. */
const usualSize = 400
/** So many sealed records, each asked about in turn with somebody who never was. */
const different = 40
/** Asked before anything is timed: what a first question costs is nobody's secret. */
const warmUp = 30

type Somebody = { given: string; family: string; born: Day }

/** Names nobody has, all of one shape and length, so that only being there could make a difference. */
const invented = (chance: Chance): Somebody => {
  const syllable = () => `${chance.pick([...'bdfgklmnprstvz'])}${chance.pick([...'aeiou'])}`
  const name = (syllables: number, end: string) => {
    const text = Array.from({ length: syllables }, syllable).join('') + end
    return text.slice(0, 1).toUpperCase() + text.slice(1)
  }
  const born = day(
    `20${String(chance.whole(10, 20))}-0${String(chance.whole(1, 9))}-${String(chance.whole(13, 28))}`,
  )
  return { given: name(3, 'x'), family: name(4, 'q'), born }
}

const actorOf = async ({ db }: Bench, key: PersonKey, fn: Fn): Promise<StaffActor> => {
  const rights = await rememberRights(db).rightsOf(people[key].id)
  if (!rights) throw new Error(`Nobody is ${key}.`)
  const assurance = { way: 'trial', freshUntil: addMinutes(nowInstant(), 600) } as const
  return { kind: 'staff', rights, actingFor: peterborough, fn, assurance }
}

const sealedEvents = ({ given, family, born }: Somebody): PersonEvent[] => [
  {
    type: 'registered',
    details: {
      givenNames: given,
      familyName: family,
      knownAs: null,
      bornOn: born,
      bornEstimated: false,
      expectedOn: null,
      sex: 'F',
      isChild: true,
      nhsNumber: null,
      upn: null,
      phone: null,
    },
    addresses: [],
  },
  {
    type: 'sealed',
    because: 'Adopted',
    namedAccess: [people.privacyPeterborough.id],
    custodianNote: 'Ring the adoption team',
  },
]

const registerSealed = async (bench: Bench, custodian: StaffActor, somebody: Somebody): Promise<void> => {
  const done = await perform(bench.db, personStream, {
    actor: custodian,
    at: nowInstant(),
    action: 'person.seal',
    owner: peterborough,
    id: newId(),
    opens: true,
    decide: () => sealedEvents(somebody),
  })
  if (!done.done) throw new Error(`Not registered: ${done.why}`)
}

type Answer = { milliseconds: number; bytes: string }
type Question = (about: Somebody) => Promise<Answer>

const heard = ({ given, family, born }: Somebody): Described => ({
  ...nobodyDescribed,
  names: [{ given, family, use: 'as-heard' }],
  born: { on: born, precision: 'day' },
})

const byMatching =
  ({ db }: Bench, actor: StaffActor): Question =>
  async (about) => {
    const context = contextFor(actor, 'people.search', nowInstant())
    const began = performance.now()
    const found = await asActor(db, context, (tx) => findMatches(tx, heard(about), { limit: 10 }))
    return { milliseconds: performance.now() - began, bytes: JSON.stringify(found) }
  }

/** As the browser asks while somebody types: over HTTP, to the last byte, headers and all but the time of day. */
const bySuggestions =
  (agent: Agent, address: string, guards: Readonly<Record<string, string>>, cookie: string): Question =>
  ({ given, family, born }) => {
    const [year = '', month = '', date = ''] = born.split('-')
    const names = { 'given-names': given, 'family-name': family }
    const body = new URLSearchParams({
      ...guards,
      ...names,
      'born-day': date,
      'born-month': month,
      'born-year': year,
    })
    const text = body.toString()
    return new Promise((resolve, reject) => {
      const began = performance.now()
      const asked = request(`${address}/people/suggest`, {
        method: 'POST',
        agent,
        headers: {
          cookie,
          'content-type': 'application/x-www-form-urlencoded',
          'content-length': String(Buffer.byteLength(text)),
        },
      })
      asked.on('response', (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => parts.push(part))
        answer.on('end', () => {
          const milliseconds = performance.now() - began
          if (answer.statusCode !== 200) return reject(new Error(`It answered ${String(answer.statusCode)}.`))
          const { date: _date, ...headers } = answer.headers
          resolve({ milliseconds, bytes: JSON.stringify(headers) + Buffer.concat(parts).toString() })
        })
      })
      asked.on('error', reject)
      asked.end(text)
    })
  }

type Pair = { sealed: Somebody; nobody: Somebody }
type Measured = { hit: number[]; none: number[]; differing: number }

const plain = ({ bytes }: Answer, { given, family }: Somebody): string =>
  bytes.replaceAll(given, 'Given').replaceAll(family, 'Family')

/** In turns, which of the two comes first left to chance. */
const measure = async (question: Question, pairs: readonly Pair[], times: number): Promise<Measured> => {
  const chance = new Chance('turns')
  const measured: Measured = { hit: [], none: [], differing: 0 }
  for (let nth = -warmUp; nth < times; nth += 1) {
    const pair = pairs[(nth + warmUp) % pairs.length]
    if (!pair) throw new Error('Nobody to ask about.')
    const isHitFirst = chance.happens(0.5)
    const first = await question(isHitFirst ? pair.sealed : pair.nobody)
    const second = await question(isHitFirst ? pair.nobody : pair.sealed)
    if (nth < 0) continue
    const [hit, none] = isHitFirst ? [first, second] : [second, first]
    measured.hit.push(hit.milliseconds)
    measured.none.push(none.milliseconds)
    if (plain(hit, pair.sealed) !== plain(none, pair.nobody)) measured.differing += 1
  }
  return measured
}

const tell = (say: Say, set: string, { hit, none, differing }: Measured): void => {
  const size = hit.length
  const [ofHit, ofNone] = [median(hit), median(none)]
  say.note(
    `${set}: median ${ofHit.toFixed(2)} ms where a sealed record fits, ${ofNone.toFixed(2)} ms where nobody does`,
  )
  say.figure(
    { figure: 'sealed.median.diff.ms', value: ofHit - ofNone, unit: 'ms', size, set },
    'a sealed record that fits, over nobody at all',
  )
  say.figure(
    { figure: 'sealed.ks.p', value: likelyAlike(hit, none), unit: 'ratio', size, set },
    'Kolmogorov-Smirnov: how likely so much difference is by chance alone',
  )
  say.figure(
    { figure: 'sealed.bytes.differing', value: differing, unit: 'count', size, set },
    differing === 0
      ? 'every pair of answers was equal in every byte'
      : 'pairs of answers that differ in a byte',
  )
}

const hitsMet = async ({ owner }: Bench): Promise<number> => {
  const { rows } = await sql<{ met: number }>`select count(*)::int as met from sealed_search`.execute(owner)
  return rows[0]?.met ?? 0
}

const overHttp = async (say: Say, bench: Bench, pairs: readonly Pair[], times: number): Promise<void> => {
  const service = await serviceOn(bench.ownerUrl)
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  try {
    const cookie = await cookieOf(bench.owner, 'adviser', { actingFor: peterborough, fn: 'screening' })
    const { rows } = await sql<{ csrf: string }>`
      select csrf from session where staff_id = ${people.adviser.id}::uuid order by started_at desc limit 1`.execute(
      bench.owner,
    )
    const guards = { _csrf: rows[0]?.csrf ?? '', _hat: `${peterborough}/screening` }
    tell(
      say,
      'suggestions',
      await measure(bySuggestions(agent, service.address, guards, cookie), pairs, times),
    )
    const patience = performance.now() + 30_000
    while ((await hitsMet(bench)) === 0)
      if (performance.now() > patience)
        throw new Error('No question met a sealed record: nothing was measured.')
    say.note(`${String(await hitsMet(bench))} questions met a sealed record, and its custodians were told`)
  } finally {
    agent.destroy()
    await service.stop()
  }
}

/**
 * Whoever looks for a child whose record is sealed must learn nothing, neither from the answer nor from how long it
 * takes (authorisation B8 no. 19): questions about sealed children and about children who never were, in turns.
 */
export const sealed = async (say: Say, size: number | null): Promise<void> => {
  const bench = await benchDatabase()
  try {
    await loadCounty({ ownerUrl: bench.ownerUrl, now: nowInstant(), contacts: 400 })
    const chance = new Chance('sealed')
    const pairs = Array.from({ length: different }, (): Pair => ({
      sealed: invented(chance),
      nobody: invented(chance),
    }))
    const custodian = await actorOf(bench, 'privacyPeterborough', 'oversight')
    for (const pair of pairs) await registerSealed(bench, custodian, pair.sealed)
    await sql`vacuum analyze`.execute(bench.owner)
    const times = Math.max(size ?? usualSize, usualSize)
    const adviser = await actorOf(bench, 'adviser', 'screening')
    tell(say, 'matching', await measure(byMatching(bench, adviser), pairs, times))
    await overHttp(say, bench, pairs, times)
  } finally {
    await bench.stop()
  }
}
