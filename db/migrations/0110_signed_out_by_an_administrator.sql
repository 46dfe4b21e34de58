-- A laptop was lost, or somebody else is believed to sit at a desk: an administrator ends every session of one worker at
-- once, with a reason (ASVS 5.0 V7.4.5). It takes no right away: they sign in again.
alter table session drop constraint session_ended_because_check;
alter table session add constraint session_ended_because_check check (ended_because in
  ('signed-out', 'ended-by-owner', 'ended-by-employer', 'passkey-stopped', 'employment-ended', 'ended-by-administrator'));

create table account_signed_out (
  id             uuid primary key,
  staff_id       uuid not null references staff (id),
  signed_out_at  timestamptz not null,
  signed_out_by  uuid not null references staff (id),
  acting_for     text not null references authority (code),
  reason         text not null check (length(btrim(reason)) >= 10),
  sessions       integer not null check (sessions >= 0),
  check (signed_out_by <> staff_id)
);
create index account_signed_out_of_worker on account_signed_out (staff_id, signed_out_at desc);
create trigger never_changed before update or delete or truncate on account_signed_out
  for each statement execute function app.refuse_change();
