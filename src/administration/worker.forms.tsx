import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { roles } from '../access/index.ts'
import { whatOf } from '../approvals/index.ts'
import { newId, type Tx } from '../db/index.ts'
import { dayOf } from '../time/index.ts'
import { type FieldError, type House, one, type Visit } from '../web/index.ts'
import { actingForOf } from './council.ts'
import { chosen, draftOf, optionalDay } from './draft.ts'
import { DayField, FromAndWhy, OneOfField, SelectField, WordsField } from './pages/fields.tsx'
import { proposalForm, type ProposalForm } from './proposing.tsx'
import { dayTyped, reasonMissing, typedOf } from './typed.ts'
import { backToWorker, type OfWorker, worker, workersPath } from './worker-address.ts'
import { employersFor, type Named, openTeams, workerFile, type WorkerFile } from './worker.sql.ts'

type NewWorker = { employers: Named[]; id: string }

const addedWords: Readonly<Record<string, FieldError>> = {
  name: { field: 'name', text: 'Enter their name' },
  initials: { field: 'initials', text: 'Enter one to five letters, such as AB' },
  email: { field: 'email', text: 'Enter an e-mail address, such as name@example.org' },
  employer: chosen('employer', 'who employs them'),
  jobTitle: { field: 'jobTitle', text: 'Enter their job title' },
  trainingValidTo: { field: 'trained-day', text: 'Enter a real day, or leave all three boxes empty' },
}

const adding: ProposalForm<object, NewWorker> = {
  path: `${workersPath}/new`,
  action: 'change.propose',
  params: z.object({}),
  load: async (tx, _params, visit) => ({
    employers: await employersFor(tx, actingForOf(visit), dayOf(visit.at)),
    id: newId(),
  }),
  title: () => 'Add a worker',
  back: () => ({ href: workersPath, text: 'Workers' }),
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

type About = { worker: WorkerFile; choices: Named[] }

const withChoices =
  (choicesOf: (tx: Tx, visit: Visit) => Promise<Named[]>) =>
  async (tx: Tx, { id }: OfWorker, visit: Visit): Promise<About | null> => {
    const found = await workerFile(tx, id, actingForOf(visit))
    return found && { worker: found, choices: await choicesOf(tx, visit) }
  }

const ofWorker = { action: 'change.propose', params: worker, back: backToWorker } as const

const beginning: ProposalForm<OfWorker, About> = {
  ...ofWorker,
  path: `${workersPath}/:id/begins`,
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
  path: `${workersPath}/:id/role`,
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
  path: `${workersPath}/:id/team`,
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
  path: `${workersPath}/:id/training`,
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

export const workerForms = (app: FastifyInstance, house: House): void => {
  proposalForm(app, house, adding)
  for (const form of [beginning, givingRole, joining, training]) proposalForm(app, house, form)
}
