-- The board of enquiries is read off its indexes, whatever was decided before. What row-level security asks of a row
-- (stage, contact) stands in each index too, so that numbers are counted without the rows.
drop index enquiry_board;
-- Each colour by the time left; of those due at the same moment, who has waited longest since the front door.
-- Written as a case: under row-level security PostgreSQL takes coalesce for something that could give a row away, and
-- would look for it only after reading everything.
create index enquiry_board on enquiry ((case when rating is null then '' else rating end), order_at, received_at, id)
  include (owner, due_at, silent_at, alarms, allocated_to, emergency_duty_told_at, rating, stage, contact_id)
  where stage in ('new', 'open');
create index enquiry_longest on enquiry (received_at, id)
  include (owner, rating, emergency_duty_told_at, stage, contact_id) where stage in ('new', 'open');
-- How long enquiries took from the front door to the hub, week by week.
create index enquiry_gap on enquiry (owner, started_at) include (received_at, stage, contact_id);
-- Decided after their time.
create index enquiry_late on enquiry (decided_at desc, id) include (owner, breach_reason, stage, contact_id)
  where stage in ('decided', 'handed-back') and decided_at > due_at;

-- The agencies' gauges: what is out now, and what was asked of late.
drop index agency_request_open;
create index agency_request_out on agency_request (owner, agency)
  include (enquiry_id, stage, asked_at, due_at, id, contact_id, purpose, contributed_at, closed_at)
  where closed_at is null and stage in ('asked', 'part-answered');
create index agency_request_asked on agency_request (owner, asked_at)
  include (agency, stage, due_at, answered_at, id, contact_id, purpose, contributed_at, closed_at);
