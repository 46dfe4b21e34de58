-- What row-level security asks: for which councils does this person have standing, at this moment?
-- The context is set by asActor inside the transaction; with no context every answer is empty.

create function app.staff_id() returns uuid language sql stable parallel safe as
$$ select nullif(current_setting('app.staff', true), '')::uuid $$;

create function app.acting_for() returns text[] language sql stable parallel safe as
$$ select string_to_array(coalesce(current_setting('app.acting_for', true), ''), ',') $$;

create function app.fn() returns text language sql stable parallel safe as
$$ select nullif(current_setting('app.fn', true), '') $$;

create function app.client_group() returns text language sql stable parallel safe as
$$ select coalesce(nullif(current_setting('app.client_group', true), ''), 'children') $$;

create function app.at() returns timestamptz language sql stable parallel safe as
$$ select nullif(current_setting('app.at', true), '')::timestamptz $$;

create function app.local_day(instant timestamptz) returns date language sql stable parallel safe as
$$ select (instant at time zone 'Europe/London')::date $$;

create function app.intake_for() returns text[] language sql stable parallel safe as
$$ select string_to_array(coalesce(current_setting('app.intake_for', true), ''), ',') $$;

create function app.draft() returns uuid language sql stable parallel safe as
$$ select nullif(current_setting('app.draft', true), '')::uuid $$;

create function app.is_system() returns boolean language sql stable parallel safe as
$$ select coalesce(current_setting('app.system', true), '') = 'on' $$;

-- Standing: own employment, a placement under section 113, or employment by the council
-- that discharges the function for the holder. Policies are re-applied after migrations, so the body lives in
-- db/policies/standing.sql where it can be read beside its twin in src/access/standing.ts.
create function app.has_standing(staff uuid, authority text, fn text, client_group text, at timestamptz)
  returns boolean language sql stable as $$ select false $$;

create function app.reachable_owners() returns text[] language sql stable as $$ select '{}'::text[] $$;
