import type { AuthorityCode } from '../access/index.ts'
import type { Visit } from '../web/index.ts'

/** The council an administrator acts for: its settings, its people, and nobody else's. */
export const actingForOf = ({ actor }: Visit): AuthorityCode => actor.actingFor ?? ''

export const councilOf = (visit: Visit): string =>
  visit.councils.find(({ code }) => code === actingForOf(visit))?.shortName ?? ''
