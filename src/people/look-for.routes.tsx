import { z } from 'zod'
import { asActorWithin, type Tx } from '../db/index.ts'
import { contextFor } from '../events/index.ts'
import type { Described } from '../matching/index.ts'
import { dayOf } from '../time/index.ts'
import { noRecord, type Page, type Visit } from '../web/index.ts'
import { recordCardsShown } from './cards.sql.ts'
import { findPeople } from './find-people.sql.ts'
import { canSearchBy, heardFrom } from './heard-from.ts'
import { historyOf, type EarlierContact, type HistoryOf } from './history.sql.ts'
import { type Matches, nobodyFound } from './match.ts'
import { PeopleMayBe } from './pages/cards.tsx'
import { recordHref } from './record-href.ts'

/**
 * People this may be, over every council in sight of the visitor; the cards are on the record as looked at before they
 * are shown. Null where no agreement in force lets them search: then nothing was looked for, and the page must say so.
 */
export const lookForPeople = async (
  tx: Tx,
  visit: Visit,
  heard: Described,
  limit = 10,
): Promise<Matches | null> =>
  inSight(tx, visit, async () => {
    // Nothing to go by is no search: nobody was looked for, so nothing is put on the record.
    if (!canSearchBy(heard)) return nobodyFound
    const found = await findPeople(tx, heard, limit)
    await recordCardsShown(tx, visit.actor, visit.at, found.matches)
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

/** Nobody reads further while they type. */
const mostWhileTyping = 6

/** Who it may be, while it is typed into a search. */
export const suggest: Page<Record<string, unknown>, null> = {
  path: '/people/suggest',
  action: 'people.search',
  params: z.record(z.string(), z.unknown()),
  find: noRecord,
  show: async ({ tx, visit, form }) => {
    const heard = heardFrom(form.typed, dayOf(visit.at))
    if (!canSearchBy(heard)) {
      return {
        fragment: (
          <p class="govuk-body">
            Type at least two letters of a name, or a whole date of birth, a full postcode or a telephone
            number.
          </p>
        ),
      }
    }
    const found = await findPeople(tx, heard, mostWhileTyping)
    await recordCardsShown(tx, visit.actor, visit.at, found.matches)
    return {
      fragment: (
        <PeopleMayBe found={found} councils={visit.councils} at={visit.at} hrefOf={recordHref(visit)} />
      ),
    }
  },
}
