import { sql } from 'kysely'
import { may, ownNothing, type StaffActor } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import { addMinutes, type Instant } from '../time/index.ts'
import type { Match, MatchedPerson, MatchedStub } from './match.ts'

/** Cards renewed while somebody types a name are one look, not one for every letter. */
const sameLookMinutes = 10

/** Showing a card is a look at that person: on the record before the page is shown, all of them at once. */
export const recordCardsShown = async (
  tx: Tx,
  actor: StaffActor,
  at: Instant,
  matches: readonly Match[],
): Promise<void> => {
  // Of another council's record nothing was shown: the search itself is on the record.
  const shown = matches.filter((match): match is MatchedPerson | MatchedStub => match.kind !== 'elsewhere')
  if (shown.length === 0) return
  const { because } = may(actor, 'people.search', ownNothing, at)
  await sql`
    insert into look (owner, id, staff_id, acting_for, fn, action, subject_kind, subject_id, outcome, because, at)
    select card.owner, gen_random_uuid(), ${actor.rights.staffId}::uuid, ${actor.actingFor}::text, ${actor.fn}::text,
      'people.search', card.kind, card.id, 'seen', ${JSON.stringify(because)}::jsonb, ${at}::timestamptz
    from unnest(${shown.map((match) => match.owner)}::text[], ${shown.map((match) => match.id)}::uuid[],
      ${shown.map((match) => (match.kind === 'stub' ? 'record-stub' : 'person'))}::text[]) card (owner, id, kind)
    where not exists (select from look l where l.owner = card.owner and l.subject_id = card.id
      and l.staff_id = ${actor.rights.staffId}::uuid and l.action = 'people.search'
      and l.at > ${addMinutes(at, -sameLookMinutes)}::timestamptz)`.execute(tx)
}
