import { type RawBuilder, sql } from 'kysely'

/**
 * One house, however it is written (the twin of isSamePlace in addresses.rule.ts): the letters and figures of its line.
 * Only ever compared beside the postcode.
 */
export const houseOf = (alias: string): RawBuilder<string> =>
  sql<string>`regexp_replace(upper(${sql.ref(`${alias}.line`)}), '[^[:alnum:]]', '', 'g')`

/**
 * Must this address be kept from view? It is hidden itself, or it is where somebody else of the council lives hidden
 * now: a brother’s address would tell where his sister is, also to those who may not see the sister. Asked of the
 * database in the same words wherever an address is shown or searched by (app.is_hidden_place).
 */
export const isKeptHidden = (alias: string): RawBuilder<boolean> => {
  const [hidden, owner, postcode, line] = ['hidden', 'owner', 'postcode', 'line'].map((name) =>
    sql.ref(`${alias}.${name}`),
  )
  return sql<boolean>`(${hidden} or app.is_hidden_place(${owner}, ${postcode}, ${line}))`
}
