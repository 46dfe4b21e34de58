-- What happened, who looked, which clocks run, what was sent. Events and looks can be added and never changed.

create table event (
  owner        text not null references authority (code),
  id           uuid not null,
  stream       text not null,
  subject_id   uuid not null,
  seq          integer not null check (seq > 0),
  type         text not null,
  data         jsonb not null,
  happened_at  timestamptz not null,
  recorded_at  timestamptz not null default clock_timestamp(),
  actor_kind   text not null check (actor_kind in ('staff', 'public', 'system')),
  staff_id     uuid references staff (id),
  acting_for   text references authority (code),
  fn           text,
  because      jsonb not null,
  primary key (owner, id),
  unique (owner, stream, subject_id, seq),
  check ((actor_kind = 'staff') = (staff_id is not null))
);

-- Looking is an event too: written before the page is shown, refusals included.
create table look (
  owner         text not null references authority (code),
  id            uuid not null,
  staff_id      uuid not null references staff (id),
  acting_for    text,
  fn            text,
  action        text not null,
  subject_kind  text not null,
  subject_id    uuid not null,
  outcome       text not null check (outcome in ('seen', 'refused', 'asked-to-switch')),
  because       jsonb not null,
  at            timestamptz not null,
  primary key (owner, id)
);
create index look_by_subject on look (owner, subject_id, at desc);

create function app.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'The record cannot be changed: % on % is refused for everyone.', tg_op, tg_table_name
    using errcode = 'insufficient_privilege';
end $$;
create trigger never_changed before update or delete or truncate on event for each statement execute function app.refuse_change();
create trigger never_changed before update or delete or truncate on look for each statement execute function app.refuse_change();

create table clock (
  owner             text not null references authority (code),
  id                uuid not null,
  stream            text not null,
  subject_id        uuid not null,
  rule              text not null,
  rule_version      integer not null,
  calendar_version  text not null,
  started_at        timestamptz not null,
  due_at            timestamptz not null,
  stopped_at        timestamptz,
  stopped_by        text,
  carried_from      text references authority (code),
  primary key (owner, id),
  unique (owner, stream, subject_id, rule, started_at)
);
create index clock_running on clock (due_at) where stopped_at is null;

-- Something somebody must be told inside the service: a silent hand-over, a refusal for kinship, an emergency card opened.
create table alert (
  owner         text not null references authority (code),
  id            uuid not null,
  kind          text not null,
  for_fn        text not null,
  for_role      text not null,
  subject_kind  text not null,
  subject_id    uuid not null,
  reference     text,
  raised_at     timestamptz not null,
  seen_at       timestamptz,
  seen_by       uuid references staff (id),
  primary key (owner, id),
  unique (owner, kind, subject_id, raised_at)
);
create index alert_unseen on alert (owner, raised_at) where seen_at is null;

-- Words on their way to somebody outside: sent by GOV.UK Notify when a key is set, otherwise read on the outbox page.
create table message (
  owner        text not null references authority (code),
  id           uuid not null,
  contact_id   uuid not null,
  kind         text not null,
  text_class   text not null check (text_class in ('professional-full', 'professional-limited', 'public', 'parent', 'young-person')),
  channel      text not null check (channel in ('email', 'post', 'phone')),
  recipient    text not null,
  subject      text not null,
  body         text not null,
  queued_at    timestamptz not null,
  sent_at      timestamptz,
  failed_at    timestamptz,
  failure      text,
  provider_id  text,
  primary key (owner, id)
);
create index message_by_contact on message (owner, contact_id);
create index message_queued on message (owner, queued_at desc, id);

-- A form carries a token: sent twice, the second is answered with what the first did.
create table done_once (
  token   uuid primary key,
  at      timestamptz not null,
  answer  jsonb not null
);
create index done_once_at on done_once (at);

-- Why somebody opened a record that no team, allocation or hand-over had given them. Good until the end of that day.
create table declared_reason (
  owner       text not null references authority (code),
  id          uuid not null,
  staff_id    uuid not null references staff (id),
  subject_id  uuid not null,
  reason      text not null check (length(reason) >= 10),
  at          timestamptz not null,
  ends_at     timestamptz not null,
  primary key (owner, id)
);
create index declared_reason_of on declared_reason (owner, subject_id, staff_id);

-- Follow-up work is added in the same transaction as the fact that asks for it; the payload holds ids, never names.
create function app.add_job(task text, payload json, run_at timestamptz, job_key text) returns void
  language plpgsql security definer set search_path = public as $$
begin
  perform graphile_worker.add_job(task, payload, run_at => coalesce(add_job.run_at, now()), job_key => add_job.job_key);
end $$;
