import { sql } from 'kysely'
import { cambridgeshire, people, peterborough } from '../demo/people.ts'
import { askedFor, filesIn, saidIn } from '../src/agency-requests/index.ts'
import { asActor, type Context } from '../src/db/index.ts'
import { boardChoice } from '../src/mash/board-choice.ts'
import { readBoard } from '../src/mash/board.sql.ts'
import { replayEnquiry } from '../src/mash/enquiry.sql.ts'
import { nowInstant } from '../src/time/index.ts'
import { type Asking, askingOf } from './asking.ts'
import { loadEnquiries } from './enquiries/load.ts'
import { answerOften, answersInAll } from './enquiries/many-answers.ts'
import { type Say, timed } from './figures.ts'
import { type Bench, benchDatabase, cookieOf, serviceOn } from './service.ts'
import { type Answer, besideBare, inWords, overFloor } from './turns.ts'

const usualSize = 5_000
const questionsEach = 8
/** As the board itself asks for them: fifteen of each colour, and one more to know whether there are others. */
const ofEach = 16
const turns = { warmUp: 40, rounds: 300 }

/** Nothing but looks is written while pages are read, so how the rows came there may be quick. */
const quickToLoad = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_wal_size: '4GB' }

const worker = (actingFor: readonly string[]): Context => ({
  staffId: people.mashManager.id,
  actingFor,
  fn: 'mash',
  clientGroup: 'children',
  at: nowInstant(),
  intakeFor: [],
  draft: null,
  system: false,
})

/** The board's own question with nothing around it but the transaction that tells PostgreSQL who asks. */
const bareBoard = ({ db }: Bench): Promise<unknown> =>
  asActor(
    db,
    worker([cambridgeshire, peterborough]),
    (tx) =>
      readBoard(
        tx,
        boardChoice.parse({}),
        { staffId: people.mashManager.id, onlyTold: false },
        ofEach,
        nowInstant(),
      ),
    { readOnly: true },
  )

/** What happened on an enquiry, what was asked and what was said: the least that its page cannot do without. */
const bareEnquiry = ({ db }: Bench, owner: string, id: string): Promise<unknown> =>
  asActor(
    db,
    worker([owner]),
    async (tx) => [
      await replayEnquiry(tx, id),
      await askedFor(tx, owner, id),
      await saidIn(tx, owner, id),
      await filesIn(tx, owner, id),
    ],
    { readOnly: true },
  )

const answerOf = async (asking: Asking, path: string, cookie: string, least: number): Promise<Answer> => {
  const answer = await asking.get(path, cookie)
  const found = answer.body.toString().split(path === '/enquiries' ? 'data-tray-row' : words).length - 1
  if (answer.status !== 200 || found < least)
    throw new Error(
      `${path} answered ${String(answer.status)} with ${String(found)} of at least ${String(least)}.`,
    )
  return answer
}

const words = 'Seen in September and again in October'

type Measured = {
  name: 'board' | 'enquiry'
  size: number
  path: string
  least: number
  query: () => Promise<unknown>
}

const measure = async (say: Say, asking: Asking, cookie: string, one: Measured): Promise<void> => {
  const answer = await answerOf(asking, one.path, cookie, one.least)
  const times = await besideBare(answer, () => asking.get(one.path, cookie), one.query, turns)
  const { page, overFloor: ratio } = overFloor(times)
  say.note(inWords(times, answer.body.length))
  const what = one.name === 'board' ? 'the board' : 'an enquiry with that many answers'
  say.figure(
    { figure: `mash.${one.name}.p95.ms`, value: page, unit: 'ms', size: one.size },
    `${what}, to the last byte`,
  )
  say.figure(
    { figure: `mash.${one.name}.p95.over_floor`, value: ratio, unit: 'ratio', size: one.size },
    'over its bare query and a bare response of the same bytes',
  )
}

/** The enquiry that is answered often: amber, and not yet late. */
const oneToAnswer = async ({ owner }: Bench): Promise<{ owner: string; id: string }> =>
  owner
    .selectFrom('enquiry')
    .select(['owner', 'id'])
    .where('rating', '=', 'amber')
    .where('owner', '=', peterborough)
    .orderBy('started_at', 'desc')
    .executeTakeFirstOrThrow()

/** The board of enquiries, and one enquiry with very many answers, as the hub's manager gets them over HTTP. */
export const mash = async (say: Say, size: number | null): Promise<void> => {
  const open = size ?? usualSize
  const bench = await benchDatabase(quickToLoad)
  try {
    const seconds =
      (await timed(() => loadEnquiries(bench, { now: nowInstant(), open, perEnquiry: questionsEach }))) / 1000
    say.note(
      `${open.toLocaleString('en-GB')} open enquiries and ${(open * questionsEach).toLocaleString('en-GB')} questions to agencies loaded in ${seconds.toFixed(0)} s`,
    )
    const { owner, id } = await oneToAnswer(bench)
    await answerOften(bench, owner, id)
    // What the database's own housekeeping does within minutes; here it has only just been filled.
    await sql`vacuum analyze`.execute(bench.owner)
    const service = await serviceOn(bench.ownerUrl)
    try {
      const cookie = await cookieOf(bench.owner, 'mashManager', { actingFor: owner, fn: 'mash' })
      const asking = askingOf(service.address)
      await measure(say, asking, cookie, {
        name: 'board',
        size: open,
        path: '/enquiries',
        least: Math.min(40, open),
        query: () => bareBoard(bench),
      })
      await measure(say, asking, cookie, {
        name: 'enquiry',
        size: answersInAll,
        path: `/enquiries/${id}`,
        least: answersInAll,
        query: () => bareEnquiry(bench, owner, id),
      })
      asking.end()
    } finally {
      await service.stop()
    }
  } finally {
    await bench.stop()
  }
}
