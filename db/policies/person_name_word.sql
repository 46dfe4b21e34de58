alter table person_name_word enable row level security;
alter table person_name_word force row level security;
drop policy if exists own on person_name_word;
create policy own on person_name_word for all to front_door_app
  using (owner = any ((select app.reachable_owners())::text[]))
  with check (owner = any ((select app.reachable_owners())::text[]));
