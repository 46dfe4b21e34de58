import type { FastifyInstance } from 'fastify'
import type { VNode } from 'preact'
import { z } from 'zod'
import { organisationNames, ownNothing } from '../access/index.ts'
import { type Agreement, allAgreements, functionInWords, isInForce, timelineOf } from '../agreements/index.ts'
import { settingFor } from '../clocks/index.ts'
import type { Tx } from '../db/index.ts'
import { type Day, dayOf, plainDay } from '../time/index.ts'
import {
  type Acted,
  type Acting,
  action,
  type FormState,
  type Found,
  type House,
  page,
  type Page,
  type Visit,
} from '../web/index.ts'
import { decidesHere, regimeOf } from './acting.ts'
import {
  askForExtension,
  askForVariation,
  askToEnd,
  delegates,
  endsOf,
  giveNotice,
  noticesWithDay,
  noticeTerms,
} from './begin.ts'
import { endable, functionKey } from './altering.ts'
import { type Change, isOver, stateOf } from './change.ts'
import { changesOf, openWork } from './change.sql.ts'
import { carryOut } from './deciding.ts'
import { asChanged, beside, effectInWords, type OpenWork } from './effect.ts'
import { decideBy, longestTo } from './extension.rule.ts'
import { ExtensionBegin, NoticeBegin, TerminationBegin, VariationBegin } from './pages/begin.page.tsx'
import { ChangePage } from './pages/change.page.tsx'
import { ChangesPage } from './pages/changes.page.tsx'
import {
  agreedVariations,
  assessing,
  callingIn,
  carryingOut,
  consenting,
  deciding,
  disposing,
  moving,
  publishing,
  reconsidering,
  withdrawing,
} from './steps.ts'

type Which = { id: string }
const which: z.ZodType<Which> = z.object({ id: z.uuid() })

/** Councils by their short names, other parties by their own. */
const namesIn = async (tx: Tx, { councils }: Visit): Promise<(code: string) => string> => {
  const names = await organisationNames(tx)
  return (code) => councils.find((council) => council.code === code)?.shortName ?? names.get(code) ?? code
}

/** The council the reader may act for in changes of this agreement; null for whoever only reads. */
const actsFor = (agreement: Agreement, visit: Visit): string | null => {
  const { actingFor } = visit.actor
  if (actingFor === null || !agreement.partyCodes.includes(actingFor) || !decidesHere(agreement, visit))
    return null
  const asked = { ...ownNothing, kind: 'agreement-change', id: agreement.id, owner: actingFor }
  return visit.may('agreement-change.act', asked).allowed ? actingFor : null
}

type OfAgreement = { agreement: Agreement; all: readonly Agreement[]; changes: readonly Change[] }

const findAgreement = async (tx: Tx, { id }: Which): Promise<Found<OfAgreement> | null> => {
  const all = await allAgreements(tx)
  const agreement = all.find((each) => each.id === id)
  if (!agreement) return null
  const changes = await changesOf(tx, { instrumentId: id })
  return { resource: ownNothing, it: { agreement, all, changes } }
}

const beginnings = (agreement: Agreement, changes: readonly Change[], today: Day) => {
  const ends = endsOf(agreement, changes)
  const isOpen = ends === null ? isInForce(agreement, today) : ends.to > today
  const at = `/agreements/${agreement.id}/changes`
  if (!isOpen) return []
  return [
    { href: `${at}/variation`, text: 'Ask for a variation' },
    ...(ends === null ? [] : [{ href: `${at}/extension`, text: 'Ask to extend it' }]),
    { href: `${at}/notice`, text: 'Give notice' },
    { href: `${at}/termination`, text: 'Ask to end it' },
  ]
}

