import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { roles } from '../access/index.ts'
import { type ChangeKind, payloads, whatOf } from '../approvals/index.ts'
import { newId, type Tx } from '../db/index.ts'
import { addDays, type Day, dayOf, plainDay } from '../time/index.ts'
import { type Body, type FieldError, type House, one, type Visit } from '../web/index.ts'
import { actingForOf } from './council.ts'
import { roleName } from './change.words.ts'
import { DayField, FromAndWhy, OneOfField, SelectField, WordsField } from './pages/fields.tsx'
import { type Draft, proposalForm, type ProposalForm } from './proposing.tsx'
import { dayTyped, reasonMissing, typedOf } from './typed.ts'
import { employersFor, type Named, openTeams, workerFile, type WorkerFile } from './worker.sql.ts'

const path = '/administration/workers'

/** The day from which, and the reason: every proposal's own two errors. */
const fromTyped = (body: Body, visit: Visit): { from: Day | null; errors: FieldError[] } => {
  const [from, today] = [dayTyped(body, 'from'), dayOf(visit.at)]
  const example = `for example ${plainDay(addDays(today, 1))}`
  return {
    from,
    errors: [
      ...(from === null ? [{ field: 'from-day', text: `Enter a real day, ${example}` }] : []),
      ...(from !== null && from < today
        ? [{ field: 'from-day', text: 'Enter today or a later day: no right reaches back' }]
        : []),
      ...reasonMissing(body),
    ],
  }
}

/** Checks each box against the change's own shape, and says what is wrong beside it. */
export const draftOf = (
  kind: ChangeKind,
  payload: Readonly<Record<string, unknown>>,
  words: Readonly<Record<string, FieldError>>,
  body: Body,
  visit: Visit,
): Draft | FieldError[] => {
  const { from, errors } = fromTyped(body, visit)
  const checked = payloads[kind].safeParse(payload)
  const wrong = checked.success
    ? []
    : [...new Set(checked.error.issues.map((issue) => String(issue.path[0] ?? '')))].map(
        (field): FieldError => words[field] ?? { field: '', text: `Check ${field}` },
      )
  if (from === null || !checked.success || errors.length > 0) return [...wrong, ...errors]
  return { what: whatOf(kind, payload), countsFrom: from, reason: one(body, 'reason') }
}

const chosen = (field: string, what: string): FieldError => ({ field, text: `Choose ${what}` })

type NewWorker = { employers: Named[]; id: string }

const addedWords: Readonly<Record<string, FieldError>> = {
  name: { field: 'name', text: 'Enter their name' },
  initials: { field: 'initials', text: 'Enter one to five letters, such as AB' },
  email: { field: 'email', text: 'Enter an e-mail address, such as name@example.org' },
  employer: chosen('employer', 'who employs them'),
  jobTitle: { field: 'jobTitle', text: 'Enter their job title' },
  trainingValidTo: { field: 'trained-day', text: 'Enter a real day, or leave all three boxes empty' },
}

const optionalDay = (body: Body, prefix: string): string | null =>
  ['day', 'month', 'year'].every((unit) => one(body, `${prefix}-${unit}`) === '')
    ? null
    : (dayTyped(body, prefix) ?? 'not a day')

const adding: ProposalForm<object, NewWorker> = {
  path: `${path}/new`,
  action: 'change.propose',
  params: z.object({}),
  load: async (tx, _params, visit) => ({
    employers: await employersFor(tx, actingForOf(visit), dayOf(visit.at)),
    id: newId(),
  }),
  title: () => 'Add a worker',
  back: () => ({ href: path, text: 'Workers' }),
  field: 'email',
  lead: () => (
    <p class="govuk-body">
      Being added gives no right. Give them a role and a team next; a partner agency’s own people are then
      invited to make a passkey.
    </p>
  ),
  fields: ({ employers, id }, form) => (
    <>
      <input type="hidden" name="id" value={typedOf(form, 'id') || id} />
      <WordsField form={form} name="name" label="Name" />
      <WordsField form={form} name="initials" label="Initials" width={5} />
      <WordsField
        form={form}
        name="email"
        label="E-mail"
        type="email"
        hint="As their employer’s sign-in knows them"
      />
      <SelectField form={form} name="employer" label="Employer" choices={employers} />
      <WordsField form={form} name="jobTitle" label="Job title" />
      <DayField
        form={form}
        prefix="trained"
        legend="Training valid until (optional)"
        hint="Without it no record opens to them. It can be recorded later."
      />
      <FromAndWhy form={form} />
    </>
  ),
  read: (body, { employers }, visit) => {
    const employer = one(body, 'employer')
    const payload = {
      staffId: one(body, 'id'),
      name: one(body, 'name'),
      initials: one(body, 'initials'),
      email: one(body, 'email'),
      employer: employers.some(({ value }) => value === employer) ? employer : '',
      jobTitle: one(body, 'jobTitle'),
      trainingValidTo: optionalDay(body, 'trained'),
    }
    return draftOf('worker-added', payload, addedWords, body, visit)
  },
}

export const worker = z.object({ id: z.uuid() })
export type OfWorker = z.infer<typeof worker>
export const workerRow = z.object({ id: z.uuid(), row: z.uuid() })

type About = { worker: WorkerFile; choices: Named[] }

export const backToWorker = ({ worker: { id, name } }: { worker: WorkerFile }) => ({
  href: `${path}/${id}`,
  text: name,
})

