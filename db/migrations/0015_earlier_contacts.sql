-- Found by child, by household and by address (procedures 2.6). A postcode alone is a street, so the address counts too.
alter table contact add column address_key text generated always as
  (lower(regexp_replace(coalesce(told ->> 'address', ''), '[^A-Za-z0-9]+', '', 'g'))) stored;
create index contact_address on contact (postcode, address_key) where postcode is not null and address_key <> '';
create index contact_adult_named on contact_adult (lower(name), born_on);
create index contact_child_named on contact_child (search_text, born_on);
