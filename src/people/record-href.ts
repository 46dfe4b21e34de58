import { ownNothing } from '../access/index.ts'
import type { Visit } from '../web/index.ts'

/**
 * Where a card leads. Oversight opens no record of a child; a custodian's page says no more than that the record is
 * there to be sealed, looked after or opened again.
 */
export const recordHref =
  (visit: Visit) =>
  (personId: string): string =>
    visit.actor.fn === 'oversight' ? `/people/${personId}/custody` : `/people/${personId}`

/** May whoever looks open a restricted record of the council they act for at once? (authorisation B5) */
export const isGlassOffered = ({ may, actor }: Visit): boolean =>
  may('glass.break', { ...ownNothing, owner: actor.actingFor ?? '' }).allowed