const withChoices =
  (choicesOf: (tx: Tx, visit: Visit) => Promise<Named[]>) =>
  async (tx: Tx, { id }: OfWorker, visit: Visit): Promise<About | null> => {
    const found = await workerFile(tx, id, actingForOf(visit))
    return found && { worker: found, choices: await choicesOf(tx, visit) }
  }

const ofWorker = { action: 'change.propose', params: worker, back: backToWorker } as const

const beginning: ProposalForm<OfWorker, About> = {
  ...ofWorker,
  path: `${path}/:id/begins`,
  load: withChoices((tx, visit) => employersFor(tx, actingForOf(visit), dayOf(visit.at))),
  title: ({ worker: { name } }) => `${name} begins somewhere`,
  field: 'employer',
  fields: ({ choices }, form) => (
    <>
      <SelectField form={form} name="employer" label="Employer" choices={choices} />
      <WordsField form={form} name="jobTitle" label="Job title" />
      <FromAndWhy form={form} />
    </>
  ),
  read: (body, { worker: { id }, choices }, visit) => {
    const employer = one(body, 'employer')
    const payload = {
      staffId: id,
      employer: choices.some(({ value }) => value === employer) ? employer : '',
      jobTitle: one(body, 'jobTitle'),
    }
    return draftOf('employment-begun', payload, addedWords, body, visit)
  },
}

const givingRole: ProposalForm<OfWorker, About> = {
  ...ofWorker,
  path: `${path}/:id/role`,
  load: withChoices(async () => Object.entries(roles).map(([value, text]) => ({ value, text }))),
  title: ({ worker: { name } }) => `Give ${name} a role`,
  field: 'role',
  lead: () => <p class="govuk-body">A role says what somebody is competent to do. Alone it opens nothing.</p>,
  fields: ({ choices }, form) => (
    <>
      <SelectField form={form} name="role" label="Role" choices={choices} />
      <DayField form={form} prefix="until" legend="First day it no longer counts (optional)" />
      <FromAndWhy form={form} />
    </>
  ),
  read: (body, { worker: { id } }, visit) =>
    draftOf(
      'role-given',
      { staffId: id, role: one(body, 'role'), until: optionalDay(body, 'until') },
      {
        role: chosen('role', 'a role'),
        until: { field: 'until-day', text: 'Enter a real day, or leave all three boxes empty' },
      },
      body,
      visit,
    ),
}

const joining: ProposalForm<OfWorker, About> = {
  ...ofWorker,
  path: `${path}/:id/team`,
  load: withChoices((tx, visit) => openTeams(tx, dayOf(visit.at))),
  title: ({ worker: { name } }) => `Add ${name} to a team`,
  field: 'teamId',
  fields: ({ choices }, form) => (
    <>
      <SelectField form={form} name="teamId" label="Team" choices={choices} />
      <OneOfField
        form={form}
        name="manages"
        label="Do they manage it?"
        choices={[
          { value: 'no', text: 'No' },
          { value: 'yes', text: 'Yes' },
        ]}
      />
      <FromAndWhy form={form} />
    </>
  ),
  read: (body, { worker: { id } }, visit) => {
    const manages = one(body, 'manages')
    const isManager = manages === 'yes' ? true : manages === 'no' ? false : undefined
    return draftOf(
      'membership-given',
      { staffId: id, teamId: one(body, 'teamId'), isManager },
      { teamId: chosen('teamId', 'a team'), isManager: chosen('manages', 'whether they manage it') },
      body,
      visit,
    )
  },
}

const training: ProposalForm<OfWorker, About> = {
  ...ofWorker,
  path: `${path}/:id/training`,
  load: withChoices(async () => []),
  title: ({ worker: { name } }) => `Record the training of ${name}`,
  fields: (_it, form) => (
    <>
      <DayField form={form} prefix="valid" legend="Valid until" hint="On that day it is over" />
      <WordsField form={form} name="reason" label="Which training, and where the certificate is" />
    </>
  ),
  read: (body, { worker: { id } }, visit) => {
    const validTo = dayTyped(body, 'valid')
    const errors = [
      ...(validTo === null ? [{ field: 'valid-day', text: 'Enter a real day' }] : []),
      ...reasonMissing(body),
    ]
    return validTo === null || errors.length > 0
      ? errors
      : {
          what: whatOf('training-recorded', { staffId: id, validTo }),
          countsFrom: dayOf(visit.at),
          reason: one(body, 'reason'),
        }
  },
}

type Row = { worker: WorkerFile; row: string; what: string; teamId: string | null }
type Found = { what: string; teamId?: string }

/** A form that ends one dated fact of a worker, from a day or at once. */
export const ending = (
  segment: string,
  kind: Extract<ChangeKind, 'employment-ended' | 'role-ended' | 'membership-ended' | 'placement-ended'>,
  key: string,
  find: (of: WorkerFile, row: string) => Found | null,
): ProposalForm<z.infer<typeof workerRow>, Row> => ({
  path: `${path}/:id/${segment}/:row`,
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

export const workerForms = (app: FastifyInstance, house: House): void => {
  proposalForm(app, house, adding)
  for (const form of [beginning, givingRole, joining, training]) proposalForm(app, house, form)
  for (const form of [leaving, roleEnding, teamEnding]) proposalForm(app, house, form)
}
