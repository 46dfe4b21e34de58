import type { VNode } from 'preact'
import { z } from 'zod'
import { organisationNames, type SharingAgreement, sharingAgreements } from '../access/index.ts'
import { dutyToShareFrom } from '../clocks/index.ts'
import { type Day, dayOf, endOfDay, isDay } from '../time/index.ts'
import { noRecord, page, type Page, type Room, type Visit } from '../web/index.ts'
import { allAgreements, gapDays } from './agreement.sql.ts'
import { agreementResource } from './draft.ts'
import { draftRoutes } from './draft.routes.tsx'
import { tellOtherParties } from './draft.told.ts'
import { keepAuthorityGap } from './gap.ts'
import { tellOfHorizons } from './horizons.ts'
import { draftToldTask, horizonsTask } from './horizons.words.ts'
import { lapsesAhead } from './lapsing.ts'
import { openWork } from './losing.sql.ts'
import { AgreementPage, type KnownOn } from './pages/agreement.page.tsx'
import { AgreementsPage, type Question } from './pages/agreements.page.tsx'
import { SharingPage } from './pages/sharing.page.tsx'
import { partsOfPage } from './part-of-page.ts'
import { recordOf } from './record.sql.ts'
import { timelineOf, timelineOfAll } from './timeline.ts'
import { askable, mayWeTogether } from './together.ts'
import type { Agreement } from './agreement.ts'
import { writeRoutes } from './write.routes.tsx'

const typed = z.string().max(40).optional()
const listParams = z.object({ ask: typed, 'on-day': typed, 'on-month': typed, 'on-year': typed })
type ListParams = z.infer<typeof listParams>

const shortNameOf = (visit: Visit, code: string | null): string =>
  visit.councils.find((council) => council.code === code)?.shortName ?? code ?? ''

/** A day of three boxes as typed: what is in them, and the day it is, if it is one. */
const dayIn = (given: readonly (string | undefined)[]): { typed: Question['typed']; on: Day | null } => {
  const [day = '', month = '', year = ''] = given.map((part) => part?.trim() ?? '')
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return { typed: { day, month, year }, on: isDay(written) ? written : null }
}

const questionOf = (
  agreements: readonly Agreement[],
  visit: Visit,
  params: ListParams,
  today: Day,
): Question => {
  const boxes = [params['on-day'], params['on-month'], params['on-year']]
  const isEmpty = boxes.every((part) => (part ?? '').trim() === '')
  const { typed: words, on } = dayIn(
    isEmpty ? [String(Number(today.slice(8))), String(Number(today.slice(5, 7))), today.slice(0, 4)] : boxes,
  )
  const asked = askable.find(({ code }) => code === params.ask) ?? null
  return {
    asked,
    on,
    typed: words,
    answers: asked && on ? mayWeTogether(agreements, visit.councils, asked, on) : [],
  }
}

const agreementsPage: Page<ListParams, null> = {
  path: '/agreements',
  action: 'agreements.read',
  params: listParams,
  find: noRecord,
  show: async ({ tx, params, visit }) => {
    const today = dayOf(visit.at)
    const agreements = await allAgreements(tx)
    const sharing = await sharingAgreements(tx)
    return {
      title: 'Agreements',
      wide: true,
      main: (
        <AgreementsPage
          agreements={agreements}
          today={today}
          actingFor={shortNameOf(visit, visit.actor.actingFor)}
          gaps={await gapDays(tx)}
          lapses={lapsesAhead(agreements, sharing, today)}
          timeline={timelineOfAll(agreements, today)}
          mayDraft={visit.may('agreement.drafts').allowed}
          question={questionOf(agreements, visit, params, today)}
          everyAnswer={askable.map((asked) => ({
            asked,
            answers: mayWeTogether(agreements, visit.councils, asked, today),
          }))}
        />
      ),
    }
  },
}

/** The agreement, all others it may stand under or over, and what it is besides where it is one to share information. */
type Opened = {
  agreement: Agreement
  all: readonly Agreement[]
  sharing: readonly SharingAgreement[]
  knownOn: KnownOn
}

const agreementParams = z.object({
  id: z.uuid(),
  'known-day': typed,
  'known-month': typed,
  'known-year': typed,
})
type AgreementParams = z.infer<typeof agreementParams>

const knownIn = (params: AgreementParams): KnownOn => {
  const boxes = [params['known-day'], params['known-month'], params['known-year']]
  const { typed: words, on } = dayIn(boxes)
  return { day: on, typed: words, isWrong: on === null && Object.values(words).some((each) => each !== '') }
}

