-- Somebody on their way through their employer's own sign-in. Found by the hash of what their browser holds, used once.
create table sign_in_attempt (
  browser_hash  text primary key,
  employer      text not null references organisation (code),
  state         text not null,
  nonce         text not null,
  verifier      text not null,
  goes_to       text not null,
  ends_at       timestamptz not null
);
create index sign_in_attempt_ends on sign_in_attempt (ends_at);

-- The first sign-in ties a worker to their identity at the employer's provider; nothing here ties them to another one.
create function app.tie_sign_in(staff uuid, issuer text, subject text) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update staff s set sign_in_issuer = issuer, sign_in_subject = subject
    where s.id = tie_sign_in.staff and s.sign_in_subject is null;
  return found;
end $$;
