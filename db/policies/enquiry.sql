alter table enquiry enable row level security;
alter table enquiry force row level security;
drop policy if exists own on enquiry;
create policy own on enquiry for all to front_door_app
  using (owner = any ((select app.reachable_owners())::text[]))
  with check (owner = any ((select app.reachable_owners())::text[]));
-- About a sealed record alone, a closed enquiry is as hidden as its contact; what is still going on never is.
drop policy if exists sealed on enquiry;
create policy sealed on enquiry as restrictive for select to front_door_app
  using (case when stage in ('new', 'open') then '' else app.open_to_me(contact_id) end is not null);
