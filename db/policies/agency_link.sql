alter table agency_link enable row level security;
alter table agency_link force row level security;
drop policy if exists own on agency_link;
create policy own on agency_link for all to front_door_app
  using (owner = any ((select app.reachable_owners())::text[]))
  with check (owner = any ((select app.reachable_owners())::text[]));
drop policy if exists hub on agency_link;
create policy hub on agency_link as restrictive for all to front_door_app
  using (app.fn() in ('mash', 'emergency-duty') or app.is_system() or token_hash = (select app.link()));
-- Whoever holds the link finds it, and nothing else.
drop policy if exists held on agency_link;
create policy held on agency_link for select to front_door_app using (token_hash = (select app.link()));
drop policy if exists used on agency_link;
create policy used on agency_link for update to front_door_app
  using (token_hash = (select app.link())) with check (token_hash = (select app.link()));

-- How long the links last that still open, for the council's administrators: times alone, no link and no question. The
-- function works as the owner of the table, whom row-level security binds too: this lets that role, and no other, read it,
-- and only while the function runs.
drop policy if exists counted on agency_link;
create policy counted on agency_link for select to current_user
  using (current_setting('app.counting_links', true) = 'on');
create or replace function app.times_of_links(of_owner text)
  returns table (due_at timestamptz, made_at timestamptz, ends_at timestamptz)
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if app.fn() not in ('administration', 'oversight') or not of_owner = any (app.reachable_owners()) then return; end if;
  perform set_config('app.counting_links', 'on', true);
  return query select r.due_at, l.made_at, l.ends_at from agency_link l
    join agency_request r on r.owner = l.owner and r.id = l.request_id
    where l.owner = of_owner and l.spent_at is null and l.revoked_at is null and l.ends_at > app.at() and r.closed_at is null;
  perform set_config('app.counting_links', '', true);
end $$;
revoke all on function app.times_of_links(text) from public;
grant execute on function app.times_of_links(text) to front_door_app;
