import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { changesAbout, whatOf } from '../approvals/index.ts'
import type { Tx } from '../db/index.ts'
import { dayOf } from '../time/index.ts'
import {
  type Body,
  type FieldError,
  type House,
  many,
  noRecord,
  one,
  page,
  type Page,
  type Visit,
} from '../web/index.ts'
import { actingForOf, councilOf } from './council.ts'
import {
  codesEverUsed,
  guidanceVersions,
  type Indicator,
  indicatorsOf,
  type Version,
} from './guidance.sql.ts'
import { newCode } from './indicator-code.ts'
import { namesFor } from './names.sql.ts'
import { listedOf } from './pages/changes.page.tsx'
import { domains, newRows, NewVersion, routesOfLevel, ThresholdsPage } from './pages/thresholds.page.tsx'
import { proposalForm, type ProposalForm } from './proposing.tsx'
import { draftOf } from './draft.ts'

const path = '/administration/thresholds'

const thresholdsPage: Page<object, null> = {
  path,
  action: 'settings.edit',
  params: z.object({}),
  find: noRecord,
  show: async ({ tx, visit }) => {
    const authority = actingForOf(visit)
    const versions = await guidanceVersions(tx, authority)
    const today = dayOf(visit.at)
    const inForce = versions.find(({ from, to }) => from <= today && (to === null || today < to))
    const about = await changesAbout(tx, authority, { kinds: ['guidance-published'] })
    const names = await namesFor(
      tx,
      about.map(({ what }) => what),
    )
    return {
      title: 'Threshold guidance',
      back: { href: '/administration', text: 'Administration' },
      main: (
        <ThresholdsPage
          council={councilOf(visit)}
          versions={versions}
          inForce={inForce ?? null}
          indicators={inForce ? await indicatorsOf(tx, authority, inForce.version) : []}
          changes={about.map((row) => listedOf(row, names, visit))}
        />
      ),
    }
  },
}

type Base = { newest: Version | null; indicators: Indicator[]; used: string[]; council: string }

const load = async (tx: Tx, _params: object, visit: Visit): Promise<Base> => {
  const authority = actingForOf(visit)
  const [newest = null] = await guidanceVersions(tx, authority)
  return {
    newest,
    indicators: newest ? await indicatorsOf(tx, authority, newest.version) : [],
    used: await codesEverUsed(tx, authority),
    council: councilOf(visit),
  }
}

type Added = { added: Indicator[]; errors: FieldError[] }

const isDomain = (text: string): text is Indicator['domain'] => Object.hasOwn(domains, text)

/** The rows for new indicators: one left empty is none, one half filled in is said. */
const addedIn = (body: Body, used: readonly string[]): Added => {
  const codes = [...used]
  return newRows.reduce<Added>(
    ({ added, errors }, nth) => {
      const [text, route, domain] = ['text', 'route', 'domain'].map((of) => one(body, `${of}-${nth}`))
      if (text === '' && route === '' && domain === '') return { added, errors }
      const at = routesOfLevel.find(({ value }) => value === route)
      const wrong = [
        ...(text === ''
          ? [{ field: `text-${nth}`, text: `New indicator ${nth}: enter what screeners read` }]
          : []),
        ...(at ? [] : [{ field: `route-${nth}`, text: `New indicator ${nth}: choose its level` }]),
        ...(isDomain(domain ?? '')
          ? []
          : [{ field: `domain-${nth}`, text: `New indicator ${nth}: choose what it is about` }]),
      ]
      if (wrong.length > 0 || !at || !isDomain(domain ?? '')) return { added, errors: [...errors, ...wrong] }
      const code = newCode(at.level, codes)
      codes.push(code)
      const indicator = {
        code,
        level: at.level,
        route: at.route,
        domain: domain as Indicator['domain'],
        text: text ?? '',
      }
      return { added: [...added, indicator], errors }
    },
    { added: [], errors: [] },
  )
}

const newVersion: ProposalForm<object, Base> = {
  path: `${path}/new`,
  action: 'change.propose',
  params: z.object({}),
  load,
  title: ({ council }) => `A new version of the threshold guidance of ${council}`,
  back: () => ({ href: path, text: 'Threshold guidance' }),
  field: 'from-day',
  lead: () => (
    <p class="govuk-body">
      What was decided keeps the version it was decided under. To reword an indicator, take it out and add it
      anew: so nobody reads new words into an old decision.
    </p>
  ),
  fields: ({ newest, indicators }, form) => (
    <NewVersion newest={newest} indicators={indicators} form={form} />
  ),
  read: (body, { newest, indicators, used }, visit) => {
    const gone = many(body, 'gone').filter((code) => indicators.some((each) => each.code === code))
    const { added, errors } = addedIn(body, used)
    const payload = {
      authority: actingForOf(visit),
      base: newest?.version ?? 0,
      title: one(body, 'title'),
      gone,
      added,
    }
    const words = { title: { field: 'title', text: 'Enter the title it is published under' } }
    const draft = draftOf('guidance-published', payload, words, body, visit)
    const more: FieldError[] = [
      ...errors,
      ...(errors.length === 0 && gone.length + added.length === 0
        ? [{ field: 'gone', text: 'Take out or add at least one indicator' }]
        : []),
    ]
    if (Array.isArray(draft)) return [...draft, ...more]
    return more.length > 0 ? more : { ...draft, what: whatOf('guidance-published', payload) }
  },
}

export const guidanceRoutes = (app: FastifyInstance, house: House): void => {
  page(app, house, thresholdsPage)
  proposalForm(app, house, newVersion)
}
