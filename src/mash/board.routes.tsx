import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { councilsInSight } from '../access/index.ts'
import { booksOfCouncils } from '../clocks/index.ts'
import { addHours, type Instant } from '../time/index.ts'
import { type House, noRecord, page, type Page, type Showing, type Visit, watch } from '../web/index.ts'
import { boardChoice, type BoardChoice } from './board-choice.ts'
import { readBoard, type Reader } from './board.sql.ts'
import type { Seen } from './board.words.ts'
import { type Gauge, readGauges } from './gauge.sql.ts'
import { lateChoice, type LateAfter, type LateChoice } from './late-choice.ts'
import { type LateLine, readLate } from './late.sql.ts'
import { Board, BoardPart, type BoardShown } from './pages/board.page.tsx'
import { Gauges, type GaugesShown } from './pages/gauges.page.tsx'
import { Late, type LateShown } from './pages/late.page.tsx'
import { type AgencyOut, Wall, WallPart, type WallShown } from './pages/wall.page.tsx'
import { readOverseen } from './waiting.sql.ts'

/** So many of each colour where all are shown; of one colour alone, a whole page. */
const ofEach = 15
const ofOne = 50

const whoOf = ({ actor }: Visit): BoardShown['who'] => {
  if (actor.fn === 'oversight') return 'oversight'
  return actor.fn === 'emergency-duty' ? 'emergency-duty' : 'hub'
}

const readerOf = (visit: Visit): Reader => ({
  staffId: visit.actor.rights.staffId,
  onlyTold: whoOf(visit) === 'emergency-duty',
})

/** Those who oversee may not open an enquiry: a line then leads to itself, in sight on the board. */
const hrefFor =
  (visit: Visit) =>
  ({ id }: { id: string }): string =>
    whoOf(visit) === 'oversight' ? `/enquiries?seen=${id}` : `/enquiries/${id}`

type Asked<P> = Pick<Showing<P, null>, 'tx' | 'visit' | 'house' | 'params'>

const councilsOf = (visit: Visit) => {
  const inSight = councilsInSight(visit.actor, visit.at)
  return visit.councils.filter(({ code }) => inSight.includes(code))
}

const seenBy = async ({ tx, visit, house }: Asked<unknown>): Promise<Seen> => {
  const books = await booksOfCouncils(tx, visit.at, { house: house.db, version: visit.rightsVersion })
  return {
    now: visit.at,
    councils: councilsOf(visit),
    ruleName: (owner, clockRule) => books.book(owner).rule(clockRule, visit.at)?.name ?? 'Enquiry decided',
  }
}

const gatherBoard = async (asked: Asked<BoardChoice>): Promise<BoardShown> => {
  const { tx, visit, params: choice } = asked
  const perLane = choice.lane === '' ? ofEach : ofOne
  const who = whoOf(visit)
  return {
    choice,
    // One more than is shown, to know whether there are others.
    read: await readBoard(tx, choice, readerOf(visit), perLane + 1, visit.at),
    seen: await seenBy(asked),
    hrefOf: hrefFor(visit),
    perLane,
    who,
    overseen:
      who === 'oversight' ? await readOverseen(tx, councilsInSight(visit.actor, visit.at), visit.at) : null,
  }
}

const board: Page<BoardChoice, null> = {
  path: '/enquiries',
  action: 'enquiry.board',
  params: boardChoice,
  find: noRecord,
  show: async (asked) => ({
    title: 'Enquiries',
    wide: true,
    main: <Board shown={await gatherBoard(asked)} />,
  }),
}

const boardPart: Page<BoardChoice, null> = {
  ...board,
  path: '/enquiries/part',
  unattended: true,
  show: async (asked) => ({ fragment: <BoardPart shown={await gatherBoard(asked)} /> }),
}

const usual = boardChoice.parse({})

