import type { AddressRefusal } from './addresses.rule.ts'
import type { AdoptionRefusal } from './adoption.rule.ts'
import type { BirthRefusal } from './births.rule.ts'
import type { FlagRefusal } from './flags.rule.ts'
import type { IdentifierRefusal } from './identifiers.rule.ts'
import type { MovingRefusal } from './moving-council.rule.ts'
import type { NameRefusal } from './names.rule.ts'
import type { ParticularRefusal } from './particulars.rule.ts'
import type { RelationRefusal } from './relations.rule.ts'
import type { SecrecyRefusal } from './secrecy.rule.ts'

/** Every reason why a change to the record of a person is refused. */
export type PersonRefusal =
  | AddressRefusal
  | AdoptionRefusal
  | BirthRefusal
  | FlagRefusal
  | IdentifierRefusal
  | MovingRefusal
  | NameRefusal
  | ParticularRefusal
  | RelationRefusal
  | SecrecyRefusal

/** What the worker is told, and what would help. */
export const refusalWords: Readonly<Record<PersonRefusal, string>> = {
  'not-yet': 'That day has not come yet. Enter a day that has passed, or today.',
  'ends-before-it-begins': 'It cannot end before it began. Look at both dates again.',
  'needs-reason': 'Say why: the reason is kept on the record.',
  'nothing-changed': 'Nothing was changed.',
  'name-missing': 'Enter a given name, a family name, or both.',
  'name-already-held': 'This name is on the record already.',
  'no-such-name': 'This name is not on the record any more.',
  'name-already-ended': 'This name has ended already.',
  'only-name': 'This is the only name they have. Record the new name first: it ends this one.',
  'already-born': 'The date of birth is recorded already. If it is wrong, put it right instead.',
  'already-died': 'The death is recorded already. If the date is wrong, put it right instead.',
  'before-birth': 'That is before the day of birth. Look at both dates again.',
  'no-date-of-birth': 'A child needs a date of birth, even estimated, or the date it is expected.',
  'number-missing': 'Enter the number.',
  'number-already-held': 'This number is on the record already.',
  'no-such-number': 'This number is not on the record any more.',
  'same-status': 'It has this status already.',
  'does-not-check':
    'A figure of this number is wrong: its check figure does not fit. It can be kept as told until somebody has traced the right one.',
  'another-is-checked':
    'Another number was traced or verified. If that one is wrong, say so first; then this one can take its place.',
  'another-counts-now': 'Another number counts now. Say first that it was replaced or is wrong.',
  'no-address': 'Enter the address, or at least its postcode.',
  'same-address': 'This address is on the record already.',
  'before-the-address-now':
    'They moved to the address on record after that day. Add this one as an address they had before.',
  'no-such-address': 'This address is not on the record any more.',
  'address-already-ended': 'This address has ended already.',
  'already-hidden': 'This address is hidden already.',
  'not-hidden': 'This address is not hidden.',
  themselves: 'Nobody is related to themselves.',
  'nobody-there': 'There is no such person on record here.',
  'kind-missing': 'Say how they are related.',
  'already-related': 'This relationship is on the record already.',
  'no-such-relationship': 'This relationship is not on the record any more.',
  'relationship-already-ended': 'This relationship has ended already.',
  'nothing-said': 'Enter what is to be recorded.',
  'already-recorded': 'This is on the record already.',
  'no-such-particular': 'This is not on the record any more.',
  'particular-already-ended': 'This has ended already.',
  'already-flagged': 'This flag is up already.',
  'not-flagged': 'This flag is not up.',
  'nobody-named': 'Name at least one worker who may see the record.',
  'name-yourself':
    'Name yourself too: whoever hides a record answers for it and must be able to open it again.',
  'same-as-now': 'The record is hidden in this way from everybody but these workers already.',
  'not-restricted': 'The record is not restricted.',
  'is-sealed': 'The record is sealed. Its custodian decides who may see it.',
  'not-sealed': 'The record is not sealed.',
  'note-missing': 'Write for the custodian what may be answered when somebody asks.',
  'still-waiting':
    'A contact or a hand-over about them still waits for somebody, and nobody would find it any more. Have it decided first; until then, restrict the record.',
  'same-council': 'That is the council whose record this is.',
  'no-council': 'Say to which council’s area they moved.',
  'not-a-child': 'Only a child is adopted.',
  'not-born': 'Record the birth first.',
}
