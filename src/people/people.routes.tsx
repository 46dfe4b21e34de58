import { z } from 'zod'
import { asActorWithin, type Tx } from '../db/index.ts'
import { contextFor } from '../events/index.ts'
import { cleanBody, noRecord, page, type Page, type Room, type Visit } from '../web/index.ts'
import { fullName } from './names.ts'
import { recordCardsShown } from './cards.sql.ts'
import { findPeople, type Match } from './find-people.sql.ts'
import { heardFrom } from './heard-from.ts'
import { historyOf, type EarlierContact, type HistoryOf } from './history.sql.ts'
import type { Heard } from './likeness.ts'
import { PeopleMayBe } from './pages/cards.tsx'
import { PersonPage } from './pages/person.page.tsx'
import { findPerson, type PersonShown } from './person-page.sql.ts'
import { whenAChildIsRecognised } from './recognised.reaction.ts'

/**
 * People this may be, over every council in sight of the visitor; the cards are on the record as looked at before they
 * are shown. Null where no agreement in force lets them search: then nothing was looked for, and the page must say so.
 */
export const lookForPeople = async (
  tx: Tx,
  visit: Visit,
  heard: Heard,
  limit = 10,
): Promise<Match[] | null> =>
  inSight(tx, visit, async () => {
    const found = await findPeople(tx, heard, limit)
    await recordCardsShown(tx, visit.actor, visit.at, found)
    return found
  })

/** Earlier contacts in every council in sight of the visitor. Null where no agreement lets them search. */
export const lookForHistory = async (tx: Tx, visit: Visit, of: HistoryOf): Promise<EarlierContact[] | null> =>
  inSight(tx, visit, () => historyOf(tx, of))

/** Within a page about one council's record: what the visitor may see of every council, for this one question. */
const inSight = async <T,>(tx: Tx, visit: Visit, work: () => Promise<T>): Promise<T | null> =>
  visit.may('people.search').allowed
    ? asActorWithin(tx, contextFor(visit.actor, 'people.search', visit.at), work)
    : null

/** The name of an outcome here is its own words; the room of contacts words them for its pages. */
const plainOutcome = (outcome: string): string => outcome.replaceAll('-', ' ')

const suggest: Page<Record<string, unknown>, null> = {
  path: '/people/suggest',
  action: 'people.search',
  params: z.record(z.string(), z.unknown()),
  find: noRecord,
  show: async ({ tx, params, visit }) => {
    const found = await findPeople(tx, heardFrom(cleanBody(params)), 6)
    await recordCardsShown(tx, visit.actor, visit.at, found)
    return { fragment: <PeopleMayBe matches={found} councils={visit.councils} at={visit.at} /> }
  },
}

const historyFor = async (tx: Tx, visit: Visit, person: PersonShown): Promise<EarlierContact[]> =>
  (await lookForHistory(tx, visit, {
    personIds: [person.id],
    children: [{ name: `${person.givenNames} ${person.familyName}`, bornOn: person.bornOn }],
  })) ?? []

const person: Page<{ id: string }, PersonShown> = {
  path: '/people/:id',
  action: 'person.open',
  params: z.object({ id: z.uuid() }),
  find: (tx, { id }) => findPerson(tx, id),
  show: async ({ tx, it, visit }) => ({
    title: fullName(it),
    main: (
      <PersonPage
        person={it}
        history={await historyFor(tx, visit, it)}
        councils={visit.councils}
        at={visit.at}
        outcomeName={plainOutcome}
      />
    ),
  }),
}

export const peopleRoom: Room = {
  name: 'people',
  reactions: [whenAChildIsRecognised],
  routes: (app, house) => {
    page(app, house, suggest)
    page(app, house, person)
  },
}
