-- How somebody signed in and when they last proved who they are; and a session that ends is marked, not deleted, so
-- that what they send from a page left open can still be kept for them. A day later the row goes.
delete from session;
alter table session
  -- What its owner names it by when they end it from elsewhere. Neither the secret nor its hash.
  add column id                uuid not null unique,
  add column way               text not null check (way in ('employer', 'passkey', 'trial')),
  -- The organisation that vouched for them; its limits hold.
  add column employer          text not null references organisation (code),
  -- By the clock here. Empty where the employer's provider did not say when it last asked them.
  add column proven_at         timestamptz,
  -- 'Firefox on Windows', so that they recognise it in their own list. No address is kept.
  add column browser           text not null,
  -- What the employer's provider calls them and its own session: by these it ends ours (back-channel logout).
  add column provider          text,
  add column subject           text,
  add column provider_session  text,
  add column ended_at          timestamptz,
  add column ended_because     text check (ended_because in
    ('signed-out', 'ended-by-owner', 'ended-by-employer', 'passkey-stopped', 'employment-ended')),
  add check ((ended_at is null) = (ended_because is null));
create index session_of_worker on session (staff_id, last_seen_at desc) where ended_at is null;
create index session_of_provider on session (provider, subject) where ended_at is null;

-- Somebody signed in already who must prove again who they are: only for the session they began it in.
alter table sign_in_attempt
  add column begun_at   timestamptz,
  add column again_for  uuid;

-- Logout tokens already acted on, by their hash, for as long as one could be sent a second time.
create table logout_token (
  token_hash  text primary key,
  ends_at     timestamptz not null
);
create index logout_token_ends on logout_token (ends_at);

-- Every sign-in and every refusal of one, for good: who, when, how, what came of it. No address, no name as typed.
create table sign_in (
  id            uuid primary key,
  at            timestamptz not null,
  staff_id      uuid references staff (id),
  organisation  text references organisation (code),
  way           text not null check (way in ('employer', 'passkey', 'trial')),
  outcome       text not null check (outcome in ('signed-in', 'proved-again', 'refused')),
  because       text,
  browser       text not null
);
create index sign_in_of_worker on sign_in (staff_id, at desc);
create trigger never_changed before update or delete or truncate on sign_in
  for each statement execute function app.refuse_change();
