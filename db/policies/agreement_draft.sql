-- A draft is for the officers and directors of the councils it is between, whichever of them began it.
alter table agreement_draft enable row level security;
alter table agreement_draft force row level security;
drop policy if exists parties on agreement_draft;
create policy parties on agreement_draft for select to front_door_app
  using (parties && (select app.reachable_owners())::text[] and ((select app.fn()) = 'oversight' or (select app.is_system())));
drop policy if exists begun on agreement_draft;
create policy begun on agreement_draft for insert to front_door_app
  with check (app.is_agreements_officer_of(owner) and concluded_at is null and withdrawn_at is null);
-- Concluding is for app.conclude_agreement, which looks for the decisions first.
drop policy if exists changed on agreement_draft;
create policy changed on agreement_draft for update to front_door_app
  using (concluded_at is null and withdrawn_at is null and exists (select from unnest(parties) p where app.is_agreements_officer_of(p)))
  with check (concluded_at is null);
-- For the functions that look for what binds both.
drop policy if exists binding on agreement_draft;
create policy binding on agreement_draft for all to current_user
  using (current_setting('app.binding', true) = 'on') with check (current_setting('app.binding', true) = 'on');