/** By when an extension should be decided; null where nothing ends or something decided follows. */
const extensionDue = async (tx: Tx, { agreement, changes }: OfAgreement, visit: Visit) => {
  const [ends, today] = [endsOf(agreement, changes), dayOf(visit.at)]
  if (ends === null || ends.to <= today) return null
  const isDecided = changes.some(
    (each) => each.kind === 'extension' && each.oldTo === ends.to && stateOf(each, today) === 'decided',
  )
  if (isDecided) return null
  const { months } = await settingFor(tx, visit.actor.actingFor ?? '', 'extension-lead', today)
  return { on: decideBy(ends.to, months), to: ends.to, months }
}

const changesPage: Page<Which, OfAgreement> = {
  path: '/agreements/:id/changes',
  action: 'agreement-change.read',
  params: which,
  find: findAgreement,
  show: async ({ tx, it, visit }) => {
    const today = dayOf(visit.at)
    const isActing = actsFor(it.agreement, visit) !== null
    return {
      title: `Changes to ${it.agreement.title}`,
      wide: true,
      back: { href: `/agreements/${it.agreement.id}`, text: it.agreement.title },
      main: (
        <ChangesPage
          agreement={it.agreement}
          changes={it.changes}
          today={today}
          nameOf={await namesIn(tx, visit)}
          decideBy={await extensionDue(tx, it, visit)}
          beginnings={isActing ? beginnings(it.agreement, it.changes, today) : []}
          decidesElsewhere={!decidesHere(it.agreement, visit)}
        />
      ),
    }
  },
}

type Beginning = {
  verb: Change['kind']
  title: string
  act: (acting: Acting<Which>) => Promise<Acted>
  main: (
    of: OfAgreement,
    common: { visit: Visit; form: FormState; nameOf: (code: string) => string },
  ) => VNode | null
}

const beginning: readonly Beginning[] = [
  {
    verb: 'extension',
    title: 'Ask to extend the agreement',
    act: askForExtension,
    main: ({ agreement, changes }, common) => {
      const ends = endsOf(agreement, changes)
      return ends && <ExtensionBegin {...common} agreement={agreement} ends={ends} latest={longestTo(ends)} />
    },
  },
  {
    verb: 'variation',
    title: 'Ask for a variation',
    act: askForVariation,
    main: ({ agreement }, common) => (
      <VariationBegin
        {...common}
        agreement={agreement}
        mayBegin={delegates(agreement)}
        today={dayOf(common.visit.at)}
        endable={endable(agreement, dayOf(common.visit.at)).map((term) => ({
          value: functionKey(term),
          text: `${functionInWords(term.fn)}, for ${common.nameOf(term.holder)}’s ${term.clientGroup}`,
        }))}
      />
    ),
  },
  {
    verb: 'notice',
    title: 'Give notice',
    act: giveNotice,
    main: ({ agreement }, common) => (
      <NoticeBegin {...common} agreement={agreement} terms={noticeTerms(agreement)} />
    ),
  },
  {
    verb: 'termination',
    title: 'Ask to end the agreement',
    act: askToEnd,
    main: ({ agreement, changes }, common) => (
      <TerminationBegin
        {...common}
        agreement={agreement}
        notices={noticesWithDay(changes).map(({ notice, day }) => ({
          id: notice.id,
          words: `Notice ${String(notice.number)} of ${common.nameOf(notice.begunBy)}, which takes effect on ${plainDay(day)}`,
        }))}
      />
    ),
  },
]

const beginPage = ({ verb, title, main }: Beginning): Page<Which, OfAgreement> => ({
  path: `/agreements/:id/changes/${verb}`,
  action: 'agreement-change.read',
  params: which,
  find: findAgreement,
  show: async ({ tx, it, visit, form }) => {
    const nameOf = await namesIn(tx, visit)
    const shown = actsFor(it.agreement, visit) === null ? null : main(it, { visit, form, nameOf })
    const back = `/agreements/${it.agreement.id}/changes`
    return shown === null
      ? { goTo: back }
      : { title, main: shown, back: { href: back, text: `Changes to ${it.agreement.title}` } }
  },
})

type OfChange = OfAgreement & { change: Change }

