-- Policies ask it; the body lives in db/policies/in_sight.sql.
create function app.sees_on_contact(of_owner text, somebody uuid) returns boolean
  language sql stable as $$ select false $$;

-- Is there an enquiry in which this child has no outcome yet? Asked before a record is sealed, and on a person's page.
create index enquiry_child_of_child on enquiry_child (owner, child_id);
