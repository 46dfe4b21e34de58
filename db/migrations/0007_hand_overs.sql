-- Work passed from one team to another. Sent is not accepted: somebody must take it, or say why not.
create table hand_over (
  owner         text not null references authority (code),
  id            uuid not null,
  contact_id    uuid not null,
  reference     text not null,
  to_team       uuid not null references team (id),
  outcome       text not null,
  headline      text not null,
  summary       text not null,
  child_ids     uuid[] not null,
  urgency       text not null check (urgency in ('immediate', 'today', 'not-urgent')),
  stage         text not null check (stage in ('sent', 'queried', 'accepted', 'withdrawn')),
  received_at   timestamptz not null,
  sent_at       timestamptz not null,
  due_at        timestamptz not null,
  accepted_at   timestamptz,
  accepted_by   uuid references staff (id),
  allocated_to  uuid references staff (id),
  queried_at    timestamptz,
  query_reason  text,
  answer        text,
  escalated_at  timestamptz,
  primary key (owner, id),
  foreign key (owner, contact_id) references contact (owner, id)
);
create index hand_over_waiting on hand_over (to_team, due_at, id) where stage in ('sent', 'queried');
create index hand_over_of_contact on hand_over (owner, contact_id);
