-- What a clock is counted by is remembered between requests, so a change to it must be noticed at once.
do $$
declare named text;
begin
  foreach named in array array['bank_holiday', 'calendar_published', 'closure_day'] loop
    execute format('create trigger rights_changed after insert or update or delete on %I for each statement execute function app.bump_rights_version()', named);
  end loop;
end $$;

-- A hand-over for which no team was found stays in sight of the screeners, with its clock running.
alter table hand_over alter column to_team drop not null;
alter table hand_over drop constraint hand_over_stage_check;
alter table hand_over add constraint hand_over_stage_check
  check (stage in ('no-team', 'sent', 'queried', 'accepted', 'withdrawn'));
alter table hand_over add constraint hand_over_has_team check ((stage = 'no-team') = (to_team is null) or stage = 'withdrawn');
alter table hand_over add column sent_by uuid references staff (id);
alter table hand_over add column to_fn text not null default '';
alter table hand_over add column clock_rule text not null default 'HAND-OVER-ACCEPTED';
create index hand_over_back_with_screening on hand_over (due_at, id) include (owner) where stage in ('no-team', 'queried');
create index hand_over_accepted on hand_over (to_team, accepted_at desc, id) where stage = 'accepted';

-- Both managers are told of the same silence at the same moment.
alter table alert drop constraint alert_owner_kind_subject_id_raised_at_key;
alter table alert add unique (owner, kind, subject_id, raised_at, for_fn, for_role);
create index alert_of_function on alert (owner, for_fn, raised_at desc, id);

-- Which wording was used, why something was not sent, and how often sending was tried.
alter table message add column template text not null default '';
alter table message add column withheld_because text;
alter table message add column tries integer not null default 0;

-- The code with which somebody without an account comes back to what they were typing. It belongs to no council yet.
-- Its text is emptied when it has been sent: who reads the outbox must not hold a key to a draft.
create table draft_message (
  id           uuid primary key,
  draft_id     uuid not null references draft (id) on delete cascade,
  recipient    text not null,
  subject      text not null,
  body         text not null,
  queued_at    timestamptz not null,
  sent_at      timestamptz,
  failed_at    timestamptz,
  failure      text,
  tries        integer not null default 0,
  provider_id  text
);
create index draft_message_queued on draft_message (queued_at desc, id);
create index draft_message_of_draft on draft_message (draft_id);
