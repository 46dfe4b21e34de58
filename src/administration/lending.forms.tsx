import type { FastifyInstance } from 'fastify'
import { functions } from '../access/index.ts'
import { dayOf, isDay } from '../time/index.ts'
import { type FieldError, type House, many, one } from '../web/index.ts'
import { actingForOf } from './council.ts'
import { DayField, FromAndWhy, LinesField, SelectField, SomeOfField, WordsField } from './pages/fields.tsx'
import { proposalForm, type ProposalForm } from './proposing.tsx'
import { fullTime, mostLent } from './share-lent.rule.ts'
import { dayTyped, numberTyped } from './typed.ts'
import { draftOf } from './draft.ts'
import { endWrong, lentUntil } from './lent-until.ts'
import { backToWorker, type OfWorker, worker } from './worker-address.ts'
import { ending } from './worker-ending.forms.tsx'
import { lendingAgreements, type Named, workerFile, type WorkerFile } from './worker.sql.ts'

/** Lending somebody under section 113: from whom, to whom, for what, and that they were consulted (governance A2). */

type Lending = {
  worker: WorkerFile
  agreements: (Named & { parties: string[] })[]
  employers: Named[]
  hosts: Named[]
}

const words: Readonly<Record<string, FieldError>> = {
  instrumentId: { field: 'instrumentId', text: 'Choose the agreement under which they are lent' },
  employer: { field: 'employer', text: 'Choose who lends them' },
  host: { field: 'host', text: 'Choose whom they are lent to' },
  fns: { field: 'fns', text: 'Choose what they are lent for' },
  consultedOn: {
    field: 'consulted-day',
    text: 'Enter the day on which they were consulted: nobody is lent who was not',
  },
  share: { field: 'share', text: 'Enter a whole number of per cent, from 1 to 100' },
  indemnity: { field: 'indemnity', text: 'Say who bears the liability for what they do there' },
  until: { field: 'until-day', text: 'Enter a real day, or leave all three boxes empty' },
  endsAt: { field: 'until-day', text: 'Enter a real day and a time of day, or leave them empty' },
  finishUntil: { field: 'finish-day', text: 'Enter a real day and a time of day, or leave them empty' },
}

const timeHint = 'On the 24-hour clock, for example 17:00'

const lending: ProposalForm<OfWorker, Lending> = {
  path: '/administration/workers/:id/lending',
  action: 'change.propose',
  params: worker,
  load: async (tx, { id }, visit) => {
    const [found, today] = [await workerFile(tx, id, actingForOf(visit)), dayOf(visit.at)]
    if (!found) return null
    const employed = found.employments.filter(({ to }) => to === null || to > today)
    return {
      worker: found,
      agreements: await lendingAgreements(tx, today),
      employers: employed.map(({ employer, employerName }) => ({ value: employer, text: employerName })),
      hosts: visit.councils
        .filter(({ code }) => !employed.some(({ employer }) => employer === code))
        .map(({ code, shortName }) => ({ value: code, text: shortName })),
    }
  },
  title: ({ worker: { name } }) => `Lend ${name} to another council`,
  back: backToWorker,
  field: 'instrumentId',
  lead: () => (
    <p class="govuk-body">
      Nobody is lent without having been consulted first (Local Government Act 1972, section 113). Somebody of
      each council must agree.
    </p>
  ),
  fields: ({ agreements, employers, hosts }, form) => (
    <>
      <SelectField form={form} name="instrumentId" label="Under which agreement" choices={agreements} />
      <SelectField form={form} name="employer" label="Who lends them" choices={employers} />
      <SelectField form={form} name="host" label="To whom" choices={hosts} />
      <SomeOfField
        form={form}
        name="fns"
        label="For what"
        choices={Object.entries(functions).map(([value, text]) => ({ value, text }))}
      />
      <DayField form={form} prefix="consulted" legend="Consulted on" />
      <WordsField
        form={form}
        name="share"
        label="Share of full time, per cent"
        hint="What is left of full time is their own post."
        width={5}
      />
      <LinesField
        form={form}
        name="indemnity"
        label="Who bears the liability for what they do there"
        hint="As the agreement has it: who indemnifies them and the two councils."
        rows={2}
      />
      <WordsField
        form={form}
        name="waiver"
        label="More than full time in all: who agreed, and why (optional)"
        hint="Only where all they are lent for together makes more than 100 per cent."
      />
      <FromAndWhy form={form} />
      <DayField
        form={form}
        prefix="until"
        legend="Until"
        hint="It ends as this day begins, or at the time you name. Leave it empty where no end is agreed."
      />
      <WordsField form={form} name="until-time" label="Until: time" hint={timeHint} width={5} />
      <DayField
        form={form}
        prefix="finish"
        legend="May finish what they have begun until"
        hint="Work already allocated to them, and nothing new. Leave it empty where all of it ends at once."
      />
      <WordsField form={form} name="finish-time" label="May finish until: time" hint={timeHint} width={5} />
    </>
  ),
  read: (body, { worker: { id, placements }, employers, hosts, agreements }, visit) => {
    const [employer, host, instrumentId] = [
      one(body, 'employer'),
      one(body, 'host'),
      one(body, 'instrumentId'),
    ]
    const consultedOn = dayTyped(body, 'consulted')
    const payload = {
      staffId: id,
      instrumentId,
      employer: employers.some(({ value }) => value === employer) ? employer : '',
      host: hosts.some(({ value }) => value === host) ? host : '',
      fns: many(body, 'fns'),
      consultedOn: consultedOn ?? '',
      share: numberTyped(body, 'share'),
      indemnity: one(body, 'indemnity'),
      waiver: one(body, 'waiver') || null,
      ...lentUntil(body),
    }
    const draft = draftOf('placement-begun', payload, words, body, visit)
    if (Array.isArray(draft)) return draft
    const until = payload.until === null || isDay(payload.until) ? payload.until : null
    const most = mostLent(placements, { from: draft.countsFrom, to: until, share: Number(payload.share) })
    const parties = agreements.find(({ value }) => value === instrumentId)?.parties ?? []
    const errors: FieldError[] = [
      ...(consultedOn !== null && (consultedOn > draft.countsFrom || consultedOn > dayOf(visit.at))
        ? [{ field: 'consulted-day', text: 'They must have been consulted already, before it begins' }]
        : []),
      ...(parties.includes(employer) && parties.includes(host)
        ? []
        : [{ field: 'instrumentId', text: 'Those two are not both parties to that agreement' }]),
      ...(most > fullTime && payload.waiver === null
        ? [
            {
              field: 'share',
              text: `With what they are lent already it makes ${String(most)} per cent. Lower it, or say below who agreed to more than full time`,
            },
          ]
        : []),
      ...endWrong(payload, draft.countsFrom),
    ]
    return errors.length > 0 ? errors : draft
  },
}

const lendingEnds = ending('lending-ends', 'placement-ended', 'placementId', ({ placements }, row) => {
  const found = placements.find(({ id }) => id === row)
  return found ? { what: `the lending to ${found.host}` } : null
})

export const lendingForms = (app: FastifyInstance, house: House): void => {
  proposalForm(app, house, lending)
  proposalForm(app, house, lendingEnds)
}
