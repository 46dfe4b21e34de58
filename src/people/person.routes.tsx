import { z } from 'zod'
import { bookFor } from '../clocks/index.ts'
import { asActorWithin, type Tx } from '../db/index.ts'
import { contextFor } from '../events/index.ts'
import { dayOf } from '../time/index.ts'
import type { Page, Visit } from '../web/index.ts'
import { familyAround } from './family.sql.ts'
import { historyOf, type EarlierContact } from './history.sql.ts'
import { looksAtPerson, namedPersonFacts } from './looks.sql.ts'
import { fullName } from './names.ts'
import { openWorkOf, type OpenWork, recordsOfOneHuman } from './open-work.sql.ts'
import { PersonPage } from './pages/person.page.tsx'
import { PersonRecordPage } from './pages/person-record.page.tsx'
import { saidElsewhere } from './same.routes.tsx'
import { findPerson, type PersonShown } from './person-page.sql.ts'
import type { PersonView } from './person.view.ts'

type OfPerson = { id: string }
const ofPerson = z.object({ id: z.uuid() })

/** The name of an outcome here is its own words; the room of contacts words them for its pages. */
const plainOutcome = (outcome: string): string => outcome.replaceAll('-', ' ')

type Told = { openWork: readonly OpenWork[]; history: readonly EarlierContact[] }

/**
 * What waits and what was told of this human being, by every record that is known to be theirs, in every council in
 * sight. Where no agreement lets the reader search, of this council’s record alone.
 */
const toldOf = async (tx: Tx, visit: Visit, person: PersonShown): Promise<Told> => {
  const ask = async (): Promise<Told> => {
    const personIds = await recordsOfOneHuman(tx, person.recordIds)
    return {
      openWork: await openWorkOf(tx, personIds),
      history: await historyOf(tx, {
        personIds,
        children: [{ name: `${person.givenNames} ${person.familyName}`, bornOn: person.bornOn }],
      }),
    }
  }
  return visit.may('people.search').allowed
    ? asActorWithin(tx, contextFor(visit.actor, 'people.search', visit.at), ask)
    : ask()
}

/** Gathers everything the page shows, each part under the reader’s own eyes; so many questions for anybody. */
const gather = async (
  tx: Tx,
  visit: Visit,
  { it: person, resource }: { it: PersonShown; resource: PersonView['resource'] },
): Promise<PersonView> => {
  const council = visit.councils.find(({ code }) => code === person.owner)
  if (!council) throw new Error(`No council ${person.owner}`)
  const told = await toldOf(tx, visit, person)
  const books: [string, PersonView['books'] extends ReadonlyMap<string, infer Book> ? Book : never][] = []
  for (const owner of new Set(told.openWork.map((work) => work.owner)))
    books.push([owner, await bookFor(tx, owner, visit.at)])
  return {
    person,
    resource,
    council,
    around: await familyAround(tx, person.owner, person.id, person.recordIds),
    ...told,
    books: new Map(books),
    elsewhere: await saidElsewhere(tx, visit, person),
    visit,
    today: dayOf(visit.at),
  }
}

export const personPage: Page<OfPerson, PersonShown> = {
  path: '/people/:id',
  action: 'person.open',
  params: ofPerson,
  find: (tx, { id }) => findPerson(tx, id),
  show: async ({ tx, it, resource, visit }) => ({
    title: fullName(it),
    main: <PersonPage view={await gather(tx, visit, { it, resource })} outcomeName={plainOutcome} />,
    wide: true,
  }),
}

/** The chronology of the record, and who looked. */
export const personRecordPage: Page<OfPerson, PersonShown> = {
  path: '/people/:id/record',
  action: 'record.read',
  params: ofPerson,
  find: (tx, { id }) => findPerson(tx, id),
  show: async ({ tx, it, visit }) => ({
    title: `What happened, and who looked: ${fullName(it)}`,
    main: (
      <PersonRecordPage
        person={it}
        facts={await namedPersonFacts(tx, it.owner, it.id)}
        looks={await looksAtPerson(tx, it.owner, it.id)}
        councils={visit.councils}
      />
    ),
    wide: true,
    back: { href: `/people/${it.id}`, text: fullName(it) },
  }),
}
