-- A contact about nobody but a child whose record is sealed is for the custodians of that record (architecture, ideas 9).
alter table contact add column sealed_for uuid[];

create function app.keep_sealed_contact() returns trigger
  language plpgsql security definer set search_path = sealed, pg_temp as $$
begin
  if new.sealed_for is null then
    delete from sealed.record where id = new.id;
  else
    insert into sealed.record (id, owner, named_access) values (new.id, new.owner, new.sealed_for)
      on conflict (id) do update set named_access = excluded.named_access;
  end if;
  return null;
end $$;
create trigger a_new_contact_is_sealed after insert on contact
  for each row when (new.sealed_for is not null) execute function app.keep_sealed_contact();
create trigger a_contact_is_sealed_or_unsealed after update of sealed_for on contact
  for each row when (new.sealed_for is distinct from old.sealed_for) execute function app.keep_sealed_contact();

-- Where somebody lives in hiding now. A brother's address at the same house would tell where his sister is, also to
-- those who may not see the sister; so it is asked here, place by place, and of nobody by name.
alter table person_address no force row level security;
create function app.house_of(line text) returns text language sql immutable parallel safe as
$$ select regexp_replace(upper(line), '[^[:alnum:]]', '', 'g') $$;

create table sealed.hidden_place (
  address_id  uuid primary key,
  owner       text not null references public.authority (code),
  postcode    text not null,
  house       text not null,
  until       date
);
create index hidden_place_of on sealed.hidden_place (postcode, house, owner);

create function app.keep_hidden_place() returns trigger
  language plpgsql security definer set search_path = sealed, pg_temp as $$
begin
  if new.hidden and new.postcode is not null then
    insert into sealed.hidden_place (address_id, owner, postcode, house, until)
      values (new.id, new.owner, new.postcode, app.house_of(new.line), new.valid_to)
      on conflict (address_id) do update set postcode = excluded.postcode, house = excluded.house, until = excluded.until;
  else
    delete from sealed.hidden_place where address_id = new.id;
  end if;
  return null;
end $$;
create trigger a_new_address_is_hidden after insert on person_address
  for each row when (new.hidden) execute function app.keep_hidden_place();
create trigger an_address_is_hidden_or_shown after update on person_address
  for each row when (new.hidden or old.hidden) execute function app.keep_hidden_place();
insert into sealed.hidden_place (address_id, owner, postcode, house, until)
  select id, owner, postcode, app.house_of(line), valid_to from person_address where hidden and postcode is not null;

-- Does somebody of this council live there in hiding?
create function app.is_hidden_place(owner text, postcode text, line text) returns boolean
  language sql stable parallel safe security definer set search_path = sealed, pg_temp as $$
  select exists (
    select from sealed.hidden_place h
    where h.owner = is_hidden_place.owner and h.postcode = is_hidden_place.postcode
      and h.house = app.house_of(is_hidden_place.line)
      and (h.until is null or h.until > app.local_day(coalesce(app.at(), now()))))
$$;

-- The same question with an answer that is something or nothing. Of a yes or no the planner expects every second one to
-- be no, and would read tables instead of indexes; that something is there it expects nearly always.
create function app.open_to_me(record uuid) returns text
  language sql stable parallel safe security definer set search_path = sealed, pg_temp as $$
  select case when not exists (
    select from sealed.record r where r.id = record
      and not app.is_system() and not coalesce(app.staff_id() = any (r.named_access), false)) then 'open' end
$$;
drop function app.is_open_to_me(uuid) cascade;

-- Asked row by row, and answered from a handful of rows.
alter function app.open_to_me(uuid) cost 1;
alter function app.is_hidden_place(text, text, text) cost 1;
