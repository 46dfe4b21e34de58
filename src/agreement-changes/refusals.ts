import type { FieldError } from '../web/index.ts'

const at = (field: string, text: string): FieldError => ({ field, text })

/** What a refusal says, and beside which field. */
export const refusalWords: Readonly<Record<string, FieldError>> = {
  'not-there': at('', 'There is no such change that this council is a party to.'),
  'not-a-party': at('', 'This council is not a party to the agreement.'),
  'own-council-only': at('', 'Only an officer employed by the council itself decides for it.'),
  'a-party-decides-elsewhere': at('', 'No council is a party to this agreement, so nobody changes it here.'),
  'decides-for-itself': at(
    'organisation',
    'A council decides for itself: choose a party that nobody signs in for here',
  ),
  'over-withdrawn': at('', 'This was taken back. Nothing more is done about it; ask for it anew.'),
  'over-refused': at('', 'This was refused. Nothing more is done about it; ask for it anew.'),
  'over-carried-out': at('', 'This was carried out already.'),
  'over-lapsed': at('', 'The agreement has lapsed. It cannot be extended any more: make a new one.'),
  // Extension
  'no-end-to-extend': at('new-to-day', 'This agreement has no end, so there is nothing to extend'),
  lapsed: at('', 'The agreement has lapsed. What is signed now is a new agreement and not an extension.'),
  'no-option': at('new-to-day', 'The decision to enter this agreement gave no option to extend it'),
  'not-later': at('new-to-day', 'Enter a day after the one on which it ends now'),
  'beyond-five-years': at('new-to-day', 'All extensions together may not be longer than five years'),
  'beyond-option': at('new-to-day', 'That is later than the decision to enter the agreement allows'),
  'one-is-under-way': at('', 'Something of this kind is under way already. Finish that first.'),
  // Variation
  'words-needed': at('words', 'Say in a sentence or two what changes'),
  'not-in-the-past': at('from-day', 'Enter today or a later day'),
  'agreement-over': at('from-day', 'The agreement has ended by that day'),
  'function-not-there': at('ends', 'The agreement does not have that function on that day'),
  'function-there-already': at('begins', 'A council does that for them already on that day'),
  'same-council': at('discharger', 'Choose the other council: nobody does its own function for itself'),
  'power-needed': at('power', 'Name the power that allows it, and the duties it covers'),
  'named-twice': at('begins', 'One function cannot begin and end by the same change'),
  'nothing-altered': at('words', 'Nothing was altered of a function that you said is altered'),
  'waits-itself': at(
    'from-day',
    'That function does not count itself on that day: it must be confirmed, or its call-in end, before it is altered',
  ),
  'schedule-there-already': at('new-number', 'The agreement has, or had, a schedule of that number'),
  'changed-since': at(
    '',
    'The agreement was changed while you wrote. What stands in the form is what you typed; look at the agreement again first.',
  ),
  'the-other-assesses': at('', 'The council that was asked assesses it.'),
  'assessed-already': at('', 'Your council has assessed it already.'),
  'assessment-needed': at('assessment', 'Write what it means for your council, in a sentence or two'),
  'assess-first': at('approves', 'It is approved after the council that was asked has assessed it'),
  // Notice
  'no-such-term': at('ground', 'The agreement names no notice for that'),
  'given-in-the-future': at('given-on-day', 'Enter the day on which the notice was served: today or earlier'),
  'given-before-it-began': at('given-on-day', 'The agreement had not begun on that day'),
  'over-already': at('', 'The agreement is over, or the notice has taken effect.'),
  'circumstances-needed': at('circumstance', 'Say which of the defined circumstances it is'),
  'one-is-running': at('', 'A notice of this agreement is running already.'),
  'notice-was-served': at(
    '',
    'A notice that was served cannot be taken back. All parties can sign another day.',
  ),
  'move-is-open': at('to-day-day', 'Another day is waiting to be signed already'),
  'day-is-past': at('to-day-day', 'Enter today or a later day'),
  'same-day': at('to-day-day', 'It takes effect on that day already'),
  'nothing-to-sign': at('', 'There is no other day to sign.'),
  // Termination
  'ends-when': at('ends-on-day', 'Enter today or a later day, while the agreement holds'),
  'notice-gone': at('notice', 'Choose a notice that has a day'),
  'disposition-missing': at(
    '',
    'Something that hangs on the agreement has no answer yet that will do. Each needs one.',
  ),
  'notice-was-moved': at(
    '',
    'The notice takes effect on another day since. Take this back and ask to end the agreement anew.',
  ),
  'nothing-changed': at('', 'Nothing was changed: every answer given here stands already.'),
  'not-all-hold': at('', 'Not every council’s decision holds yet, so nothing is carried out.'),
  'nothing-to-carry-out': at('', 'There is nothing to carry out here: the dates do it.'),
  // Decisions
  'decided-already': at('', 'Your council has decided on this already.'),
  'decided-in-the-future': at('decided-on-day', 'Enter the day on which it was decided: today or earlier'),
  'decided-before-asked': at('decided-on-day', 'That is before it was asked for'),
  'reason-needed': at('reason', 'Say why'),
  'nothing-to-publish': at('', 'Your council has approved nothing that could be published.'),
  'published-already': at('', 'The decision is published already.'),
  'published-in-the-future': at(
    'published-on-day',
    'Enter the day on which it was published: today or earlier',
  ),
  'published-before-decided': at('published-on-day', 'It cannot be published before it is decided'),
  'named-officer-needed': at('officer', 'Enter who says from when the decision holds'),
  'named-day-needed': at('holds-from-day', 'Enter from which day the decision holds'),
  'named-day-too-early': at('holds-from-day', 'Enter the day of publication or a later one'),
  'calendar-not-published': at(
    'published-on-day',
    'The bank holidays of that time are not published yet, so call-in cannot be counted',
  ),
  'not-published': at('called-in-on-day', 'Only a published decision can be called in'),
  'no-call-in-here': at('called-in-on-day', 'No call-in runs on this decision'),
  'called-in-already': at('called-in-on-day', 'It was called in already'),
  'call-in-over': at('called-in-on-day', 'Call-in had ended by that day'),
  'called-in-before-published': at('called-in-on-day', 'It was not published yet on that day'),
  'called-in-in-the-future': at('called-in-on-day', 'Enter today or an earlier day'),
  'not-called-in': at('', 'The decision is not called in.'),
  'reconsidered-when': at('reconsidered-on-day', 'Enter a day since it was called in, today at the latest'),
  // Withdrawing
  'not-yours-to-withdraw': at('because', 'Only the council that asked takes it back'),
  'agreed-already': at('because', 'All have agreed to it: it cannot be taken back from one side'),
}

/** The same beside one dependant of many. */
export const dispositionWords: Readonly<Record<string, string>> = {
  'choose-what-becomes-of-it': 'Choose what becomes of it',
  'cannot-outlast-its-agreement':
    'It holds only while its agreement does. End it, and make a run-on agreement if the work must go on',
  'end-day-needed': 'Enter the first day on which it no longer holds',
  'end-day-past': 'Enter today or a later day',
  'ends-after-its-agreement': 'It cannot end later than its agreement',
  'agreed-variation-needed': 'Choose a variation that all have agreed to',
  'because-needed': 'Say why',
}
