import type { Day } from '../time/index.ts'

/** What must be known before a door is opened or a telephone picked up. In words on every match card. */
export const flags = {
  'child-protection-plan': 'On a child protection plan',
  'looked-after': 'Looked after',
  'open-case': 'Open to a team',
  'early-help': 'Early help open',
  marac: 'MARAC',
  missing: 'Missing episodes',
  exploitation: 'Exploitation risk',
  'risk-to-staff': 'Risk to staff visiting',
} as const

export type Flag = keyof typeof flags

export const isFlag = (text: string): text is Flag => Object.hasOwn(flags, text)

/** From when to when a flag counted, and why. */
export type FlagSpan = {
  id: string
  flag: Flag
  from: Day | null
  to: Day | null
  because: string
  source: string
}

export type FlagEvent =
  | { type: 'flagged'; flag: Flag; because: string; from?: Day; source?: string }
  | { type: 'flag-ended'; flag: Flag; because: string; to?: Day }

/** Every flag with its dates, after a fact on a day. A flag that is already up stays as it was. */
export const evolveFlags = (
  before: readonly FlagSpan[],
  event: FlagEvent,
  { on, id }: { on: Day; id: string },
): readonly FlagSpan[] => {
  switch (event.type) {
    case 'flagged': {
      const { flag, because, from, source } = event
      if (before.some((each) => each.flag === flag && each.to === null)) return before
      return [...before, { id, flag, from: from ?? on, to: null, because, source: source ?? '' }]
    }
    case 'flag-ended':
      return before.map((each) =>
        each.flag === event.flag && each.to === null ? { ...each, to: event.to ?? on } : each,
      )
  }
}

/** The flags that count now, in the order in which they were put up. */
export const flagsNow = (spans: readonly FlagSpan[]): readonly Flag[] =>
  spans.filter(({ to }) => to === null).map(({ flag }) => flag)
