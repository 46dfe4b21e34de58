import { z } from 'zod'
import { organisationNames, type SharingAgreement, sharingAgreements } from '../access/index.ts'
import { dutyToShareFrom } from '../clocks/index.ts'
import { type Day, dayOf, isDay } from '../time/index.ts'
import { noRecord, page, type Page, type Room, type Visit } from '../web/index.ts'
import { allAgreements, gapDays } from './agreement.sql.ts'
import { keepAuthorityGap } from './gap.ts'
import { AgreementPage } from './pages/agreement.page.tsx'
import { AgreementsPage, type Question } from './pages/agreements.page.tsx'
import { SharingPage } from './pages/sharing.page.tsx'
import { timelineOf } from './timeline.ts'
import { askable, mayWeTogether } from './together.ts'
import type { Agreement } from './agreement.ts'

const typed = z.string().max(40).optional()
const listParams = z.object({ ask: typed, 'on-day': typed, 'on-month': typed, 'on-year': typed })
type ListParams = z.infer<typeof listParams>

const shortNameOf = (visit: Visit, code: string | null): string =>
  visit.councils.find((council) => council.code === code)?.shortName ?? code ?? ''

const dayAsked = (params: ListParams, today: Day): Question['typed'] => {
  const given = [params['on-day'], params['on-month'], params['on-year']].map((part) => part?.trim() ?? '')
  const [day = '', month = '', year = ''] = given
  if (given.every((part) => part === ''))
    return {
      day: String(Number(today.slice(8))),
      month: String(Number(today.slice(5, 7))),
      year: today.slice(0, 4),
    }
  return { day, month, year }
}

const questionOf = (
  agreements: readonly Agreement[],
  visit: Visit,
  params: ListParams,
  today: Day,
): Question => {
  const words = dayAsked(params, today)
  const written = `${words.year}-${words.month.padStart(2, '0')}-${words.day.padStart(2, '0')}`
  const on = isDay(written) ? written : null
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
    return {
      title: 'Agreements',
      wide: true,
      main: (
        <AgreementsPage
          agreements={agreements}
          today={today}
          actingFor={shortNameOf(visit, visit.actor.actingFor)}
          gaps={await gapDays(tx)}
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
type Opened = { agreement: Agreement; all: readonly Agreement[]; sharing: readonly SharingAgreement[] }

const agreementPage: Page<{ id: string }, Opened> = {
  path: '/agreements/:id',
  action: 'agreements.read',
  params: z.object({ id: z.uuid() }),
  find: async (tx, { id }) => {
    const all = await allAgreements(tx)
    const agreement = all.find((each) => each.id === id)
    if (!agreement) return null
    const sharing = agreement.kind === 'information-sharing-agreement' ? await sharingAgreements(tx) : []
    return { ...(await noRecord()), it: { agreement, all, sharing } }
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
      today={today}
      dutyFrom={await dutyToShareFrom(tx, visit.actor.actingFor ?? '', today)}
      nameOf={(code) => names.get(code) ?? code}
      shortNameOf={(code) =>
        visit.councils.find((council) => council.code === code)?.shortName ?? names.get(code) ?? code
      }
    />
  )
}

const actingMain = async ({ tx, it: { agreement }, visit }: ShowingOne) => {
  const covered = new Set(agreement.functions.map((term) => `${term.fn} ${term.clientGroup}`))
  const gaps = (await gapDays(tx)).filter((gap) => covered.has(`${gap.fn} ${gap.clientGroup}`))
  return (
    <AgreementPage
      agreement={agreement}
      timeline={timelineOf(agreement, gaps, dayOf(visit.at))}
      gaps={gaps.reduce((sum, gap) => sum + gap.count, 0)}
      actingFor={shortNameOf(visit, visit.actor.actingFor)}
      nameOf={(code) => shortNameOf(visit, code)}
    />
  )
}

export const agreementsRoom: Room = {
  name: 'agreements',
  routes: (app, house) => {
    page(app, house, agreementsPage)
    page(app, house, agreementPage)
  },
  reactions: [keepAuthorityGap],
}
