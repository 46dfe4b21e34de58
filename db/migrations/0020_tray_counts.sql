-- The numbers above the screening tray are counted from this index alone, so that they cost the same whatever has been
-- decided before: it now also knows whom each child waits for.
drop index contact_waiting;
create index contact_waiting on contact (due_at, id)
  include (owner, waiting_for, urgency, received_at, source, colour) where waiting_for is not null;
