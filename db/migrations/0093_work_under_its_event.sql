-- A piece of work done without authority is the event it was: it bears its id.
alter table authority_gap_work rename column event_id to id;
