-- A sealed record is there for its custodians alone (architecture, ideas 9). What says so lies where the runtime role
-- cannot enter; it can only ask of one record at a time whether it is closed to whoever asks.
create schema sealed;

create table sealed.record (
  id            uuid primary key,
  owner         text not null references public.authority (code),
  named_access  uuid[] not null
);

-- Kept by the database, so that no way of sealing a record can forget it.
create function app.keep_sealed() returns trigger
  language plpgsql security definer set search_path = sealed, pg_temp as $$
begin
  if new.sensitivity = 'sealed' then
    insert into sealed.record (id, owner, named_access) values (new.id, new.owner, new.named_access)
      on conflict (id) do update set named_access = excluded.named_access;
  else
    delete from sealed.record where id = new.id;
  end if;
  return null;
end $$;
create trigger a_new_person_is_sealed after insert on person
  for each row when (new.sensitivity = 'sealed') execute function app.keep_sealed();
create trigger a_person_is_sealed_or_unsealed after update of sensitivity, named_access on person
  for each row when (new.sensitivity = 'sealed' or old.sensitivity = 'sealed') execute function app.keep_sealed();

-- False for a sealed record of which the asker is no custodian. True for everything else, and for what never was.
create function app.is_open_to_me(record uuid) returns boolean
  language sql stable parallel safe security definer set search_path = sealed, pg_temp as $$
  select not exists (
    select from sealed.record r where r.id = record
      and not app.is_system() and not coalesce(app.staff_id() = any (r.named_access), false))
$$;

-- That two records are one adopted child (Adoption and Children Act 2002 s.77-79): for the custodians named, and for
-- nobody else, the service itself included.
create table adoption_linkage (
  owner       text not null references authority (code),
  id          uuid not null,
  former_id   uuid not null,
  new_id      uuid not null,
  custodians  uuid[] not null check (cardinality(custodians) > 0),
  note        text not null,
  adopted_on  date not null,
  made_at     timestamptz not null,
  primary key (owner, id),
  unique (owner, former_id, new_id),
  foreign key (owner, former_id) references person (owner, id),
  foreign key (owner, new_id) references person (owner, id),
  check (former_id <> new_id)
);
