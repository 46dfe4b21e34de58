-- Changes to agreements with organisations that nobody signs in for here, and a signatory that leaves (governance A2, A3).

-- What such a party said to one state of a change, by the paper it signed. owner: the council that wrote it down.
create table agreement_consent (
  owner          text not null references authority (code),
  id             uuid not null,
  change_id      uuid not null,
  instrument_id  uuid not null,
  organisation   text not null references organisation (code),
  revision       integer not null check (revision >= 0),
  approves       boolean not null,
  reason         text not null check (length(reason) >= 5),
  signed_by      text not null,
  capacity       text not null,
  signed_on      date not null,
  document_id    uuid not null,
  recorded_on    date not null,
  recorded_by    uuid not null references staff (id),
  primary key (owner, id),
  unique (change_id, organisation, revision),
  foreign key (change_id, instrument_id) references agreement_change (id, instrument_id),
  foreign key (owner, document_id, instrument_id) references instrument_document (owner, id, instrument_id)
    deferrable initially deferred,
  check (signed_on <= recorded_on)
);

-- A signatory leaves an information sharing agreement: its own flows close, all others go on (governance A3). Written down
-- for itself by a council, for another organisation with the paper in which it says so.
create table sharing_withdrawal (
  owner          text not null references authority (code),
  id             uuid not null,
  instrument_id  uuid not null references sharing_agreement (instrument_id),
  organisation   text not null references organisation (code),
  withdrawn_on   date not null,
  because        text not null check (length(because) >= 5),
  said_by        text not null,
  document_id    uuid not null,
  recorded_at    timestamptz not null default app.recorded_now(),
  recorded_by    uuid not null references staff (id),
  primary key (owner, id),
  unique (instrument_id, organisation, withdrawn_on),
  foreign key (owner, document_id, instrument_id) references instrument_document (owner, id, instrument_id)
    deferrable initially deferred
);

do $$
declare named text;
begin
  foreach named in array array['agreement_consent', 'sharing_withdrawal'] loop
    execute format('create trigger never_changed before update or delete or truncate on %I for each statement execute function app.refuse_change()', named);
  end loop;
end $$;

-- The body lives in db/policies/sharing_withdrawal.sql.
create function app.withdraw_signatory(withdrawal uuid) returns void language plpgsql as $$ begin end $$;
