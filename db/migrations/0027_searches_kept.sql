-- What somebody searches for is kept for the day as their own draft, so that names never stand in an address: results
-- are at /search/<id>, can be read again, gone back to and paged through, and are the searcher's alone.
alter table draft drop constraint draft_kind_check;
alter table draft add constraint draft_kind_check check (kind in ('online-referral', 'phone-call', 'search'));
