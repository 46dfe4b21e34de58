import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { functions } from '../access/index.ts'
import { newId } from '../db/index.ts'
import { dayOf } from '../time/index.ts'
import { type FieldError, type House, many, one } from '../web/index.ts'
import { actingForOf } from './council.ts'
import { FromAndWhy, SelectField, SomeOfField, WordsField } from './pages/fields.tsx'
import { proposalForm, type ProposalForm } from './proposing.tsx'
import { teamFile, type TeamFile } from './team.sql.ts'
import { typedOf } from './typed.ts'
import { draftOf } from './draft.ts'
import { employersFor, type Named } from './worker.sql.ts'

const path = '/administration/teams'

type NewTeam = { id: string; organisations: Named[]; councils: Named[] }

const words: Readonly<Record<string, FieldError>> = {
  organisation: { field: 'organisation', text: 'Choose whose team it is' },
  name: { field: 'name', text: 'Enter its name' },
  fn: { field: 'fn', text: 'Choose what it works under' },
  phone: { field: 'phone', text: 'Enter its telephone number: somebody must be able to ring it' },
  serves: { field: 'serves', text: 'Choose at least one council whose children it receives' },
  authority: { field: 'authority', text: 'Choose a council' },
}

const opening: ProposalForm<object, NewTeam> = {
  path: `${path}/new`,
  action: 'change.propose',
  params: z.object({}),
  load: async (tx, _params, visit) => ({
    id: newId(),
    organisations: await employersFor(tx, actingForOf(visit), dayOf(visit.at)),
    councils: visit.councils.map(({ code, shortName }) => ({ value: code, text: shortName })),
  }),
  title: () => 'Open a team',
  back: () => ({ href: path, text: 'Teams' }),
  field: 'name',
  fields: ({ id, organisations, councils }, form) => (
    <>
      <input type="hidden" name="id" value={typedOf(form, 'id') || id} />
      <WordsField form={form} name="name" label="Name" />
      <SelectField form={form} name="organisation" label="Whose team it is" choices={organisations} />
      <SelectField
        form={form}
        name="fn"
        label="What it works under"
        choices={Object.entries(functions).map(([value, text]) => ({ value, text }))}
      />
      <WordsField form={form} name="phone" label="Telephone" type="tel" width={20} />
      <SomeOfField
        form={form}
        name="serves"
        label="Whose children it receives"
        hint="Says where work is sent. It gives nobody a right to see it."
        choices={councils}
      />
      <FromAndWhy form={form} />
    </>
  ),
  read: (body, { organisations }, visit) => {
    const organisation = one(body, 'organisation')
    const payload = {
      teamId: one(body, 'id'),
      organisation: organisations.some(({ value }) => value === organisation) ? organisation : '',
      name: one(body, 'name'),
      fn: one(body, 'fn'),
      phone: one(body, 'phone'),
      serves: many(body, 'serves'),
    }
    return draftOf('team-opened', payload, words, body, visit)
  },
}

const inAddress = z.object({ id: z.uuid() })
type InAddress = z.infer<typeof inAddress>
type About = { team: TeamFile; councils: Named[] }

const back = ({ team: { id, name } }: About) => ({ href: `${path}/${id}`, text: name })

const closing: ProposalForm<InAddress, About> = {
  path: `${path}/:id/close`,
  action: 'change.propose',
  params: inAddress,
  load: async (tx, { id }) => {
    const team = await teamFile(tx, id)
    return team && { team, councils: [] }
  },
  title: ({ team: { name } }) => `Close ${name}`,
  back,
  field: 'from-day',
  fields: (_it, form) => <FromAndWhy form={form} legend="First day it is closed" />,
  read: (body, { team: { id } }, visit) => draftOf('team-closed', { teamId: id }, words, body, visit),
}

/** Beginning to serve a council, or ending it. */
const serving = (
  segment: string,
  kind: 'team-serving-begun' | 'team-serving-ended',
  title: (name: string) => string,
): ProposalForm<InAddress, About> => ({
  path: `${path}/:id/${segment}`,
  action: 'change.propose',
  params: inAddress,
  load: async (tx, { id }, visit) => {
    const [team, today] = [await teamFile(tx, id), dayOf(visit.at)]
    if (!team) return null
    const served = team.serves.filter(({ to }) => to === null || to > today).map(({ authority }) => authority)
    const councils = visit.councils
      .filter(({ code }) => served.includes(code) === (kind === 'team-serving-ended'))
      .map(({ code, shortName }) => ({ value: code, text: shortName }))
    return { team, councils }
  },
  title: ({ team: { name } }) => title(name),
  back,
  field: 'authority',
  fields: ({ councils }, form) => (
    <>
      <SelectField form={form} name="authority" label="Council" choices={councils} />
      <FromAndWhy form={form} />
    </>
  ),
  read: (body, { team: { id }, councils }, visit) => {
    const authority = one(body, 'authority')
    const payload = {
      teamId: id,
      authority: councils.some(({ value }) => value === authority) ? authority : '',
    }
    return draftOf(kind, payload, words, body, visit)
  },
})

export const teamForms = (app: FastifyInstance, house: House): void => {
  proposalForm(app, house, opening)
  proposalForm(app, house, closing)
  proposalForm(
    app,
    house,
    serving('serve', 'team-serving-begun', (name) => `${name}: serve another council`),
  )
  proposalForm(
    app,
    house,
    serving('stop-serving', 'team-serving-ended', (name) => `${name}: no longer serve a council`),
  )
}
