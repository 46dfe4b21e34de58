-- What administrators changed of what is shared or configured: what, from which value to which, who, when and why.
create table administration_change (
  id          uuid primary key,
  kind        text not null check (kind in ('bank-holiday-added', 'bank-holiday-removed', 'calendar-extended',
                'closure-day-added', 'closure-day-removed', 'setting-set', 'setting-withdrawn')),
  authority   text references authority (code),
  detail      jsonb not null,
  reason      text not null check (length(reason) >= 5),
  staff_id    uuid not null references staff (id),
  acting_for  text not null references authority (code),
  at          timestamptz not null
);
create index administration_change_when on administration_change (at desc, id);

create trigger never_changed before update or delete or truncate on administration_change
  for each statement execute function app.refuse_change();
