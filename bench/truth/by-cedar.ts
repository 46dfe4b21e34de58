import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as cedar from '@cedar-policy/cedar-wasm/nodejs'
import { projectRoot } from '../../src/project-root.ts'
import { day, dayOf, daysBetween, type Day, type Instant, addDays } from '../../src/time/index.ts'
import type { Case } from './cases.ts'
import { otherRecord, pairOf, recordOf } from './world.ts'

const policies = 'rights'

/** Each policy of the file by itself, without its comments. */
export const cedarPolicies = (text: string): string[] =>
  text
    .replaceAll(/^\/\/.*$/gm, '')
    .split(';')
    .map((policy) => policy.trim())
    .filter((policy) => policy !== '')
    .map((policy) => `${policy};`)

/** Reads policies once for all cases; refuses to go on where Cedar does not understand them. */
export const prepareCedarFrom = (text: string): void => {
  const parsed = cedar.preparsePolicySet(policies, { staticPolicies: text })
  if (parsed.type !== 'success') throw new Error(`rights.cedar: ${JSON.stringify(parsed.errors)}`)
}

export const prepareCedar = (): void => {
  prepareCedarFrom(readFileSync(join(projectRoot, 'bench/truth/rights.cedar'), 'utf8'))
}

const epoch = day('1970-01-01')
const days = (of: Day): number => daysBetween(epoch, of)
const farAway = 1_000_000

type Facts = Record<string, cedar.CedarValueJson>
/** Facts that are not there are left out: Cedar has no null. */
const present = (facts: Record<string, cedar.CedarValueJson | null>): Facts =>
  Object.fromEntries(Object.entries(facts).flatMap(([name, fact]) => (fact === null ? [] : [[name, fact]])))

const delegationIn = (
  { agreement, fn }: Case,
  holder: string,
  discharger: string,
  today: Day,
): Facts | null =>
  agreement === 'none' || fn === 'oversight'
    ? null
    : present({
        holder,
        discharger,
        group: agreement === 'adults-only' ? 'adults' : 'children',
        from: days(today) + (agreement === 'begins-tomorrow' ? 1 : agreement === 'begins-today' ? 0 : -365),
        to: days(today) + (agreement === 'last-day' ? 1 : agreement === 'lapses-today' ? 0 : 365),
        effective:
          agreement === 'call-in-running'
            ? null
            : days(today) - (agreement === 'call-in-ends-today' ? 0 : 370),
        ended: agreement === 'ended-today' ? days(today) : null,
        changed: agreement === 'unconfirmed' || agreement === 'confirmed' ? days(today) - 10 : null,
        confirmed: agreement === 'confirmed' ? days(today) : null,
        reserved: agreement === 'decision-reserved' ? ['contact.decide'] : [],
      })

const placementIn = (
  { besides, employment }: Case,
  holder: string,
  discharger: string,
  now: number,
): Facts | null => {
  const host = employment === 'holder' ? discharger : holder
  const ends: Partial<Record<Case['besides'], Facts>> = {
    lent: { host },
    'lent-until-now': { host, ends: now },
    'lent-until-a-second-later': { host, ends: now + 1 },
    finishing: { host, ends: now - 3600, finish: now + 3600 },
    'finished-now': { host, ends: now - 3600, finish: now },
  }
  return ends[besides] ?? null
}

const namedIn = (asked: Case, council: string, now: number): Record<string, Facts | null> => {
  const { besides } = asked
  const record = besides.endsWith('another-record') ? otherRecord : recordOf(asked, council)
  return {
    glass: besides.startsWith('glass') ? { council, record, from: now - 3600, until: now + 3600 } : null,
    grant: besides.startsWith('grant')
      ? present({
          council,
          record,
          from: besides === 'grant-begins-a-second-later' ? now + 1 : now - 3600,
          until: besides === 'grant-over-now' ? now : now + 3600,
          withdrawn: besides === 'grant-withdrawn-now' ? now : null,
          approved: besides !== 'grant-not-approved',
        })
      : null,
    exitList: besides.startsWith('exit-list')
      ? {
          council,
          record,
          stops: besides === 'exit-list-stops-now' ? now : now + 3600,
          write: besides !== 'exit-list-to-read',
        }
      : null,
  }
}

const contextOf = (asked: Case, at: Instant): Facts => {
  const { holder, discharger, other, agency } = pairOf(asked)
  const [today, now] = [dayOf(at), Math.floor(Date.parse(at) / 1000)]
  const councils = { holder, discharger }
  const isTray = asked.action === 'contact.tray' || asked.action === 'named.list'
  const trained = { holds: 90, 'ends-today': 0, 'ends-tomorrow': 1, none: null }[asked.training]
  return present({
    today: days(today),
    now,
    action: asked.action,
    fn: asked.fn,
    onlyNamed: asked.fn === 'quality-assurance' || asked.fn === 'technical-support',
    actingFor: councils[asked.actingFor],
    owner: councils[asked.owner],
    council: councils[isTray ? asked.actingFor : asked.owner],
    group: isTray ? 'children' : asked.clientGroup,
    record: recordOf(asked, councils[asked.owner]),
    employer: {
      code: { holder, discharger, 'other-council': other, agency, 'left-today': discharger }[
        asked.employment
      ],
      to: asked.employment === 'left-today' ? days(today) : farAway,
    },
    trainedTo: trained === null ? null : days(addDays(today, trained)),
    competent: asked.competent,
    inATeam: asked.inATeam,
    related: asked.related,
    justSignedIn: asked.justSignedIn,
    relationship: asked.relationship,
    sensitivity: asked.sensitivity,
    named: asked.named,
    succession:
      asked.besides === 'successor' || asked.besides === 'successor-tomorrow'
        ? {
            predecessor: holder,
            successor: discharger,
            vests: days(today) + (asked.besides === 'successor' ? 0 : 1),
          }
        : null,
    delegation: delegationIn(asked, holder, discharger, today),
    placement: placementIn(asked, holder, discharger, now),
    ...namedIn(asked, holder, now),
  })
}

/** What Cedar makes of it: an engine whose language is formally modelled, and knows nothing of this service. */
export const byCedar = (asked: Case, at: Instant): boolean => {
  const answer = cedar.statefulIsAuthorized({
    principal: { type: 'Worker', id: 'somebody' },
    action: { type: 'Action', id: asked.action },
    resource: { type: 'Record', id: 'it' },
    context: contextOf(asked, at),
    preparsedPolicySetId: policies,
    entities: [],
  })
  if (answer.type !== 'success') throw new Error(JSON.stringify(answer.errors))
  const { decision, diagnostics } = answer.response
  if (diagnostics.errors.length > 0) throw new Error(JSON.stringify(diagnostics.errors))
  return decision === 'allow'
}
