-- An account nobody signed in with for long is asleep (authorisation B3 step 1): compared when somebody signs in, by no batch
-- job. An administrator wakes it, with a reason.
create table account_woken (
  id          uuid primary key,
  staff_id    uuid not null references staff (id),
  woken_at    timestamptz not null,
  woken_by    uuid not null references staff (id),
  acting_for  text not null references authority (code),
  reason      text not null check (length(btrim(reason)) >= 10),
  check (woken_by <> staff_id)
);
create index account_woken_of_worker on account_woken (staff_id, woken_at desc);
create trigger never_changed before update or delete or truncate on account_woken
  for each statement execute function app.refuse_change();
