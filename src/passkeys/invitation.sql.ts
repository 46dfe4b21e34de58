import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '../db/index.ts'
import { type Day, dayOf, type Instant } from '../time/index.ts'
import type { Invitation, Invitee } from './invitation.ts'

const columns = sql`i.id, i.staff_id as "staffId", s.name, s.email, i.organisation, o.name as "organisationName",
  i.invited_by as "invitedBy", b.name as "invitedByName", a.name as "actingForName", i.token_hash as "tokenHash",
  i.code_hash as "codeHash", i.wrong_codes as "wrongCodes", i.sent_to as "sentTo", i.made_at as "madeAt",
  i.ends_at as "endsAt", i.used_at as "usedAt", i.withdrawn_at as "withdrawnAt"`

const from = sql`invitation i join staff s on s.id = i.staff_id join organisation o on o.code = i.organisation
  join staff b on b.id = i.invited_by join organisation a on a.code = i.acting_for`

const found = async (db: Db | Tx, where: RawBuilder<unknown>): Promise<Invitation[]> => {
  const { rows } = await sql<Invitation>`
    select ${columns} from ${from} where ${where} order by i.made_at desc, i.id limit 20`.execute(db)
  return rows
}

export const invitationByToken = async (db: Db, tokenHash: string): Promise<Invitation | null> =>
  (await found(db, sql`i.token_hash = ${tokenHash}`))[0] ?? null

/** The latest first. */
export const invitationsOf = (db: Db | Tx, staffId: string): Promise<Invitation[]> =>
  found(db, sql`i.staff_id = ${staffId}`)

export type NewInvitation = Pick<
  Invitation,
  'id' | 'staffId' | 'organisation' | 'invitedBy' | 'tokenHash' | 'codeHash' | 'sentTo' | 'madeAt' | 'endsAt'
> & { actingFor: string }

/** Whatever was sent to them before works no longer. */
export const keepInvitation = async (tx: Tx, invitation: NewInvitation): Promise<void> => {
  await withdrawInvitations(tx, invitation.staffId, invitation.invitedBy, invitation.madeAt)
  await tx
    .insertInto('invitation')
    .values({
      id: invitation.id,
      staff_id: invitation.staffId,
      organisation: invitation.organisation,
      invited_by: invitation.invitedBy,
      acting_for: invitation.actingFor,
      token_hash: invitation.tokenHash,
      code_hash: invitation.codeHash,
      sent_to: invitation.sentTo,
      made_at: invitation.madeAt,
      ends_at: invitation.endsAt,
    })
    .execute()
}

export const withdrawInvitations = async (
  tx: Db | Tx,
  staffId: string,
  by: string,
  at: Instant,
): Promise<void> => {
  await tx
    .updateTable('invitation')
    .set({ withdrawn_at: at, withdrawn_by: by })
    .where('staff_id', '=', staffId)
    .where('used_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .execute()
}

export const countWrongCode = async (db: Db, id: string): Promise<void> => {
  await db
    .updateTable('invitation')
    .set((eb) => ({ wrong_codes: eb('wrong_codes', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

export const noteOpened = async (db: Db, id: string, at: Instant): Promise<void> => {
  await db
    .updateTable('invitation')
    .set({ opened_at: at })
    .where('id', '=', id)
    .where('opened_at', 'is', null)
    .execute()
}

/** Used once: false where somebody was quicker, or it ended meanwhile. */
export const useInvitation = async (tx: Tx, id: string, at: Instant): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('invitation')
    .set({ used_at: at })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('ends_at', '>', at)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Somebody who may be invited, and how far they are. */
export type Candidate = Invitee & {
  name: string
  email: string
  employerName: string
  jobTitle: string
  /** Passkeys of theirs that work, and that stopped because they looked copied. */
  working: number
  copied: number
}

const inForce = (alias: string, today: Day): RawBuilder<boolean> =>
  sql`(${sql.ref(`${alias}.valid_from`)} <= ${today} and (${sql.ref(`${alias}.valid_to`)} is null or ${today} < ${sql.ref(`${alias}.valid_to`)}))`

export type Asking = { staffId?: string; after?: { name: string; staffId: string } | null; limit: number }

/**
 * Employees, today, of the organisation acted for and, where that is a council, of agencies whose teams work with it;
 * by name. A list leaves out those whose employer has a sign-in of its own. What the rule says of each is whyNotInvited.
 */
export const candidates = async (
  db: Db | Tx,
  actingFor: string,
  issuers: readonly string[],
  { staffId, after = null, limit }: Asking,
  at: Instant,
): Promise<Candidate[]> => {
  const today = dayOf(at)
  const { rows } = await sql<Candidate>`
    select s.id as "staffId", s.name, s.email, e.employer, o.name as "employerName", e.job_title as "jobTitle",
      o.kind = 'authority' as "isCouncil", e.employer = any(${[...issuers]}::text[]) as "hasOwnSignIn",
      array(select distinct v.authority from team t join team_serves v on v.team_id = t.id
        where t.organisation = e.employer and ${inForce('t', today)} and ${inForce('v', today)}) as "worksWith",
      (select count(*)::int from passkey p where p.staff_id = s.id and p.stopped_at is null) as working,
      (select count(*)::int from passkey p where p.staff_id = s.id and p.stopped_because = 'copied') as copied
    from staff s join employment e on e.staff_id = s.id join organisation o on o.code = e.employer
    where ${inForce('e', today)} and ${inForce('s', today)}
      and (e.employer = ${actingFor} or (o.kind <> 'authority' and exists (
        select from team t join team_serves v on v.team_id = t.id where t.organisation = e.employer
          and v.authority = ${actingFor} and ${inForce('t', today)} and ${inForce('v', today)})))
      and (case when ${staffId ?? null}::uuid is null then not e.employer = any(${[...issuers]}::text[])
        else s.id = ${staffId ?? null}::uuid end)
      and (${after === null} or (s.name, s.id) > (${after?.name ?? ''}, ${after?.staffId ?? null}::uuid))
    order by s.name, s.id limit ${limit}`.execute(db)
  return rows
}