const findChange = async (tx: Tx, { id }: Which): Promise<Found<OfChange> | null> => {
  const [change] = await changesOf(tx, { id })
  const found = change && (await findAgreement(tx, { id: change.instrumentId }))
  return found ? { resource: found.resource, it: { ...found.it, change } } : null
}

/** How much is open for each holder, as far as the reader answers for that council. */
const openWorkOf = async (tx: Tx, { change, agreement, all }: OfChange, visit: Visit): Promise<OpenWork> => {
  const open = new Map<string, number | null>()
  const under = change.kind === 'termination' ? change.dependants.map(({ id }) => id) : []
  const touched = [agreement, ...all.filter(({ id }) => under.includes(id))]
  for (const holder of new Set(touched.flatMap((each) => each.functions.map((term) => term.holder))))
    open.set(holder, holder === visit.actor.actingFor ? await openWork(tx, holder) : null)
  return open
}

/** Agreed variations of this agreement and of those under it, by which something may go on. */
const variationsFor = async (tx: Tx, { change, changes }: OfChange): Promise<Change[]> => {
  if (change.kind !== 'termination') return []
  const under = change.dependants.filter(({ kind }) => kind === 'agreement' || kind === 'sharing-agreement')
  const more: Change[] = []
  for (const { id } of under) more.push(...(await changesOf(tx, { instrumentId: id })))
  return agreedVariations([...changes, ...more])
}

const pictureOf = ({ change, agreement }: OfChange, today: Day) => {
  const changed = asChanged(change, agreement)
  const [stands, would] = [timelineOf(agreement, [], today), timelineOf(changed, [], today)]
  return JSON.stringify(stands.rows) === JSON.stringify(would.rows) ? null : beside(stands, would)
}

const changePage: Page<Which, OfChange> = {
  path: '/agreement-changes/:id',
  action: 'agreement-change.read',
  params: which,
  find: findChange,
  show: async ({ tx, it, visit, form }) => {
    const { change, agreement } = it
    const today = dayOf(visit.at)
    const acts = actsFor(agreement, visit)
    const nameOf = await namesIn(tx, visit)
    return {
      title: agreement.title,
      wide: true,
      back: { href: `/agreements/${agreement.id}/changes`, text: `Changes to ${agreement.title}` },
      main: (
        <ChangePage
          visit={visit}
          form={form}
          shown={{
            change,
            agreement,
            today,
            nameOf,
            effect: effectInWords(change, agreement, nameOf, await openWorkOf(tx, it, visit)),
            timeline: isOver(stateOf(change, today)) ? null : pictureOf(it, today),
            regime: await regimeOf(tx, visit.actor.actingFor ?? '', today),
            variations: await variationsFor(tx, it),
            acts,
            mayCarryOutAlone:
              acts !== null && change.kind === 'termination' && !('refused' in carryOut(change, acts, today)),
          }}
        />
      ),
    }
  },
}

const steps: readonly { verb: string; act: (acting: Acting<Which>) => Promise<Acted> }[] = [
  { verb: 'assess', act: assessing },
  { verb: 'decide', act: deciding },
  { verb: 'consent', act: consenting },
  { verb: 'publish', act: publishing },
  { verb: 'call-in', act: callingIn },
  { verb: 'reconsider', act: reconsidering },
  { verb: 'withdraw', act: withdrawing },
  { verb: 'move', act: moving },
  { verb: 'dispose', act: disposing },
  { verb: 'carry-out', act: carryingOut },
]

export const changesRoutes = (app: FastifyInstance, house: House): void => {
  page(app, house, changesPage)
  page(app, house, changePage)
  for (const each of beginning) {
    const from = beginPage(each)
    page(app, house, from)
    action(app, house, {
      path: from.path,
      action: 'agreement-change.act',
      params: which,
      from,
      act: each.act,
    })
  }
  for (const { verb, act } of steps)
    action(app, house, {
      path: `/agreement-changes/:id/${verb}`,
      action: 'agreement-change.act',
      params: which,
      from: changePage,
      act,
    })
}
