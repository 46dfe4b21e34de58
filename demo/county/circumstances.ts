/** What makes some families hard to serve well (clocks 13.5, "Inject"). Most have none of these. */
export const circumstances = [
  'twins',
  'shares-an-address',
  'brothers-and-sisters-in-both-councils',
  'unborn-then-born',
  'two-homes',
  'placed-here-by-another-council',
  'anonymous-caller-again-and-again',
  'stamped-for-the-wrong-council',
  'on-the-border',
  'moved-after-abuse',
  'police-sent-it-twice',
  'midnight-across-a-clock-change',
  'name-written-two-ways',
  'worker-is-an-aunt',
] as const

export type Circumstance = (typeof circumstances)[number]
