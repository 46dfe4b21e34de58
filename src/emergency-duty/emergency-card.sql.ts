import { sql } from 'kysely'
import type { AuthorityCode } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import { askedOfIndex, nobodyDescribed } from '../matching/index.ts'
import { instant } from '../time/index.ts'
import {
  type Card,
  type MayBe,
  mostShown,
  type Opening,
  type Reach,
  type Whom,
  type Why,
} from './emergency-card.ts'

/** People of every council whom this may be about. The database writes each one down as looked at. */
export const findForCard = async (
  tx: Tx,
  { words, born }: Whom,
  why: Why,
): Promise<{ people: readonly MayBe[]; isMore: boolean }> => {
  const asked = askedOfIndex({
    ...nobodyDescribed,
    words: words.join(' '),
    born: born === null ? null : { on: born, precision: 'day' },
  })
  const { rows } = await sql<MayBe>`
    select owner, person_id as "personId", is_stub as "isStub", name, born_on as "bornOn", is_child as "isChild"
    from app.emergency_card_find(${asked.keys}::bigint[], ${asked.weights}::real[], ${asked.mosts}::integer[],
      ${asked.words}::text[], ${asked.sounds}::text[], ${born}::date, ${asked.question}, ${why.reason},
      ${why.words})`.execute(tx)
  return { people: rows.slice(0, mostShown), isMore: rows.length > mostShown }
}

/** JSON made by PostgreSQL writes a moment its own way. */
const withInstants = (card: Card): Card => ({
  ...card,
  until: instant(card.until),
  contacts: card.contacts.map((each) => ({ ...each, receivedAt: instant(each.receivedAt) })),
})

/**
 * The card. The look, the opening and the alerts are written by the same call. Null: there is no such person; 'related':
 * the worker is, to this one, and is shown nothing (authorisation B8 no. 13). 'restricted': it is there, and not theirs to
 * break the glass for; that they needed it was told all the same.
 */
export const openCard = async (
  tx: Tx,
  owner: AuthorityCode,
  personId: string,
  why: Why,
): Promise<Card | 'related' | 'restricted' | null> => {
  const { rows } = await sql<{ card: Card | { isRelated: true } | { isStub: true } | null }>`
    select app.emergency_card(${owner}, ${personId}::uuid, ${why.reason}, ${why.words}) as card`.execute(tx)
  const card = rows[0]?.card ?? null
  if (card === null) return null
  if ('isRelated' in card) return 'related'
  return 'isStub' in card ? 'restricted' : withInstants(card)
}

/** The card of somebody of a household opened within the last four hours. The look is written by the same call. */
export const openCardAgain = async (tx: Tx, opening: string, personId: string): Promise<Card | null> => {
  const { rows } = await sql<{ card: Card | null }>`
    select app.emergency_card_again(${opening}::uuid, ${personId}::uuid) as card`.execute(tx)
  const card = rows[0]?.card ?? null
  return card === null ? null : withInstants(card)
}

/** Households whose cards whoever asks may read again now, the last opened first. */
export const openToMe = async (tx: Tx): Promise<Reach[]> => {
  const { rows } = await sql<Reach>`
    select id as opening, person_id as "personId", owner, opened_at as "openedAt", ends_at as until
    from emergency_card_reach order by opened_at desc, id limit 20`.execute(tx)
  return rows
}

/** Who opened a card and why, latest first: what a privacy officer looks into. */
export const openings = async (tx: Tx): Promise<Opening[]> => {
  const { rows } = await sql<Opening>`
    select o.id, o.card_owner as "cardOwner", s.name as worker,
      (select org.name from employment e join organisation org on org.code = e.employer
        where e.staff_id = o.staff_id and e.valid_from <= app.local_day(o.opened_at)
          and (e.valid_to is null or app.local_day(o.opened_at) < e.valid_to) order by e.valid_from limit 1) as employer,
      o.acting_for as "actingFor", o.fn, o.reason, o.words, o.is_restricted as "isRestricted",
      o.opened_at as "openedAt"
    from emergency_card_opening o join staff s on s.id = o.staff_id
    order by o.opened_at desc, o.id limit 200`.execute(tx)
  return rows
}
