/** Tables that belong to no single council, each with the reason why it may stand outside row-level security by owner. */
export const sharedTables: Readonly<Record<string, string>> = {
  organisation: 'The councils and agencies themselves, known to both.',
  authority: 'What an owner is: the councils answerable for children.',
  setting: 'Configuration by council and date, with no person in it; read before anybody is known.',
  team: 'Teams by name, so that work can be sent to them.',
  team_serves: 'Which councils a team works for.',
  staff: 'Employees. Employment never decides who owns a record.',
  employment: 'Who employs whom: a right is derived from it before there is a context.',
  role_held: 'Roles by date: a right is derived from them.',
  team_member: 'Members of teams by date: a right is derived from them.',
  instrument: 'Agreements between councils belong to all their parties.',
  instrument_party: 'Who is party to an agreement.',
  instrument_term: 'What an agreement says, in plain words: it belongs to all its parties.',
  instrument_scope: 'What an agreement is about without giving a right: it belongs to all its parties.',
  instrument_schedule: 'The schedules of an agreement: they belong to all its parties.',
  agreement_past: 'How agreements were recorded before they were changed: they belong to all their parties.',
  not_delegable: 'What no council may have another do for it: law, with no person in it.',
  agreement_change: 'What was asked to be changed of an agreement: it belongs to all its parties.',
  agreement_variation: 'What a variation is to change: it belongs to all parties of the agreement.',
  variation_function: 'Which functions a variation names.',
  variation_clause: 'Which paragraphs of an agreement a variation names.',
  agreement_extension: 'Until when an agreement is to be extended.',
  agreement_notice: 'A notice of one council to the other.',
  agreement_notice_move: 'Other days for a notice, that all parties must sign.',
  agreement_termination: 'That an agreement is to end, and on which day.',
  agreement_disposition: 'What becomes of each thing that hangs on an agreement that ends.',
  sharing_agreement: 'Information sharing agreements belong to all their parties.',
  sharing_signatory: 'Who signed an information sharing agreement, and who withdrew.',
  sharing_flow: 'Who may tell whom what, as agreed: no person is in it.',
  delegated_function: 'Which council discharges a function for which: agreed between both.',
  s113_placement: 'Staff placed at the disposal of another council: agreed between both.',
  governance_change: 'How a council is governed, from which day: public, and read before there is a context.',
  revalidation: 'Which delegations both councils confirmed since one of them changed how it is governed.',
  authority_succession: 'Which council took another’s place by order.',
  access_grant:
    'Employees let in to single records, until when: a right is derived from it before there is a context.',
  access_grant_record: 'Ids of the records a grant names, with no person in them.',
  run_off_case:
    'Employees and ids of the records left to them when an agreement lapsed, with no person in them.',
  rights_version: 'One number that changes when a right may have.',
  session:
    'Somebody signed in, before it is known for which council. Found only by the hash of their cookie.',
  done_once: 'Tokens of forms already taken in, found only by a random key that the form carried.',
  rate_limit: 'Counters against flooding, before anybody is known.',
  bank_holiday: 'Published dates.',
  calendar_published: 'Until which day the dates are published.',
  closure_day: 'Days on which a council is closed, with no person in them.',
  administration_change: 'What administrators changed of shared configuration, with no child in it.',
  message_wording: 'How each council words its letters, with no person in it.',
  sign_in_attempt:
    'Somebody on their way through their employer’s sign-in, before it is known who. Found by the hash of their cookie.',
  logout_token: 'Logout tokens of employers’ providers already acted on, by their hash.',
  sign_in: 'Who signed in, when and how, and who was refused: employees, with no child in it.',
  account_woken: 'Which accounts that were asleep an administrator woke: employees, with no child in it.',
  account_signed_out: 'Whom an administrator signed out everywhere, and why: employees, with no child in it.',
  invitation:
    'Employees of partner agencies asked to make a passkey, before they can sign in. Found by the hash of their link.',
  passkey: 'Public keys of employees, found before anybody is known.',
  passkey_attempt:
    'Somebody about to make or use a passkey, before it is known who. Found by the hash of their cookie.',
  trial_mark: 'Whether this database holds an invented county: one row, with no person in it.',
  told_worker:
    'How many alerts for themselves each worker has not seen: numbers of employees, with no person in them.',
  postcode: 'Public geography.',
  postcode_sector: 'Public geography.',
  postcode_load: 'When public geography was loaded.',
  threshold_guidance: 'Published guidance of each council.',
  threshold_indicator: 'Published guidance of each council.',
  draft: "Not sent yet, so not yet any council's. Visible to its writer alone by a policy of its own.",
  draft_attachment: 'Belongs to its draft, with the same visibility.',
  form_draft:
    'What somebody is typing into a form, not sent yet. Visible to its writer alone by a policy of its own.',
  draft_message:
    "The way back to a draft, by e-mail. Not any council's yet: visible to its writer, to the service that sends it, and on the outbox page.",
}

/** Schemas the runtime role cannot even enter. */
export const closedSchemas: Readonly<Record<string, string>> = {
  migration: 'Which migrations were applied.',
  matching:
    'Who somebody may be, over all councils: asked through functions that decide what may be known of whom.',
  sealed:
    'Which records are sealed, and for whom they are open. Asked record by record through app.open_to_me.',
  proof:
    'Hashes over what happened and who looked, and what was signed of them. Sealed through functions that take no leaf from anybody.',
  graphile_worker:
    'Queued work: ids, never names. Added through app.add_job, taken by the worker with its own connection.',
}
