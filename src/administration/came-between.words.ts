/** The names by which the database says what has come between, in words (db/policies/proposed_change.sql). */
export const cameBetweenInWords: Readonly<Record<string, string>> = {
  'already-there': 'It is so already, or will be from a later day',
  'not-there': 'It is not there any more, or ends before that day already',
  'not-begun': 'It has not begun by that day. Choose the day after it begins, or a later one',
  'over-before-it-began': 'It would be over before it begins',
  'not-consulted': 'Nobody is lent who was not consulted first (Local Government Act 1972, section 113)',
  'not-employed': 'They are not employed there on that day',
  'more-than-full-time':
    'With what they are lent already it would be more than full time. Somebody must waive that',
  'no-instrument': 'No section 113 agreement between the two is in force on that day',
  'concerns-another': 'It has come to concern another council, which was not asked. Propose it anew',
  'changed-meanwhile': 'Another version has been published meanwhile. Start from that one',
  'later-there': 'A version begins on that day or later already. Choose a later day',
  'counted-by': 'It has begun and was counted by. It stays',
  past: 'That day is past. Choose a day that is still to come',
  'not-published-yet': 'The list does not reach that far. Extend it first',
  'not-later': 'The list reaches that far already. It can only be made longer',
}
