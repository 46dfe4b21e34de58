import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { ownNothing } from '../access/index.ts'
import { changesAbout } from '../approvals/index.ts'
import { dayOf } from '../time/index.ts'
import { type House, noRecord, page, type Page } from '../web/index.ts'
import { actingForOf } from './council.ts'
import { namesFor } from './names.sql.ts'
import { listedOf } from './pages/changes.page.tsx'
import { TeamPage, TeamsPage } from './pages/teams.page.tsx'
import { membersOf, teamFile, type TeamFile, teamsByName } from './team.sql.ts'
import { teamForms } from './team.forms.tsx'

const path = '/administration/teams'
const perPage = 50
const list = z.object({ after: z.uuid().optional() })

const teamsPage: Page<z.infer<typeof list>, null> = {
  path,
  action: 'change.propose',
  params: list,
  find: noRecord,
  show: async ({ tx, visit, params }) => {
    const found = await teamsByName(tx, {
      on: dayOf(visit.at),
      after: params.after ?? null,
      limit: perPage + 1,
    })
    const shown = found.slice(0, perPage)
    const last = found.length > perPage ? shown.at(-1) : undefined
    return {
      title: 'Teams',
      wide: true,
      back: { href: '/administration', text: 'Administration' },
      main: (
        <TeamsPage teams={shown} today={dayOf(visit.at)} next={last ? `${path}?after=${last.id}` : null} />
      ),
    }
  },
}

const inAddress = z.object({ id: z.uuid() })

const teamPage: Page<z.infer<typeof inAddress>, TeamFile> = {
  path: `${path}/:id`,
  action: 'change.propose',
  params: inAddress,
  find: async (tx, { id }) => {
    const it = await teamFile(tx, id)
    return it && { resource: ownNothing, it }
  },
  show: async ({ tx, it, visit }) => {
    const about = await changesAbout(tx, actingForOf(visit), { teamId: it.id })
    const names = await namesFor(
      tx,
      about.map(({ what }) => what),
    )
    const today = dayOf(visit.at)
    return {
      title: it.name,
      wide: true,
      back: { href: path, text: 'Teams' },
      main: (
        <TeamPage
          team={it}
          members={await membersOf(tx, it.id, today)}
          changes={about.map((row) => listedOf(row, names, visit))}
          today={today}
        />
      ),
    }
  },
}

export const teamRoutes = (app: FastifyInstance, house: House): void => {
  page(app, house, teamsPage)
  teamForms(app, house)
  page(app, house, teamPage)
}
