-- A council that changes how it is governed: each side confirms what was delegated before (authorisation B8 no. 22).

-- Holder and discharging council each say that a delegation stands under the new way a council is governed.
create table governance_confirmation (
  owner         text not null references authority (code),
  id            uuid not null,
  change_id     uuid not null references governance_change (id),
  function_id   uuid not null references delegated_function (id),
  confirmed_on  date not null,
  reference     text not null,
  primary key (owner, id),
  unique (owner, change_id, function_id)
);
create index governance_confirmation_of on governance_confirmation (change_id, function_id);

-- The bodies live in db/policies/way_of_governing.sql.
create function app.record_governance_change(change uuid, of_authority text, new_model text, from_day date, reference text)
  returns void language plpgsql as $$ begin end $$;
create function app.put_revalidation_in_force(change uuid, of_function uuid) returns void language plpgsql as $$ begin end $$;
