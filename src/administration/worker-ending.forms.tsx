import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { type ChangeKind, whatOf } from '../approvals/index.ts'
import { dayOf } from '../time/index.ts'
import { type House, one } from '../web/index.ts'
import { roleName } from './change.words.ts'
import { actingForOf } from './council.ts'
import { chosen, draftOf } from './draft.ts'
import { DayField, OneOfField, WordsField } from './pages/fields.tsx'
import { proposalForm, type ProposalForm } from './proposing.tsx'
import { reasonMissing } from './typed.ts'
import { backToWorker, workerRow, workersPath } from './worker-address.ts'
import { workerFile, type WorkerFile } from './worker.sql.ts'

type Row = { worker: WorkerFile; row: string; what: string; teamId: string | null }
type Found = { what: string; teamId?: string }

/** A form that ends one dated fact of a worker, from a day or at once. */
export const ending = (
  segment: string,
  kind: Extract<ChangeKind, 'employment-ended' | 'role-ended' | 'membership-ended' | 'placement-ended'>,
  key: string,
  find: (of: WorkerFile, row: string) => Found | null,
): ProposalForm<z.infer<typeof workerRow>, Row> => ({
  path: `${workersPath}/:id/${segment}/:row`,
  action: 'change.propose',
  params: workerRow,
  load: async (tx, { id, row }, visit) => {
    const found = await workerFile(tx, id, actingForOf(visit))
    const fact = found && find(found, row)
    return found && fact ? { worker: found, row, what: fact.what, teamId: fact.teamId ?? null } : null
  },
  title: ({ worker: { name }, what }) => `${name}: end ${what}`,
  back: backToWorker,
  field: 'from-day',
  fields: (_it, form) => (
    <>
      <OneOfField
        form={form}
        name="when"
        label="When"
        choices={[
          {
            value: 'now',
            text: 'At once',
            ...(kind === 'employment-ended'
              ? {
                  hint: 'They are signed out everywhere. For somebody your council employs you may do this alone.',
                }
              : { hint: 'As soon as it is agreed to' }),
          },
          { value: 'later', text: 'From a day' },
        ]}
      />
      <DayField
        form={form}
        prefix="from"
        legend="First day it no longer counts"
        hint="Leave empty for at once"
      />
      <WordsField form={form} name="reason" label="Why, or who decided it" />
    </>
  ),
  read: (body, { worker: { id }, row, teamId }, visit) => {
    const when = one(body, 'when')
    if (when === '') return [chosen('when', 'when'), ...reasonMissing(body)]
    const payload = { staffId: id, [key]: row, ...(teamId === null ? {} : { teamId }) }
    if (when === 'later') return draftOf(kind, payload, {}, body, visit)
    const errors = reasonMissing(body)
    return errors.length > 0
      ? errors
      : { what: whatOf(kind, payload), countsFrom: dayOf(visit.at), reason: one(body, 'reason') }
  },
})

const leaving = ending('leaves', 'employment-ended', 'employmentId', ({ employments }, row) => {
  const found = employments.find(({ id }) => id === row)
  return found ? { what: `the employment at ${found.employerName}` } : null
})

const roleEnding = ending('role-ends', 'role-ended', 'roleId', ({ roles: held }, row) => {
  const found = held.find(({ id }) => id === row)
  return found ? { what: `the role ${roleName(found.role)}` } : null
})

const teamEnding = ending('team-ends', 'membership-ended', 'membershipId', ({ memberships }, row) => {
  const found = memberships.find(({ id }) => id === row)
  return found ? { what: `membership of ${found.team}`, teamId: found.teamId } : null
})

/** Somebody leaves, or is no longer this or in that. */
export const endingForms = (app: FastifyInstance, house: House): void => {
  for (const form of [leaving, roleEnding, teamEnding]) proposalForm(app, house, form)
}
