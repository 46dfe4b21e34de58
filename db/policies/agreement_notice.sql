-- Given by a council's own officer, with as many months as this agreement names for that ground and no others.
alter table agreement_notice enable row level security;
drop policy if exists of_the_change on agreement_notice;
create policy of_the_change on agreement_notice for select to front_door_app
  using (exists (select from agreement_change c where c.id = change_id));
drop policy if exists begun on agreement_notice;
create policy begun on agreement_notice for insert to front_door_app
  with check (exists (select from agreement_change c where c.id = change_id and app.is_agreements_officer_of(c.begun_by))
    and given_on <= app.local_day(app.at())
    and exists (select from instrument i where i.id = instrument_id
      and months is not distinct from
        case ground when 'general' then i.notice_months when 'defined' then i.short_notice_months end));
