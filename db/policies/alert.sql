alter table alert enable row level security;
alter table alert force row level security;
drop policy if exists own on alert;
create policy own on alert for all to front_door_app
  using (owner = any ((select app.reachable_owners())::text[]))
  with check (owner = any ((select app.reachable_owners())::text[]));
-- A worry is always taken in, whoever may open it afterwards: adding is allowed for the councils this intake is for.
drop policy if exists intake on alert;
create policy intake on alert for insert to front_door_app
  with check (owner = any ((select app.intake_for())::text[]));
-- An alert about a sealed record would tell that there is one.
drop policy if exists sealed on alert;
create policy sealed on alert as restrictive for select to front_door_app
  using (app.open_to_me(subject_id) is not null);
-- An agency's answer may be something the hub must know now.
drop policy if exists answered on alert;
create policy answered on alert for insert to front_door_app
  with check (subject_kind = 'agency-request' and app.answers_request(owner, subject_id));
