alter table privacy_review enable row level security;
alter table privacy_review force row level security;
drop policy if exists own on privacy_review;
create policy own on privacy_review for all to front_door_app
  using (owner = any ((select app.reachable_owners())::text[]))
  with check (owner = any ((select app.reachable_owners())::text[]));
-- Whoever is being asked about must not find it, nor anybody else who works on records.
drop policy if exists oversight on privacy_review;
create policy oversight on privacy_review as restrictive for all to front_door_app
  using ((select app.is_system()) or (select app.fn()) = 'oversight')
  with check ((select app.is_system()) or (select app.fn()) = 'oversight');
-- A look at a sealed record would tell that there is one.
drop policy if exists sealed on privacy_review;
create policy sealed on privacy_review as restrictive for select to front_door_app
  using (app.open_to_me(subject_id) is not null);

-- And so with what happened to a review.
drop policy if exists privacy_review on event;
create policy privacy_review on event as restrictive for select to front_door_app
  using (stream <> 'privacy-review' or (select app.is_system()) or (select app.fn()) = 'oversight');

-- The looks of one council that were sealed since it was last asked, in the order of sealing, so that none is skipped
-- and none asked twice; goes on from there next time. For the service alone.
create or replace function app.looks_to_go_through(of_owner text, most integer) returns table (row_id uuid, is_last boolean)
  language plpgsql security definer set search_path = proof, pg_temp as $$
declare
  first bigint;
  last bigint;
begin
  if not app.is_system() or not of_owner = any (app.acting_for()) then
    raise exception 'Only the service goes through what was looked at.' using errcode = 'insufficient_privilege';
  end if;
  insert into gone_through (owner, upto) values (of_owner, 0) on conflict do nothing;
  select g.upto into first from gone_through g where g.owner = of_owner for update;
  select coalesce(max(l.n) + 1, first) into last from (
    select n from leaf where owner = of_owner and n >= first order by n limit most) l;
  update gone_through set upto = last where owner = of_owner;
  return query select l.row_id, false from leaf l
    where l.owner = of_owner and l.n >= first and l.n < last and l.kind = 'look'
    union all select null::uuid, last - first < most;
end $$;
revoke all on function app.looks_to_go_through(text, integer) from public;
grant execute on function app.looks_to_go_through(text, integer) to front_door_app;
