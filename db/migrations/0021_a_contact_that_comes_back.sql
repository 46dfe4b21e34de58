-- A contact that was moved to the partner council and comes back keeps its clocks: the same rule from the same moment
-- then stands twice with the council, once stopped when it left and once running again. Only two running would be wrong.
alter table clock drop constraint clock_owner_stream_subject_id_rule_started_at_key;
create unique index clock_running_once on clock (owner, stream, subject_id, rule, started_at) where stopped_at is null;
create index clock_of_subject on clock (owner, stream, subject_id, rule);
