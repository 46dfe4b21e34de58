import { z } from 'zod'
import { idByReference, readReference } from '../contacts/index.ts'
import { Button, Input } from '../design/index.ts'
import { findPeople, heardFrom, type Match, PeopleMayBe, recordCardsShown } from '../people/index.ts'
import { isPostcodeShaped } from '../places/index.ts'
import { day, isDay } from '../time/index.ts'
import { noRecord, page, type Page, type Room, type Visit } from '../web/index.ts'

/** One box for everything people have in hand: a name, a reference, a postcode, a telephone number, a date of birth. */
const heardIn = (typed: string) => {
  const date = /^(\d{1,2})[/.\s-](\d{1,2})[/.\s-](\d{4})$/.exec(typed)
  if (date) return heardFrom({ 'born-day': date[1], 'born-month': date[2], 'born-year': date[3] })
  if (isDay(typed)) return { bornOn: day(typed) }
  if (/^[\d\s+()-]{8,}$/.test(typed)) return { phone: typed }
  return isPostcodeShaped(typed) ? { name: typed, postcode: typed } : { name: typed }
}

const Results = ({ typed, found, visit }: { typed: string; found: readonly Match[]; visit: Visit }) => (
  <>
    <h1 class="govuk-heading-l">Search</h1>
    <form method="get" action="/search" role="search">
      <Input
        name="q"
        id="search-words"
        label={{ text: 'Name, reference, date of birth, postcode or telephone' }}
        hint={{ text: 'For example Maya Teal, K7QM-3F9T, 14/3/2020, CB1 0AA. Both councils are searched.' }}
        value={typed}
        autocomplete="off"
        spellcheck={false}
      />
      <Button text="Search" />
    </form>
    {typed !== '' && (
      <>
        <h2 class="govuk-heading-m">{`People this may be${found.length === 0 ? '' : ` (${String(found.length)})`}`}</h2>
        <PeopleMayBe matches={found} councils={visit.councils} at={visit.at} />
      </>
    )}
  </>
)

const search: Page<{ q?: string | undefined }, null> = {
  path: '/search',
  action: 'people.search',
  params: z.object({ q: z.string().optional() }),
  find: noRecord,
  show: async ({ tx, params, visit }) => {
    const typed = (params.q ?? '').trim().slice(0, 200)
    const reference = readReference(typed)
    const contact = reference === null ? null : await idByReference(tx, reference)
    if (contact !== null) return { goTo: `/contacts/${contact}` }
    const found = await findPeople(tx, heardIn(typed), 20)
    await recordCardsShown(tx, visit.actor, visit.at, found)
    return { title: 'Search', main: <Results typed={typed} found={found} visit={visit} /> }
  },
}

/** One box that finds people and contacts, from the head of every page. */
export const searchRoom: Room = {
  name: 'search',
  routes: (app, house) => {
    page(app, house, search)
  },
}
