-- Work done for a council by somebody whom no agreement in force let act for it at that moment (governance A2,
-- finding 7): screening moved on 17 December 2018, the authority to screen began on 1 January 2019. A recorded fact.
create table authority_gap (
  owner         text not null references authority (code),
  id            uuid not null,
  fn            text not null,
  client_group  text not null check (client_group in ('children', 'adults')),
  employer      text references organisation (code),
  staff_id      uuid not null references staff (id),
  activity      text not null check (activity in ('contact-taken-in')),
  subject_kind  text not null,
  subject_id    uuid not null,
  happened_at   timestamptz not null,
  primary key (owner, id)
);
create index authority_gap_when on authority_gap (owner, fn, happened_at);

-- Every time an emergency card was opened, once for each council told of it, under the same id. The card's own
-- council may be neither of them by row-level security, so what was opened is named and not referred to.
create table emergency_card_opening (
  owner       text not null references authority (code),
  id          uuid not null,
  card_owner  text not null references authority (code),
  person_id   uuid not null,
  staff_id    uuid not null references staff (id),
  acting_for  text not null references authority (code),
  fn          text not null,
  reason      text not null,
  words       text not null check (length(words) >= 10),
  opened_at   timestamptz not null,
  primary key (owner, id)
);
create index emergency_card_opening_when on emergency_card_opening (owner, opened_at desc, id);

create trigger never_changed before update or delete or truncate on authority_gap
  for each statement execute function app.refuse_change();
create trigger never_changed before update or delete or truncate on emergency_card_opening
  for each statement execute function app.refuse_change();
