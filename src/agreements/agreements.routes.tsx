import { z } from 'zod'
import { type Day, dayOf, isDay } from '../time/index.ts'
import { noRecord, page, type Page, type Room, type Visit } from '../web/index.ts'
import { allAgreements, gapDays } from './agreement.sql.ts'
import { keepAuthorityGap } from './gap.ts'
import { AgreementPage } from './pages/agreement.page.tsx'
import { AgreementsPage, type Question } from './pages/agreements.page.tsx'
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

const agreementPage: Page<{ id: string }, Agreement> = {
  path: '/agreements/:id',
  action: 'agreements.read',
  params: z.object({ id: z.uuid() }),
  find: async (tx, { id }) => {
    const agreement = (await allAgreements(tx)).find((each) => each.id === id)
    const found = await noRecord()
    return agreement ? { ...found, it: agreement } : null
  },
  show: async ({ tx, it, visit }) => {
    const covered = new Set(it.functions.map((term) => `${term.fn} ${term.clientGroup}`))
    const gaps = (await gapDays(tx)).filter((gap) => covered.has(`${gap.fn} ${gap.clientGroup}`))
    return {
      title: it.title,
      wide: true,
      back: { href: '/agreements', text: 'Agreements' },
      main: (
        <AgreementPage
          agreement={it}
          timeline={timelineOf(it, gaps, dayOf(visit.at))}
          gaps={gaps.reduce((sum, gap) => sum + gap.count, 0)}
          actingFor={shortNameOf(visit, visit.actor.actingFor)}
          nameOf={(code) => shortNameOf(visit, code)}
        />
      ),
    }
  },
}

export const agreementsRoom: Room = {
  name: 'agreements',
  routes: (app, house) => {
    page(app, house, agreementsPage)
    page(app, house, agreementPage)
  },
  reactions: [keepAuthorityGap],
}
