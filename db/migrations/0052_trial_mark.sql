-- Written once, when the invented county is put into an empty database. Only a database that bears it lets anybody sign
-- in as an invented person; no migration of a council's own database writes it.
create table trial_mark (
  only_row  boolean primary key default true check (only_row),
  made_at   timestamptz not null default now()
);

-- Trials that are older than the mark: the invented people are there, and nobody else.
insert into trial_mark (made_at)
select now() from staff
where id = '00000000-0000-4000-8002-000000000001'
  and not exists (select from staff s where s.id::text not like '00000000-0000-4000-8%')
on conflict do nothing;
