-- People are found by the match index alone, emergency cards too: what was kept for the search before it goes.
drop trigger name_words_of_a_new_person on person;
drop trigger name_words_of_a_changed_person on person;
drop function app.keep_name_words();
drop table person_name_word;
drop function app.sound_of(text);
drop index person_search;
drop index person_born;
drop index person_phone;
drop index record_stub_search;
