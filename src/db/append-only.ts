/** Tables to which the service adds and which nobody changes: what happened, and who looked. */
export const appendOnlyTables: readonly string[] = [
  'event',
  'look',
  'people_search',
  'authority_gap',
  'administration_change',
  'agency_reply_item',
  'agency_reply_file',
  'disclosure',
  'sign_in',
  'instrument_decision',
  'instrument_signature',
  'instrument_document',
  'instrument_claim',
  'agreement_consent',
  'sharing_withdrawal',
]
