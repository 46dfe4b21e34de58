import type { Say } from '../figures.ts'

/** Ways in which something may get out. */
export const channels = {
  words: 'a planted word in an answer',
  unseen: 'not visible answered otherwise than not existing',
  worlds: 'counts, order, pages and suggestions with and without the secret',
  taken: 'values that only the secret holds, sent in a form',
  streams: 'what an open tray is told',
  log: 'a planted word in the log',
  timing: 'how long the answer takes',
} as const
export type Channel = keyof typeof channels

export type Found = {
  channel: Channel
  /** What got out, or differed. */
  what: string
  /** Whom it was told, and by which request. */
  reader: string
  request: string
  /** What stands around it. */
  around: string
}

type Counts = Map<string, number>

/** What was tried, by kind, and what was found. The same leak at the same route to the same kind of reader is found once. */
export type Tally = {
  tried: (channel: Channel, of: { route: string; reader: string; method: string }, times?: number) => void
  found: (found: Found, route: string, kind: string) => void
  /** A route answered somebody with more than a refusal. */
  reached: (route: string) => void
  total: () => number
  leaks: () => readonly Found[]
  isReached: (route: string) => boolean
  isTried: (route: string) => boolean
  print: (say: Say) => void
}

const add = (counts: Counts, key: string, times: number): void =>
  void counts.set(key, (counts.get(key) ?? 0) + times)

const most = 400

export const tally = (): Tally => {
  const by = {
    channel: new Map<string, number>(),
    route: new Map<string, number>(),
    reader: new Map<string, number>(),
    method: new Map<string, number>(),
  }
  const leaks = new Map<string, Found>()
  const reached = new Set<string>()
  const total = (): number => [...by.channel.values()].reduce((sum, each) => sum + each, 0)
  const lines = (counts: Counts): string[] =>
    [...counts]
      .toSorted(([, a], [, b]) => b - a)
      .map(([key, times]) => `${String(times).padStart(8)}  ${key}`)
  return {
    tried: (channel, { route, reader, method }, times = 1) => {
      add(by.channel, channel, times)
      add(by.route, route, times)
      add(by.reader, reader, times)
      add(by.method, method, times)
    },
    found: (found, route, kind) => {
      const key = `${found.channel} ${found.what} ${route} ${kind}`
      if (leaks.size < most && !leaks.has(key)) leaks.set(key, found)
    },
    reached: (route) => void reached.add(route),
    total,
    leaks: () => [...leaks.values()],
    isReached: (route) => reached.has(route),
    isTried: (route) => by.route.has(route),
    print: (say) => {
      say.note('Tried, by side channel:')
      for (const [channel, words] of Object.entries(channels))
        say.note(`${String(by.channel.get(channel) ?? 0).padStart(8)}  ${channel}: ${words}`)
      say.note('by method:')
      lines(by.method).forEach(say.note)
      say.note('by kind of reader:')
      lines(by.reader).forEach(say.note)
      say.note('by route:')
      lines(by.route).forEach(say.note)
    },
  }
}
