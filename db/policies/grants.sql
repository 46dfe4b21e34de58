-- The runtime role owns nothing. Facts can be added and read, never changed or taken away.
grant usage on schema public, app to front_door_app;
grant execute on all functions in schema app to front_door_app;
grant select, insert, update, delete on all tables in schema public to front_door_app;
revoke update, delete, truncate on event, look from front_door_app;
revoke insert, update, delete, truncate on
  organisation, authority, team, team_serves, staff, employment, role_held, team_member,
  instrument, instrument_party, instrument_term, delegated_function, s113_placement, rights_version,
  governance_change, revalidation, authority_succession, access_grant, access_grant_record, run_off_case,
  sharing_agreement, sharing_signatory, sharing_flow,
  threshold_guidance, threshold_indicator from front_door_app;
revoke delete, truncate on enquiry, enquiry_child, agency_request, agency_link, agency_letter, disagreement, contact, contact_child, contact_adult, attachment, hand_over, clock, message, alert,
  person, person_address, person_link, match_review, relationship from front_door_app;
-- Written by app.emergency_card and app.break_glass alone, in the call that opens what they tell of.
revoke insert, update, delete, truncate on emergency_card_opening, emergency_card_reach, broken_glass from front_door_app;
-- Written by app.wake_account alone.
revoke insert, update, delete, truncate on account_woken, account_signed_out from front_door_app;
-- That two records are one adopted child is kept for good; only who looks after it may change.
revoke update, delete, truncate on adoption_linkage from front_door_app;
grant update (custodians, note) on adoption_linkage to front_door_app;
-- Who was invited, and which key belongs to whom, never changes; a key stops, it does not vanish.
revoke update, delete, truncate on invitation, passkey from front_door_app;
grant update (wrong_codes, opened_at, used_at, withdrawn_at, withdrawn_by) on invitation to front_door_app;
grant update (sign_count, is_backed_up, name, last_used_at, stopped_at, stopped_by, stopped_because) on passkey to front_door_app;
-- Written where the invented county is loaded, as the owner of the tables.
revoke insert, update, delete, truncate on trial_mark from front_door_app;
