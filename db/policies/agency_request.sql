-- For what of which councils whoever asks may be told now as an agency's navigator, as 'council purpose': worked out once
-- for a statement, not once for each of the thousands of rows an agency's tray is counted from.
create or replace function app.askers_of_mine() returns text[]
  language plpgsql stable set search_path = public, pg_temp as $$
declare
  mine text := app.navigates_for();
begin
  if mine is null then return '{}'; end if;
  return (select coalesce(array_agg(f.to_organisation || ' ' || f.purpose), '{}')
    from (select distinct to_organisation, purpose from sharing_flow where from_organisation = mine) f
    where app.flow_in_force(mine, f.to_organisation, f.purpose, app.at()));
end $$;

alter table agency_request enable row level security;
alter table agency_request force row level security;
drop policy if exists own on agency_request;
create policy own on agency_request for all to front_door_app
  using (owner = any ((select app.reachable_owners())::text[]))
  with check (owner = any ((select app.reachable_owners())::text[]));
drop policy if exists sealed on agency_request;
create policy sealed on agency_request as restrictive for select to front_door_app
  using (case when closed_at is null then '' else app.open_to_me(contact_id) end is not null);
-- The agency that was asked: while the enquiry is open and the agreement in force; and afterwards what it answered.
drop policy if exists asked on agency_request;
create policy asked on agency_request for all to front_door_app
  using (agency = (select app.navigates_for())
    and (contributed_at is not null
      or (closed_at is null and owner || ' ' || purpose = any ((select app.askers_of_mine())::text[]))))
  with check (agency = (select app.navigates_for()));
-- Somebody with a one-time link: that one request, while it is open and the agreement in force. Without a link the answer
-- must be no and not null, or PostgreSQL asks for the agreement of every row.
drop policy if exists linked on agency_request;
create policy linked on agency_request for all to front_door_app
  using (coalesce(id = (select app.linked_request()), false) and closed_at is null
    and app.flow_in_force(agency, owner, purpose, app.at()))
  with check (id = (select app.linked_request()));
-- Read beside its links when these are counted (agency_link.sql), by the function that counts and nobody else.
drop policy if exists counted on agency_request;
create policy counted on agency_request for select to current_user
  using (current_setting('app.counting_links', true) = 'on');
