-- What administrators propose, and what the councils it concerns say to it (governance A10 c: each council may veto what
-- affects it). Every council concerned has its own copy under the same id, with its own facts, so that each can show what
-- its own people agreed to without the other. What came of it is applied by app.apply_change alone.
create table proposed_change (
  owner        text not null references authority (code),
  id           uuid not null,
  kind         text not null,
  payload      jsonb not null,
  -- Every council with a copy.
  concerns     text[] not null check (owner = any (concerns)),
  -- The first day it counts from; for an end, the first day it no longer counts.
  counts_from  date not null,
  reason       text not null check (length(reason) >= 5),
  proposed_by  uuid not null references staff (id),
  proposed_for text not null references authority (code),
  proposed_at  timestamptz not null,
  state        text not null check (state in ('waiting', 'approved', 'applied', 'refused', 'withdrawn', 'overtaken')),
  approved_by  uuid references staff (id),
  approved_at  timestamptz,
  settled_by   uuid references staff (id),
  settled_for  text references authority (code),
  settled_at   timestamptz,
  words        text,
  -- Whom and what it is about, so that their pages find it. No keys: they may begin with this change.
  staff_id     uuid,
  team_id      uuid,
  primary key (owner, id),
  check (approved_by is distinct from proposed_by),
  check ((settled_at is null) = (state in ('waiting', 'approved')))
);
create index proposed_change_open on proposed_change (owner, proposed_at desc, id desc) where settled_at is null;
create index proposed_change_settled on proposed_change (owner, settled_at desc, id desc) where settled_at is not null;
create index proposed_change_of_worker on proposed_change (staff_id, proposed_at desc) where staff_id is not null;
create index proposed_change_of_team on proposed_change (team_id, proposed_at desc) where team_id is not null;

-- A worker's open work, listed before their employment, role or team ends.
create index hand_over_of_worker on hand_over (allocated_to, accepted_at desc) where stage = 'accepted' and allocated_to is not null;
create index enquiry_of_worker on enquiry (allocated_to) where stage in ('new', 'open') and allocated_to is not null;
create index contact_of_worker on contact (opened_by) where waiting_for is not null and opened_by is not null;

-- Clocks started lately, to say what another length would have made of them.
create index clock_started on clock (owner, rule, started_at desc);

-- Looking for a worker by name.
create index staff_by_name on staff (name, id);

-- How a council words a letter from a day on, where it does not take the words the service came with.
create table message_wording (
  authority       text not null references authority (code),
  letter          text not null check (letter in ('acknowledgement', 'more-needed')),
  text_class      text not null check (text_class in ('professional-full', 'professional-limited', 'public', 'parent', 'young-person')),
  effective_from  date not null,
  body            text not null,
  primary key (authority, letter, text_class, effective_from)
);
