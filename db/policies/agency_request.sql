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
    and (contributed_at is not null or (closed_at is null and app.flow_in_force(agency, owner, purpose, app.at()))))
  with check (agency = (select app.navigates_for()));
-- Somebody with a one-time link: that one request, while it is open and the agreement in force.
drop policy if exists linked on agency_request;
create policy linked on agency_request for all to front_door_app
  using (id = (select app.linked_request()) and closed_at is null
    and app.flow_in_force(agency, owner, purpose, app.at()))
  with check (id = (select app.linked_request()));
