import { rememberRights, type StaffActor } from '../src/access/index.ts'
import { asActor, connect, newId } from '../src/db/index.ts'
import { contextFor, perform } from '../src/events/index.ts'
import { nobodyIsAsked } from '../src/grants/agreed-to.ts'
import { type AccessGrantEvent, type GivenKind, givenKinds } from '../src/grants/grant.ts'
import { drawSample, type Frame, grantStream, lastsUntil } from '../src/grants/grant.sql.ts'
import { addDays, dayOf, type Instant } from '../src/time/index.ts'
import { people, type PersonKey, peterborough } from './people.ts'

type Given = { kind: GivenKind; to: PersonKey; reason: string; contacts: number }

/** One of each kind, so that whoever tries the service finds something named to each of them. */
const given: readonly Given[] = [
  {
    kind: 'audit',
    to: 'auditorPeterborough',
    reason: 'Audit of the quarter: were repeat contacts seen as such?',
    contacts: 8,
  },
  {
    kind: 'inspection',
    to: 'inspector',
    reason: 'Records the inspectorate asked for on the first morning of its visit',
    contacts: 4,
  },
  {
    kind: 'support',
    to: 'supportEngineer',
    reason: 'Incident 4711: a clock shows the wrong hour since the clocks went back',
    contacts: 2,
  },
  {
    kind: 'subject-access',
    to: 'subjectAccessOfficerPeterborough',
    reason: 'Request 26/118, received this week',
    contacts: 2,
  },
]

/** Decided as the council’s privacy officer would, and for support agreed to by its director. As the owner of the tables. */
export const letIn = async (ownerUrl: string, now: Instant): Promise<void> => {
  const db = connect(ownerUrl, { max: 2 })
  const { rightsOf } = rememberRights(db)
  const acting = async (person: PersonKey): Promise<StaffActor> => {
    const rights = await rightsOf(people[person].id)
    if (!rights) throw new Error(`${person} does not work here.`)
    return { kind: 'staff', rights, actingFor: peterborough, fn: 'oversight' }
  }
  try {
    const [officer, director] = [await acting('privacyPeterborough'), await acting('directorPeterborough')]
    const frame: Frame = { from: addDays(dayOf(now), -120), to: dayOf(now), outcome: null }
    for (const { kind, to, reason, contacts } of given) {
      const [id, seed] = [newId(), newId()]
      const from = now
      const { until, records, among } = await asActor(
        db,
        contextFor(officer, 'grant.give', now),
        async (tx) => ({
          until: await lastsUntil(tx, peterborough, kind, from),
          ...(await drawSample(tx, peterborough, frame, contacts, seed)),
        }),
      )
      if (records.length === 0) continue
      const draw = kind === 'audit' ? { ...frame, seed, asked: contacts, among } : null
      const command = { at: now, owner: peterborough, id } as const
      await perform(db, grantStream, {
        ...command,
        actor: officer,
        action: 'grant.give',
        opens: true,
        decide: () => [
          {
            type: 'given',
            kind,
            staffId: people[to].id,
            from,
            until,
            reason,
            records,
            draw,
          } satisfies AccessGrantEvent,
        ],
      })
      if (givenKinds[kind].fn === 'technical-support') {
        await perform(db, grantStream, {
          ...command,
          actor: director,
          action: 'grant.change',
          decide: () => [{ type: 'approved' } satisfies AccessGrantEvent],
        })
        await nobodyIsAsked(db, command)
      }
    }
  } finally {
    await db.destroy()
  }
}
