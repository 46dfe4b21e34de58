import { type RawBuilder, sql } from 'kysely'

/**
 * One house, however it is written (the twin of isSamePlace in addresses.rule.ts): the letters and figures of its line.
 * Only ever compared beside the postcode.
 */
export const houseOf = (alias: string): RawBuilder<string> =>
  sql<string>`regexp_replace(upper(${sql.ref(`${alias}.line`)}), '[^[:alnum:]]', '', 'g')`

/**
 * Must this address be kept from view? It is hidden itself, or it is where somebody else of the council lives hidden
 * now: a brother’s address would tell where his sister is. As far as the reader may see who else lives there.
 */
export const isKeptHidden = (alias: string): RawBuilder<boolean> => {
  const [hidden, owner, postcode] = ['hidden', 'owner', 'postcode'].map((name) => sql.ref(`${alias}.${name}`))
  return sql<boolean>`(${hidden} or exists (
    select from person_address kept
    where kept.owner = ${owner} and kept.hidden and kept.postcode = ${postcode}
      and (kept.valid_to is null or kept.valid_to > app.local_day(app.at())) and ${houseOf('kept')} = ${houseOf(alias)}))`
}
