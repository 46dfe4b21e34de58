-- A sector wholly inside another council: which district that is, so that the right neighbour can be rung.
alter table postcode_sector add column district text;

-- Earlier contacts are found by the adults on them too (procedures 2.6: count by household).
create index contact_adult_person on contact_adult (owner, person_id) where person_id is not null;
