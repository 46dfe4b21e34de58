import type { GrantLine } from './grant.sql.ts'

/** What of a record may be shown to whoever reads it; how it went and when is shown to all of them. */
export type Shows = { identity: boolean; narrative: boolean; agencies: boolean }

/** By what the worker is let in to this record. */
export type LetIn = Pick<GrantLine, 'id' | 'kind' | 'from' | 'until' | 'reason' | 'givenBy' | 'approvedBy'>
