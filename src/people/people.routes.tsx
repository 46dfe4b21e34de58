import { z } from 'zod'
import type { Tx } from '../db/index.ts'
import { ask, page, type Page, type Room, type Visit } from '../web/index.ts'
import { fullName } from './names.ts'
import type { EarlierContact } from './history.sql.ts'
import { lookForHistory, suggest } from './look-for.routes.tsx'
import { changeRoutes } from './change.routes.tsx'
import { matchMissing } from './match-rebuild.ts'
import { PersonPage } from './pages/person.page.tsx'
import { findPerson, type PersonShown } from './person-page.sql.ts'
import { whenAChildIsRecognised } from './recognised.reaction.ts'

/** The name of an outcome here is its own words; the room of contacts words them for its pages. */
const plainOutcome = (outcome: string): string => outcome.replaceAll('-', ' ')

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
  tasks: { 'match-missing': matchMissing },
  atStart: ['match-missing'],
  routes: (app, house) => {
    ask(app, house, suggest)
    page(app, house, person)
    changeRoutes(app, house)
  },
}