const agreementPage: Page<AgreementParams, Opened> = {
  path: '/agreements/:id',
  action: 'agreements.read',
  params: agreementParams,
  find: async (tx, params) => {
    const knownOn = knownIn(params)
    const all = await allAgreements(tx, knownOn.day === null ? null : endOfDay(knownOn.day))
    const agreement = all.find((each) => each.id === params.id)
    if (!agreement) return null
    const sharing = await sharingAgreements(tx)
    return { ...(await noRecord()), it: { agreement, all, sharing, knownOn } }
  },
  show: async (showing) => {
    const { agreement, sharing } = showing.it
    const shared = sharing.find(({ instrument }) => instrument.id === agreement.id)
    return {
      title: agreement.title,
      wide: true,
      back: { href: '/agreements', text: 'Agreements' },
      main: shared ? await sharingMain(showing, shared) : await actingMain(showing),
    }
  },
}

type ShowingOne = Parameters<typeof agreementPage.show>[0]

const sharingMain = async ({ tx, it, visit }: ShowingOne, sharing: SharingAgreement) => {
  const today = dayOf(visit.at)
  const names = await organisationNames(tx)
  return (
    <SharingPage
      agreement={it.agreement}
      sharing={sharing}
      adopted={it.all.find(({ id }) => id === sharing.parent?.instrument.id)?.terms ?? []}
      under={it.sharing.filter(({ parent }) => parent?.instrument.id === it.agreement.id)}
      record={await recordOf(tx, it.agreement.id)}
      parts={await partsShown({ tx, it, visit })}
      may={{ write: mayWrite(it.agreement, visit), complete: false }}
      today={today}
      dutyFrom={await dutyToShareFrom(tx, visit.actor.actingFor ?? '', today)}
      nameOf={(code) => names.get(code) ?? code}
      shortNameOf={(code) =>
        visit.councils.find((council) => council.code === code)?.shortName ?? names.get(code) ?? code
      }
    />
  )
}

/** What other rooms show of it as it is known now. */
const partsShown = async ({ tx, it, visit }: Pick<ShowingOne, 'tx' | 'it' | 'visit'>): Promise<VNode[]> => {
  const { agreement, all, knownOn } = it
  const parts: VNode[] = []
  for (const part of knownOn.day === null ? partsOfPage() : []) {
    const shown = await part({ tx, agreement, all, visit })
    if (shown) parts.push(shown)
  }
  return parts
}

const mayWrite = ({ partyCodes, id }: Agreement, visit: Visit): boolean => {
  const own = visit.actor.actingFor ?? ''
  return (
    partyCodes.includes(own) && visit.may('agreement.record', agreementResource({ owner: own, id })).allowed
  )
}

const actingMain = async ({ tx, it, visit }: ShowingOne) => {
  const { agreement, all, knownOn } = it
  // As it was known on a day, it is also told as it stood on that day.
  const today = knownOn.day ?? dayOf(visit.at)
  const own = visit.actor.actingFor ?? ''
  const covered = new Set(agreement.functions.map((term) => `${term.fn} ${term.clientGroup}`))
  const gaps = (await gapDays(tx)).filter((gap) => covered.has(`${gap.fn} ${gap.clientGroup}`))
  const lapse = lapsesAhead(all, it.sharing, today).find((each) => each.agreement.id === agreement.id) ?? null
  const parts = await partsShown({ tx, it, visit })
  return (
    <AgreementPage
      agreement={agreement}
      all={all}
      record={await recordOf(tx, agreement.id, knownOn.day === null ? null : endOfDay(knownOn.day))}
      timeline={timelineOf(agreement, gaps, today)}
      gaps={gaps.reduce((sum, gap) => sum + gap.count, 0)}
      actingFor={shortNameOf(visit, own)}
      actingForCode={own}
      nameOf={(code) => shortNameOf(visit, code)}
      lapse={lapse}
      work={lapse?.what === 'functions' ? await openWork(tx) : []}
      knownOn={knownOn}
      parts={parts}
      may={{
        write: mayWrite(agreement, visit),
        complete: agreement.functions.some(({ holder }) => holder === own),
      }}
    />
  )
}

export const agreementsRoom: Room = {
  name: 'agreements',
  routes: (app, house) => {
    page(app, house, agreementsPage)
    draftRoutes(app, house)
    writeRoutes(app, house)
    page(app, house, agreementPage)
  },
  tasks: { [horizonsTask]: tellOfHorizons, [draftToldTask]: tellOtherParties },
  atStart: [horizonsTask],
  reactions: [keepAuthorityGap],
}
