import { type RawBuilder, sql } from 'kysely'

/**
 * Is this contact about somebody the worker is related to? Then they do not open it (authorisation B3 step 1, B8 no. 13),
 * and what a list shows of it is decided as opening it is (R11). Asked of each line only where the worker is related to
 * anybody at all, which nearly nobody is.
 */
export const aboutARelative = (owner: RawBuilder<unknown>, contact: RawBuilder<unknown>) => sql<boolean>`
  case when (select exists (select from conflict_of_interest f where f.staff_id = app.staff_id()))
    then app.am_related(${owner}, ${contact}) else false end`
