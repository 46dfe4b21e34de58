import { createHmac } from 'node:crypto'
import pg from 'pg'

/** The role the service works as. It owns nothing, so row-level security binds it. */
export const appRole = 'front_door_app'

/**
 * Derived from the owner's own password rather than drawn at each start: several processes on one database
 * must agree on it, and it must never be stored. Knowing it does not give the owner's.
 */
const appPassword = (owner: URL): string =>
  owner.password === ''
    ? ''
    : createHmac('sha256', decodeURIComponent(owner.password))
        .update(`${appRole}@front-door`)
        .digest('base64url')

/**
 * Address of the database for the runtime role. `named` (DATABASE_APP_URL) wins when given; else it is the owner's
 * address with the role's own name and a password derived from the owner's. An owner without a password
 * (peer or trust authentication) gives an address without one.
 */
export const appUrl = (ownerUrl: string, named?: string): string => {
  if (named !== undefined && named !== '') return named
  const owner = new URL(ownerUrl)
  const password = appPassword(owner)
  owner.username = appRole
  owner.password = password
  return owner.href
}

type Attributes = { rolsuper: boolean; rolbypassrls: boolean; rolcanlogin: boolean }

const safe = (role: Attributes) => !role.rolsuper && !role.rolbypassrls && role.rolcanlogin

/** `create role` has no `if not exists`, and another database of the same server may be creating it now. */
const createUnlessThere = (client: pg.Client) =>
  client.query(`do $$ begin
    create role ${appRole} login nosuperuser nobypassrls nocreatedb nocreaterole noreplication;
  exception when duplicate_object or unique_violation then null; end $$`)

/**
 * Makes sure the runtime role exists and cannot pass row-level security, and gives it the password of `appUrl`.
 * The password stays as it is when DATABASE_APP_URL names one: then it is the administrator's to set.
 */
export const ensureAppRole = async (client: pg.Client, ownerUrl: string, named?: string): Promise<void> => {
  const find = () =>
    client.query<Attributes>('select rolsuper, rolbypassrls, rolcanlogin from pg_roles where rolname = $1', [
      appRole,
    ])
  const before = await find()
  if (before.rows[0] === undefined) await createUnlessThere(client)
  else if (!safe(before.rows[0])) await client.query(`alter role ${appRole} login nosuperuser nobypassrls`)
  const url = new URL(appUrl(ownerUrl, named))
  const ours = named === undefined || named === '' || before.rows[0] === undefined
  if (ours && url.username === appRole && url.password !== '')
    await client.query(`alter role ${appRole} password ${pg.escapeLiteral(decodeURIComponent(url.password))}`)
}

/**
 * Refuses a runtime address whose role row-level security would not bind: a superuser, BYPASSRLS, an owner of tables.
 * As such a role every policy would be inert while everything looked well.
 */
export const refuseUnboundRole = async (url: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string; unbound: boolean; member: boolean }>(`
      select current_user as name, pg_has_role(current_user, '${appRole}', 'usage') as member,
        r.rolsuper or r.rolbypassrls or exists (
          select from pg_class c where c.relkind in ('r', 'p') and pg_has_role(current_user, c.relowner, 'usage')
            and c.relnamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)) as unbound
      from pg_roles r where r.rolname = current_user`)
    const role = rows[0]
    if (role === undefined || role.unbound || !role.member)
      throw new Error(
        `The runtime role "${role?.name ?? '?'}" must be a member of ${appRole}, own no table and not bypass row-level security. See DATABASE_APP_URL.`,
      )
  } finally {
    await client.end()
  }
}
