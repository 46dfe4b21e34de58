alter table clock enable row level security;
alter table clock force row level security;
drop policy if exists own on clock;
create policy own on clock for all to front_door_app
  using (owner = any ((select app.reachable_owners())::text[]))
  with check (owner = any ((select app.reachable_owners())::text[]));
-- A worry is always taken in, whoever may open it afterwards: adding is allowed for the councils this intake is for.
drop policy if exists intake on clock;
create policy intake on clock for insert to front_door_app
  with check (owner = any ((select app.intake_for())::text[]));
-- A clock about a sealed record would tell that there is one.
drop policy if exists sealed on clock;
create policy sealed on clock as restrictive for select to front_door_app
  using (case when stream = 'person' then app.open_to_me(subject_id) else '' end is not null);
-- An agency's answer stops the clock it was asked under.
drop policy if exists asked on clock;
create policy asked on clock for all to front_door_app
  using (stream = 'agency-request' and app.answers_request(owner, subject_id))
  with check (stream = 'agency-request' and app.answers_request(owner, subject_id));
