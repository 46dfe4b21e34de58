alter table agency_reply_item enable row level security;
alter table agency_reply_item force row level security;
drop policy if exists own on agency_reply_item;
create policy own on agency_reply_item for select to front_door_app
  using (owner = any ((select app.reachable_owners())::text[]));
drop policy if exists added on agency_reply_item;
create policy added on agency_reply_item for insert to front_door_app
  with check (app.answers_request(owner, request_id));
-- The hub writes down what an agency says on the telephone.
drop policy if exists told on agency_reply_item;
create policy told on agency_reply_item for insert to front_door_app
  with check (owner = any ((select app.reachable_owners())::text[]) and app.fn() in ('mash', 'emergency-duty'));
-- An agency always reads what it said itself; by a one-time link, what was said by that link's request.
drop policy if exists contributed on agency_reply_item;
create policy contributed on agency_reply_item for select to front_door_app
  using (agency = (select app.navigates_for()) or request_id = (select app.linked_request()));
drop policy if exists level on agency_reply_item;
create policy level on agency_reply_item as restrictive for select to front_door_app
  using (agency = (select app.navigates_for()) or request_id = (select app.linked_request())
    or (app.reads_level(owner, enquiry_id, share_level) and app.open_to_me(contact_id) is not null
      and app.sees_on_contact(owner, subject_id)));
