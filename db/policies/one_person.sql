-- Everybody who, as their council has said, is one human being with any of these: the records merged with theirs, those
-- of other councils linked with them, and the records merged with those. In sight of whoever asks, and no further.
-- Step by step, so that every step is a look-up by key; planned once for each connection.
create or replace function app.one_person(people uuid[]) returns uuid[]
  language plpgsql stable set plan_cache_mode = force_generic_plan as $$
declare
  here uuid[];
  there uuid[];
begin
  if people = '{}' then return people; end if;
  select array_agg(distinct each) into here from (
    select unnest(people) as each
    union all
    select m.merged_into from person m where m.id = any (people) and m.owner = any (app.reachable_owners())
      and m.merged_into is not null) stands;
  select here || coalesce(array_agg(m.id), '{}') into here from person m
    where m.merged_into = any (here) and m.owner = any (app.reachable_owners());
  select array_agg(l.other_id) into there from person_link l
    where l.person_id = any (here) and l.owner = any (app.reachable_owners()) and l.says = 'same' and l.ended_at is null
      and l.other_owner <> l.owner;
  if there is null then return here; end if;
  select there || coalesce(array_agg(p.merged_into), '{}') into there from person p
    where p.id = any (there) and p.owner = any (app.reachable_owners()) and p.merged_into is not null;
  select there || coalesce(array_agg(p.id), '{}') into there from person p
    where p.merged_into = any (there) and p.owner = any (app.reachable_owners());
  return array(select distinct unnest(here || there));
end $$;