/** Per agency alone: on the wall it makes no difference whose question it is. */
const overCouncils = (gauges: readonly Gauge[]): AgencyOut[] => {
  const agencies = [...new Set(gauges.map(({ agency }) => agency))]
  return agencies.map((agency) => {
    const of = gauges.filter((gauge) => gauge.agency === agency)
    return {
      agency,
      out: of.reduce((sum, { out }) => sum + out, 0),
      late: of.reduce((sum, { late }) => sum + late, 0),
      oldestOutAt: of.flatMap(({ oldestOutAt }) => oldestOutAt ?? []).toSorted()[0] ?? null,
    }
  })
}

const gatherWall = async (asked: Asked<unknown>): Promise<WallShown> => {
  const { tx, visit } = asked
  const gauges = await readGauges(tx, councilsInSight(visit.actor, visit.at), visit.at, visit.at)
  return {
    read: await readBoard(tx, usual, readerOf(visit), 1, visit.at),
    agencies: overCouncils(gauges),
    seen: await seenBy(asked),
  }
}

/** Nobody sits at a wall: looking at it never keeps anybody signed in. */
const wall: Page<object, null> = {
  path: '/enquiries/wall',
  action: 'enquiry.board',
  params: z.object({}),
  unattended: true,
  find: noRecord,
  show: async (asked) => ({
    title: 'Enquiries on the wall',
    wide: true,
    main: <Wall shown={await gatherWall(asked)} />,
  }),
}

const wallPart: Page<object, null> = {
  ...wall,
  path: '/enquiries/wall/part',
  show: async (asked) => ({ fragment: <WallPart shown={await gatherWall(asked)} /> }),
}

/** What emergency duty was told of is the board; how the hub does by day is not its to see. */
const notAtNight = async (_tx: unknown, _params: unknown, visit: Visit) =>
  whoOf(visit) === 'emergency-duty' ? null : noRecord()

const gaugeDays = 28

const daysBefore = (now: Instant, days: number): Instant => addHours(now, -24 * days)

const gatherGauges = async ({ tx, visit }: Asked<unknown>): Promise<GaugesShown> => ({
  now: visit.at,
  days: gaugeDays,
  gauges: await readGauges(
    tx,
    councilsInSight(visit.actor, visit.at),
    daysBefore(visit.at, gaugeDays),
    visit.at,
  ),
  councils: councilsOf(visit),
})

const agencies: Page<object, null> = {
  path: '/enquiries/agencies',
  action: 'enquiry.board',
  params: z.object({}),
  find: notAtNight,
  show: async (asked) => ({
    title: 'How agencies answer',
    wide: true,
    main: <Gauges shown={await gatherGauges(asked)} />,
  }),
}

const perPage = 50

const nextAfter = (lines: readonly LateLine[]): LateAfter | null => {
  const last = lines[perPage - 1]
  return lines.length <= perPage || !last?.decidedAt ? null : { decidedAt: last.decidedAt, id: last.id }
}

const gatherLate = async ({ tx, visit, params: choice }: Asked<LateChoice>): Promise<LateShown> => {
  const read = await readLate(tx, {
    since: daysBefore(visit.at, choice.days),
    now: visit.at,
    after: choice.after,
    limit: perPage,
  })
  return {
    now: visit.at,
    choice,
    read: { ...read, explained: read.explained.slice(0, perPage) },
    next: nextAfter(read.explained),
    councils: councilsOf(visit),
    hrefOf: hrefFor(visit),
  }
}

const late: Page<LateChoice, null> = {
  path: '/enquiries/late',
  action: 'enquiry.board',
  params: lateChoice,
  find: notAtNight,
  show: async (asked) => ({
    title: 'Late, and why',
    wide: true,
    main: <Late shown={await gatherLate(asked)} />,
  }),
}

/** Every child seen in time: the board of enquiries, and how the hub and the agencies keep to their time. */
export const boardRoutes = (app: FastifyInstance, house: House): void => {
  page(app, house, board)
  page(app, house, boardPart)
  page(app, house, wall)
  page(app, house, wallPart)
  page(app, house, agencies)
  page(app, house, late)
  watch(app, house, { path: '/enquiries/changes', action: 'enquiry.board' })
}
