-- What privacy officers look into: who looked at whom, and what of it somebody should ask about.

-- The looks at a record and the looks of a worker, the latest first, page by page.
drop index look_by_subject;
create index look_by_subject on look (owner, subject_id, at desc, id desc);
create index look_by_staff on look (owner, staff_id, at desc, id desc);

-- A look, or several, that a privacy officer should ask about. What they found stands in the facts.
create table privacy_review (
  owner         text not null references authority (code),
  id            uuid not null,
  kind          text not null check (kind in ('conflict', 'declared-reason', 'own-name', 'same-surname', 'many-looks')),
  staff_id      uuid not null references staff (id),
  subject_kind  text not null,
  subject_id    uuid not null,
  look_id       uuid not null,
  looked_at     timestamptz not null,
  raised_at     timestamptz not null,
  due_at        timestamptz not null,
  escalated_at  timestamptz,
  reviewed_at   timestamptz,
  finding       text check (finding in ('in-order', 'talked-to', 'not-in-order')),
  primary key (owner, id),
  check ((reviewed_at is null) = (finding is null))
);
create index privacy_review_waiting on privacy_review (due_at, id) where reviewed_at is null;
create index privacy_review_done on privacy_review (owner, reviewed_at desc, id) where reviewed_at is not null;
create index privacy_review_of on privacy_review (owner, staff_id, kind, subject_id, looked_at);

-- How far the looks of each council's sealed record have been gone through.
create table proof.gone_through (
  owner  text primary key,
  upto   bigint not null
);
-- Its place is taken by one that goes on from where it was (db/policies/privacy_review.sql).
drop function if exists app.sealed_looks(text, bigint, integer);
