-- Passkeys (WebAuthn) for people whose employer has no sign-in of its own to send them to. Nobody enrols by themselves:
-- each begins with an invitation by somebody who may.
create table invitation (
  id            uuid primary key,
  staff_id      uuid not null references staff (id),
  -- The organisation they work for, in whose name they will sign in.
  organisation  text not null references organisation (code),
  invited_by    uuid not null references staff (id),
  acting_for    text not null references organisation (code),
  -- The link goes one way and the code another; only hashes are kept, and that of the code holds the link's secret too.
  token_hash    text not null unique,
  code_hash     text not null,
  wrong_codes   integer not null default 0 check (wrong_codes >= 0),
  -- Empty where whoever invited hands the link over.
  sent_to       text,
  made_at       timestamptz not null,
  ends_at       timestamptz not null check (ends_at > made_at),
  opened_at     timestamptz,
  used_at       timestamptz,
  withdrawn_at  timestamptz,
  withdrawn_by  uuid references staff (id),
  unique (id, staff_id)
);
create index invitation_of_worker on invitation (staff_id, made_at desc);

create table passkey (
  id               uuid primary key,
  staff_id         uuid not null references staff (id),
  -- The invitation it was made by; empty for one its owner added while signed in.
  invitation_id    uuid unique,
  credential_id    text not null unique,
  public_key       bytea not null,
  transports       text[] not null,
  -- Which make of authenticator, as it says itself. Zeros where it does not.
  aaguid           uuid not null,
  sign_count       bigint not null check (sign_count >= 0),
  -- May be copied by its maker to the owner's other devices, and whether it has been.
  may_be_synced    boolean not null,
  is_backed_up     boolean not null,
  name             text not null check (length(name) between 1 and 60),
  added_at         timestamptz not null,
  last_used_at     timestamptz,
  stopped_at       timestamptz,
  stopped_by       uuid references staff (id),
  stopped_because  text check (stopped_because in ('removed', 'lost', 'copied')),
  foreign key (invitation_id, staff_id) references invitation (id, staff_id),
  check ((stopped_at is null) = (stopped_because is null))
);
create index passkey_of_worker on passkey (staff_id, added_at);

-- The rule stands in the database too, so that no route can enrol anybody without an invitation.
create function app.passkey_needs_invitation() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.invitation_id is null then
    if not exists (select from passkey p where p.staff_id = new.staff_id and p.stopped_at is null) then
      raise exception 'A first passkey needs an invitation.' using errcode = 'check_violation';
    end if;
  elsif not exists (select from invitation i where i.id = new.invitation_id and i.withdrawn_at is null and i.wrong_codes < 5
      and i.made_at <= new.added_at and new.added_at < i.ends_at) then
    raise exception 'The invitation is over.' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger by_invitation before insert on passkey
  for each row execute function app.passkey_needs_invitation();

-- Somebody about to make or use a passkey: what their authenticator must sign. Found by the hash of what their browser
-- holds, used once.
create table passkey_attempt (
  browser_hash   text primary key,
  purpose        text not null check (purpose in ('sign-in', 'again', 'add', 'enrol')),
  challenge      text not null,
  staff_id       uuid references staff (id),
  session_id     uuid,
  invitation_id  uuid references invitation (id),
  ends_at        timestamptz not null
);
create index passkey_attempt_ends on passkey_attempt (ends_at);

alter table session add column passkey_id uuid references passkey (id);
create index session_of_passkey on session (passkey_id) where ended_at is null;
