-- What an agency said before of the same name and birth date, found by its index: a comparison of `lower(about_name)`
-- may not run before row-level security has judged a row, so every answer of the agency would be read.
alter table agency_reply_item add column about_key text not null generated always as (lower(about_name)) stored;
drop index agency_reply_item_earlier;
create index agency_reply_item_earlier on agency_reply_item (agency, about_key, about_born, answered_at desc);

-- Of what an agency has not answered, that which was asked first.
create index agency_request_oldest on agency_request (agency, asked_at, id)
  include (owner) where stage in ('asked', 'part-answered');
