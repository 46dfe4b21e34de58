import type { Visit } from '../web/index.ts'

/**
 * Where a card leads. Oversight opens no record of a child; a custodian's page says no more than that the record is
 * there to be sealed, looked after or opened again.
 */
export const recordHref =
  (visit: Visit) =>
  (personId: string): string =>
    visit.actor.fn === 'oversight' ? `/people/${personId}/custody` : `/people/${personId}`
