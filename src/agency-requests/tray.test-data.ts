import { sql } from 'kysely'
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
  'adult-social-care',
]

/**
 * Enquiries of both councils, each asking eight agencies, written by the owner of the tables without their facts: enough
 * for trays. Every `closedEvery`th enquiry is closed, with all it asked answered; of what the others asked a third is.
 */
export const fillRequests = async (
  owner: Db,
  { enquiries, closedEvery, until }: { enquiries: number; closedEvery: number; until: Instant },
): Promise<void> => {
  await fillContacts(owner, { contacts: enquiries, waitingEvery: 1000, until })
  await inBulk(owner, async (tx) => {
    await sql`
      insert into enquiry (owner, id, contact_id, report_id, reference, headline, children, stage, rating, urgency,
        received_at, started_at, due_at, clock_rule, order_at, last_acted_at)
      select owner, gen_random_uuid(), id, report_id, reference, headline, 1,
        case when substr(reference, 2)::int % ${closedEvery} = 0 then 'decided' else 'open' end,
        (array['red', 'amber', 'green'])[substr(reference, 2)::int % 3 + 1], urgency, received_at, received_at, due_at,
        'MASH-AMBER', due_at, received_at
      from contact`.execute(tx)
    await sql`
      insert into agency_request (owner, id, enquiry_id, contact_id, reference, agency, headline, subjects, stage, rating,
        purpose, asked_at, due_at, clock_rule, seen_at, answered_at, contributed_at, chased, closed_at, told_back)
      select q.owner, gen_random_uuid(), q.id, q.contact_id, q.reference, agency, q.headline, 3,
        case when answered then 'answered' else 'asked' end, q.rating, 'mash-enquiry', q.started_at, q.due_at,
        'AGENCY-REPLY', case when n % 2 = 0 or answered then q.started_at + interval '5 minutes' end,
        case when answered then q.started_at + interval '1 hour' end,
        case when answered then q.started_at + interval '1 hour' end, n % 3,
        case when q.stage = 'decided' then q.started_at + interval '2 hours' end,
        case when q.stage = 'decided' then jsonb_build_object('at', q.started_at, 'weighed', true, 'outcomes', '[]'::jsonb,
          'words', 'What you said was weighed in the discussion.') end
      from (select *, substr(reference, 2)::int as n from enquiry) q
        cross join unnest(${agencies}::text[]) as asked (agency)
        cross join lateral (select q.stage = 'decided' or n % 3 = 0 as answered) a`.execute(tx)
  })
  for (const table of ['enquiry', 'agency_request'])
    await sql`vacuum (freeze, analyze) ${sql.ref(table)}`.execute(owner)
}

/** So many people that one agency has spoken of before, in both councils, all born on one of 6,000 days. */
export const fillAnswers = async (
  owner: Db,
  { answers, agency }: { answers: number; agency: string },
): Promise<void> => {
  await inBulk(owner, async (tx) => {
    await sql`
      insert into agency_reply_item (owner, id, request_id, enquiry_id, contact_id, agency, subject_id, about_name,
        about_born, kind, assertion, share_level, words, sha256, answered_at, answered_name)
      select r.owner, gen_random_uuid(), r.id, r.enquiry_id, r.contact_id, r.agency, gen_random_uuid(),
        'Bramble Thistledown ' || n, case when n % 3 > 0 then date '2008-01-01' + n % 6000 end, 'known', 'fact',
        'professionals', 'Told at length, number ' || n, 'x', r.asked_at, 'Rook Redwood'
      from generate_series(1, ${answers}::int) n
        join lateral (select * from agency_request r where r.agency = ${agency} offset n % 500 limit 1) r on true`.execute(
      tx,
    )
  })
  await sql`vacuum (freeze, analyze) agency_reply_item`.execute(owner)
}
