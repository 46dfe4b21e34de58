-- People are found by the words of their names. Row-level security lets an index be used only through comparisons that
-- cannot leak (= and < on text); the trigram operators are not among them, so every name word is a row of its own.

-- How a name sounds, roughly: Catherine and Kathryn are both ktrn, Stephen and Steven stfn, Mohammed and Muhammad mmd.
-- English spelling only; names heard over a telephone are what it is for.
create function app.sound_of(word text) returns text language sql immutable parallel safe as $$
  select case when word = '' then '' else
    regexp_replace(
      (case when left(spelt, 1) in ('a', 'e', 'i', 'o', 'u') then 'a' else left(spelt, 1) end)
        || translate(substr(spelt, 2), 'aeiouyhw', ''),
      '(.)\1+', '\1', 'g')
    end
  from (select translate(
    regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(
      word, '^(kn|gn|pn)', 'n'), '^wr', 'r'), 'ph|v', 'f', 'g'), 'gh', '', 'g'), 'sch|sh', 's', 'g'),
      'c(?=[eiy])|z', 's', 'g'), 'ck|q|c', 'k', 'g'),
    'xj', 'sg') as spelt) as respelt
$$;

create table person_name_word (
  owner      text not null references authority (code),
  id         uuid not null,
  person_id  uuid not null,
  word       text collate "C" not null,
  sound      text collate "C" not null,
  primary key (owner, id),
  foreign key (owner, person_id) references person (owner, id) on delete cascade
);
create index person_name_word_word on person_name_word (word, person_id, owner);
create index person_name_word_sound on person_name_word (sound, person_id, owner);
create index person_name_word_person on person_name_word (owner, person_id);

-- Kept by the database, so that no way of writing a person can forget it. A restricted record has no words: whoever
-- looks for it finds its stub.
create function app.keep_name_words() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    delete from person_name_word where owner = new.owner and person_id = new.id;
  end if;
  if new.sensitivity = 'open' then
    insert into person_name_word (owner, id, person_id, word, sound)
      select distinct new.owner, gen_random_uuid(), new.id, word, app.sound_of(word)
      from (select distinct regexp_split_to_table(new.search_text, ' ') as word) words where word <> '';
  end if;
  return null;
end $$;
create trigger name_words_of_a_new_person after insert on person
  for each row execute function app.keep_name_words();
create trigger name_words_of_a_changed_person after update of search_text, sensitivity on person
  for each row execute function app.keep_name_words();
insert into person_name_word (owner, id, person_id, word, sound)
  select owner, gen_random_uuid(), person_id, word, app.sound_of(word)
  from (select distinct p.owner, p.id as person_id, regexp_split_to_table(p.search_text, ' ') as word
    from person p where p.sensitivity = 'open') words where word <> '';

-- An earlier contact about the same child, where nobody recognised the child at the time.
create index contact_child_born on contact_child (born_on) where born_on is not null;
