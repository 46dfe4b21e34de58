-- Samples for an audit are drawn among what was decided in a period.
create index contact_decided on contact (owner, decided_at, id) where decided_at is not null;

-- Exit lists are read by agreement and function, and each list names a case for a worker once.
create index run_off_case_by_instrument on run_off_case (authority, instrument_id, stops_at desc, id);
