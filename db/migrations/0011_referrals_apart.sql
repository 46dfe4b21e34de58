-- Referrals that look sent by a robot. Kept apart, never dropped: a person looks at each, because a frightened person's
-- browser can fill in a hidden field. The draft they were written in stays until somebody has looked (no foreign key:
-- a draft judged to be a robot's may go after its 30 days, the judgement stays).
create table referral_apart (
  owner        text not null references authority (code),
  id           uuid not null,
  draft_id     uuid not null,
  because      text not null check (because in ('hidden-field', 'too-fast')),
  kept_at      timestamptz not null,
  reviewed_at  timestamptz,
  reviewed_by  uuid references staff (id),
  outcome      text check (outcome in ('taken-in', 'robot')),
  reference    text,
  primary key (owner, id),
  unique (draft_id),
  check ((reviewed_at is null) = (outcome is null))
);
create index referral_apart_waiting on referral_apart (owner, kept_at) where reviewed_at is null;
