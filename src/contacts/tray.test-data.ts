import { sql } from 'kysely'
import { cambridgeshire, peterborough } from '../../demo/people.ts'
import { inBulk } from '../../test/in-bulk.ts'
import type { Db } from '../db/index.ts'
import type { Instant } from '../time/index.ts'

/**
 * Contacts of both councils up to this moment, one a minute, written by the owner of the tables without their facts:
 * enough for the tray. Every `waitingEvery`th still waits; one in ten of these for somebody else than a screener.
 */
export const fillContacts = async (
  owner: Db,
  { contacts, waitingEvery, until }: { contacts: number; waitingEvery: number; until: Instant },
): Promise<void> => {
  await inBulk(owner, async (tx) => {
    await sql`
    insert into contact (owner, id, reference, report_id, channel, kind, client_group, source, referrer_class,
      is_anonymous, urgency, colour, stage, waiting_for, due_at, received_at, decided_at, summary, headline, children,
      earlier_contacts, told, question_set)
    select case n % 2 when 0 then ${cambridgeshire} else ${peterborough} end, gen_random_uuid(), 'T' || n,
      gen_random_uuid(), 'phone', 'initial-contact', 'children', (array['2A', '3B', '6', '1D'])[n % 4 + 1],
      'professional', false, case when n % 37 = 0 then 'immediate' when n % 3 = 0 then 'today' else 'not-urgent' end,
      case when n % 5 = 0 then 'green' end,
      case when n % ${waitingEvery} > 0 then 'decided' when waits = 'manager' then 'recommended'
        when waits = 'referrer' then 'returned' when waits = 'other-council' then 'transferring' else 'received' end,
      case when n % ${waitingEvery} = 0 then waits end,
      ${until}::timestamptz - make_interval(mins => n) + interval '1 day',
      ${until}::timestamptz - make_interval(mins => n), null,
      'Bramble came in tired and hungry again, number ' || n || ', and said that nobody had been at home all night.',
      'Bramble T., ' || n % 17, 1, n % 4,
      jsonb_build_object('address', n || ' Conker Lane', 'whatHappened', repeat('What happened, told at length. ', 20)),
      'scale-1'
    from (select n, (array['screener', 'screener', 'screener', 'screener', 'screener', 'screener', 'manager', 'manager',
        'referrer', 'other-council'])[(n / ${waitingEvery})::int % 10 + 1] as waits
      from generate_series(1, ${contacts}::int) n) told`.execute(tx)
  })
  // As autovacuum leaves a table in daily use; with freeze it passes over no page that somebody just holds.
  await sql`vacuum (freeze, analyze) contact`.execute(owner)
}
