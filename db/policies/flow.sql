-- May this organisation tell that one anything at all for this purpose, on the local day of this moment: does a flow hold
-- that has all that ordinary personal data need? The same rule as canShareAtAll in src/access/flow.ts; a property test
-- holds the two together.
-- In PL/pgSQL so that its plan is kept, like app.reachable_owners.
create or replace function app.flow_in_force(from_org text, to_org text, purpose text, at timestamptz)
  returns boolean language plpgsql stable set search_path = public, pg_temp as $$
declare
  today date := app.local_day(flow_in_force.at);
begin
  return exists (
    select from sharing_flow f
      join sharing_agreement a on a.instrument_id = f.instrument_id
    where f.from_organisation = flow_in_force.from_org
      and f.to_organisation = flow_in_force.to_org
      and f.purpose = flow_in_force.purpose
      and f.valid_from <= today
      and (f.valid_to is null or today < f.valid_to)
      and f.article_6 is not null
      and (not f.law_enforcement or f.section_36_4 is not null)
      -- Both parties in both agreements, the flow's own and the tier 1 it stands under.
      and not exists (
        select from unnest(array[a.instrument_id, a.parent_id]) as needed (id)
          cross join unnest(array[flow_in_force.from_org, flow_in_force.to_org]) as party (code)
        where needed.id is not null
          and not exists (
            select from instrument i
              join sharing_signatory s on s.instrument_id = i.id
            where i.id = needed.id
              and s.organisation = party.code
              and i.valid_from <= today
              and (i.valid_to is null or today < i.valid_to)
              and s.signed_on <= today
              and (s.withdrawn_on is null or today < s.withdrawn_on)
          )
      )
  );
end $$;
