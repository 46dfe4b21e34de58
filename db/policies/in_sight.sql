-- Is this record in sight of whoever asks? Asked row by row, by its key: written as `exists` in a policy, PostgreSQL may
-- first read every person of the council to answer it for fifty rows.
create or replace function app.sees_person(of_owner text, person uuid) returns boolean
  language plpgsql stable set plan_cache_mode = force_generic_plan as $$
begin
  return exists (select from person p where p.owner = of_owner and p.id = person);
end $$;

create or replace function app.sees_stub(of_owner text, person uuid) returns boolean
  language plpgsql stable set plan_cache_mode = force_generic_plan as $$
begin
  return exists (select from record_stub s where s.owner = of_owner and s.id = person);
end $$;

-- Is this child, or adult, of a contact in sight of whoever asks? One whose record is sealed is on nothing others see.
create or replace function app.sees_on_contact(of_owner text, somebody uuid) returns boolean
  language plpgsql stable set plan_cache_mode = force_generic_plan as $$
begin
  return exists (select from contact_child k where k.owner = of_owner and k.id = somebody)
    or exists (select from contact_adult a where a.owner = of_owner and a.id = somebody);
end $$;
