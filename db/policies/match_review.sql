alter table match_review enable row level security;
alter table match_review force row level security;
drop policy if exists own on match_review;
create policy own on match_review for all to front_door_app
  using (owner = any ((select app.reachable_owners())::text[]))
  with check (owner = any ((select app.reachable_owners())::text[]));
-- A question about a sealed record is not there for anybody who may not see the record; about a restricted one it
-- stands, and says no more than its stub.
drop policy if exists restricted on match_review;
create policy restricted on match_review as restrictive for select to front_door_app
  using (subject_kind <> 'person' or app.sees_person(owner, subject_id) or app.sees_stub(owner, subject_id));
