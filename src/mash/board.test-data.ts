import { sql } from 'kysely'
import { people } from '../../demo/people.ts'
import { fillContacts } from '../contacts/tray.test-data.ts'
import { inBulk } from '../../test/in-bulk.ts'
import type { Db } from '../db/index.ts'
import type { Instant } from '../time/index.ts'

const agencies = [
  'police',
  'health',
  'education',
  'early-help',
  'idva',
  'probation',
  'housing',
  'youth-justice',
]

/**
 * Enquiries of both councils, one every so many minutes up to this moment, written by the owner of the tables without
 * their facts: enough for the board and its figures. The latest `open` are still going on, in every colour; each has
 * eight agencies asked, of which a third have answered. Before them `decided` have ended, one in five of them late.
 */
export const fillEnquiries = async (
  owner: Db,
  { open, decided, every, until }: { open: number; decided: number; every: number; until: Instant },
): Promise<void> => {
  await fillContacts(owner, { contacts: open + decided, waitingEvery: open + decided + 1, until })
  await inBulk(owner, async (tx) => {
    await sql`
      insert into enquiry (owner, id, contact_id, report_id, reference, headline, children, stage, rating, urgency,
        received_at, started_at, taken_at, allocated_to, due_at, clock_rule, order_at, last_acted_at, silent_at, alarms,
        decided_at, breach_reason)
      select owner, gen_random_uuid(), id, report_id, reference, headline, 1,
        case when n > ${open} then 'decided' when n % 10 = 0 then 'new' else 'open' end, rating, 'today',
        started - make_interval(mins => 10 + n * 37 % 400), started, null,
        case when n % 3 = 0 then ${people.mashWorker.id}::uuid when n % 3 = 1 then ${people.secondMashWorker.id}::uuid end,
        due, 'MASH-' || upper(coalesce(rating, 'rated')), coalesce(due, started), acted,
        case when n <= ${open} then acted + interval '4 hours' end, case when n % 50 = 0 then 1 else 0 end,
        case when n > ${open} then due + case when n % 5 = 0 then interval '2 hours' else interval '-1 hour' end end,
        case when n > ${open} and n % 5 = 0 and n % 7 > 0
          then (array['agency-late', 'agency-late', 'too-much-work', 'family-not-reached'])[n % 4 + 1] end
      from (
        select c.*, greatest(started + interval '20 minutes', ${until}::timestamptz - make_interval(mins => n * 13 % 300))
            as acted,
          case when rating is null then started + interval '1 hour' when rating = 'red' then started + interval '4 hours'
            when rating = 'amber' then started + interval '1 day' when rating = 'green' then started + interval '3 days'
          end as due
        from (
          select c.*, n, ${until}::timestamptz - make_interval(mins => n * ${every}::int) as started,
            (array[null, 'red', 'amber', 'amber', 'amber', 'amber', 'green', 'green', 'green', 'blue'])[n * 7 % 10 + 1]
              as rating
          from contact c cross join lateral (select right(reference, -1)::int as n) n where reference ~ '^T[0-9]+$') c) c
      where not (n > ${open} and due is null)`.execute(tx)
    await sql`
      insert into agency_request (owner, id, enquiry_id, contact_id, reference, agency, headline, subjects, stage, rating,
        purpose, asked_at, due_at, clock_rule, answered_at, contributed_at, closed_at)
      select q.owner, gen_random_uuid(), q.id, q.contact_id, q.reference, a.agency, q.headline, 1,
        case when answers then 'answered' when q.decided_at is not null then 'closed' else 'asked' end,
        coalesce(q.rating, 'amber'), 'mash-enquiry', q.started_at + interval '10 minutes',
        q.started_at + interval '6 hours', 'AGENCY-REPLY', case when answers then answered end,
        case when answers then answered end, q.decided_at
      from enquiry q cross join unnest(${agencies}::text[]) with ordinality a (agency, nth)
      cross join lateral (select (n + nth) % 3 = 0 as answers,
          q.started_at + make_interval(mins => 30 + n * 11 % 500) as answered
        from (select right(q.reference, -1)::int as n) n) answer
      where q.reference ~ '^T[0-9]+$'`.execute(tx)
  })
  // As autovacuum leaves tables in daily use.
  await sql`vacuum (freeze, analyze) enquiry, agency_request`.execute(owner)
}
