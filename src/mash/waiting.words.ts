/** Others an enquiry can wait for who are no agency of the hub. */
export const othersWaitedOn: readonly string[] = [
  'the family',
  'the referrer',
  'another council',
  'an interpreter',
]
