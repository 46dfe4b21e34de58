-- No key points at the record of looks: emptying it is refused by its own guard, for everyone and in the same words, and
-- not by chance because something refers to it.
alter table privacy_review drop constraint privacy_review_owner_look_id_fkey;
