-- Every letter that goes outside, and the page a referrer reads last, can be worded by each council; which readers each has
-- is said once more in the code of the room that sends it (src/administration/letters.ts; a test holds the two together).
alter table message_wording drop constraint message_wording_letter_check;
alter table message_wording drop constraint message_wording_text_class_check;
alter table message_wording add constraint message_wording_reader check (case letter
  when 'acknowledgement' then text_class in ('professional-full', 'professional-limited', 'public', 'parent', 'young-person')
  when 'more-needed' then text_class in ('professional-full', 'professional-limited', 'public', 'parent', 'young-person')
  when 'feedback' then text_class in ('professional-full', 'professional-limited', 'public', 'parent', 'young-person')
  when 'sent' then text_class = 'anybody'
  when 'agency-link' then text_class = 'agency'
  when 'invitation' then text_class = 'partner'
  else false end);
