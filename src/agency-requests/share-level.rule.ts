/**
 * How far what an agency says may travel (procedures 4.4, Appendix B). The agency that says it chooses; everybody else
 * keeps to it. The database keeps to it as well (db/policies/hub.sql, app.reads_level): a test holds the two together.
 */
export const shareLevels = {
  'family-may-see': {
    name: 'The family may see it',
    means: 'May be told to the family, and to every professional the child is passed to.',
  },
  professionals: {
    name: 'Professionals only',
    means: 'Goes with the child to the team that takes over. Never told to the family.',
  },
  'mash-only': {
    name: 'The MASH only',
    means:
      'Read in the MASH to decide. The team that takes over is told that there is something, and whom to ring.',
  },
  'police-sensitive': {
    name: 'Police-sensitive',
    means:
      'Read by the MASH manager and by whoever has the enquiry, and by nobody else. Never written anywhere else.',
  },
  'victim-safe': {
    name: 'Safe for the victim alone',
    means:
      'Goes with the child to the team that takes over, marked: never in anything that the person who may harm them could see.',
  },
} as const

export type ShareLevel = keyof typeof shareLevels

export const isShareLevel = (text: string): text is ShareLevel => Object.hasOwn(shareLevels, text)

export const shareLevelNames: readonly ShareLevel[] = Object.keys(shareLevels).filter(isShareLevel)

/** Everywhere that words of an agency could turn up. */
export const audiences = [
  /** The MASH's managers, and whoever has the enquiry. */
  'hub-decider',
  'hub',
  'emergency-duty',
  /** Assessment, Early Help Hub, MET Hub: whoever the child is passed to. */
  'receiving-team',
  'referrer',
  'family',
  /** An agency reads what it said itself; this is about what the others said. */
  'another-agency',
  'search',
  'chronology',
] as const
export type Audience = (typeof audiences)[number]

const readers: Readonly<Record<ShareLevel, readonly Audience[]>> = {
  'family-may-see': ['hub-decider', 'hub', 'emergency-duty', 'receiving-team', 'family'],
  professionals: ['hub-decider', 'hub', 'emergency-duty', 'receiving-team'],
  'mash-only': ['hub-decider', 'hub', 'emergency-duty'],
  'police-sensitive': ['hub-decider'],
  'victim-safe': ['hub-decider', 'hub', 'emergency-duty', 'receiving-team'],
}

/** May words at this level be read there? What an agency said is never found by search nor told in a chronology. */
export const mayBeReadBy = (level: ShareLevel, audience: Audience): boolean =>
  readers[level].includes(audience)

/** Police and probation alone mark something police-sensitive: nobody else holds intelligence of their own. */
const holdIntelligence: readonly string[] = ['police', 'probation']

export const levelsFor = (agencyKind: string): readonly ShareLevel[] =>
  shareLevelNames.filter((level) => level !== 'police-sensitive' || holdIntelligence.includes(agencyKind))
