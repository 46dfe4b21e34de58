import { functions, isFn, isRole, roles } from '../access/index.ts'
import type { What } from '../approvals/index.ts'
import { type Day, instant, isDay, longTime, plainDay } from '../time/index.ts'
import { letterInWords } from './letters.ts'
import { settingNamed } from './setting.ts'

/** Names by id or code, as found for the changes about to be shown. */
export type Names = ReadonlyMap<string, string>

const nameOf = (names: Names, id: string): string => names.get(id) ?? 'somebody'
const dayIn = (text: string): string => (isDay(text) ? plainDay(text) : text)
export const roleName = (role: string): string => (isRole(role) ? roles[role] : role)
export const fnName = (fn: string): string => (isFn(fn) ? functions[fn] : fn)

const settingWords = (
  authority: string,
  name: string,
): { title: string; inWords: (value: unknown) => string } =>
  settingNamed(authority, name) ?? { title: name, inWords: (value) => JSON.stringify(value) }

/** What a change is, in a few words: the title of its page and its line in a list. */
export const titleOf = ({ kind, payload }: What, names: Names): string => {
  const who = 'staffId' in payload ? nameOf(names, payload.staffId) : ''
  const team = 'teamId' in payload ? nameOf(names, payload.teamId) : ''
  const council = 'authority' in payload ? nameOf(names, payload.authority) : ''
  switch (kind) {
    case 'worker-added':
      return `${payload.name} begins, at ${nameOf(names, payload.employer)}`
    case 'employment-begun':
      return `${who} begins at ${nameOf(names, payload.employer)}`
    case 'employment-ended':
      return `${who} leaves ${nameOf(names, payload.employmentId)}`
    case 'role-given':
      return `${who} becomes: ${roleName(payload.role)}`
    case 'role-ended':
      return `${who} is no longer: ${roleName(nameOf(names, payload.roleId))}`
    case 'membership-given':
      return `${who} joins ${team}${payload.isManager ? ', as a manager' : ''}`
    case 'membership-ended':
      return `${who} leaves the team ${team}`
    case 'placement-begun':
      return `${who} is lent to ${nameOf(names, payload.host)}`
    case 'placement-ended':
      return `${who} is no longer lent to ${nameOf(names, payload.placementId)}`
    case 'training-recorded':
      return `${who}: training valid until ${dayIn(payload.validTo)}`
    case 'team-opened':
      return `New team: ${payload.name}`
    case 'team-closed':
      return `${team} closes`
    case 'team-serving-begun':
      return `${team} serves ${council}`
    case 'team-serving-ended':
      return `${team} no longer serves ${council}`
    case 'guidance-published':
      return `Threshold guidance of ${council}, version ${String(payload.base + 1)}`
    case 'setting-set':
      return `${settingWords(payload.authority, payload.name).title}, ${council}`
    case 'setting-withdrawn':
      return `${settingWords(payload.authority, payload.name).title}, ${council}: the value from ${dayIn(payload.from)} withdrawn`
    case 'bank-holiday-added':
      return `Bank holiday added: ${dayIn(payload.day)}, ${payload.title}`
    case 'bank-holiday-removed':
      return `Bank holiday removed: ${dayIn(payload.day)}`
    case 'calendar-extended':
      return `List of bank holidays extended until ${dayIn(payload.to)}`
    case 'closure-day-added':
      return `Closure day of ${council} added: ${dayIn(payload.day)}, ${payload.title}`
    case 'closure-day-removed':
      return `Closure day of ${council} removed: ${dayIn(payload.day)}`
    case 'wording-set':
      return `Words of ${council}: ${letterInWords(payload.letter, payload.textClass)}`
    case 'wording-withdrawn':
      return `Words of ${council}: ${letterInWords(payload.letter, payload.textClass)}, from ${dayIn(payload.from)}, withdrawn`
  }
}

type Row = readonly [key: string, value: string]

const until = (to: string | null): Row[] => (to === null ? [] : [['Until, not including', dayIn(to)]])

const lentUntil = ({
  until: to,
  endsAt,
  finishUntil,
}: Extract<What, { kind: 'placement-begun' }>['payload']): Row[] => [
  ...(typeof endsAt === 'string' ? [['Until', longTime(instant(endsAt))] as const] : until(to)),
  ...(typeof finishUntil === 'string'
    ? [['May finish what they have begun until', longTime(instant(finishUntil))] as const]
    : []),
]

const shareOf = ({
  share,
  indemnity,
  waiver,
}: Extract<What, { kind: 'placement-begun' }>['payload']): Row[] => [
  ...(typeof share === 'number' ? [['Share of full time', `${String(share)}%`] as const] : []),
  ...(typeof indemnity === 'string' ? [['Who bears the liability', indemnity] as const] : []),
  ...(typeof waiver === 'string' ? [['More than full time in all', waiver] as const] : []),
]

/** What a change says, row by row, beside the day it counts from. */
export const rowsOf = ({ kind, payload }: What, names: Names): Row[] => {
  switch (kind) {
    case 'worker-added':
      return [
        ['Name', `${payload.name} (${payload.initials})`],
        ['E-mail', payload.email],
        ['Employer', nameOf(names, payload.employer)],
        ['Job title', payload.jobTitle],
        [
          'Training valid until',
          payload.trainingValidTo === null
            ? 'Not recorded: no record opens yet'
            : dayIn(payload.trainingValidTo),
        ],
      ]
    case 'employment-begun':
      return [
        ['Employer', nameOf(names, payload.employer)],
        ['Job title', payload.jobTitle],
      ]
    case 'role-given':
      return [['Role', roleName(payload.role)], ...until(payload.until)]
    case 'membership-given':
      return [
        ['Team', nameOf(names, payload.teamId)],
        ['Manages it', payload.isManager ? 'Yes' : 'No'],
      ]
    case 'placement-begun':
      return [
        ['Agreement', nameOf(names, payload.instrumentId)],
        ['Employer', nameOf(names, payload.employer)],
        ['Lent to', nameOf(names, payload.host)],
        ['For', payload.fns.map(fnName).join('; ')],
        ['Consulted on', dayIn(payload.consultedOn)],
        ...lentUntil(payload),
        ...shareOf(payload),
      ]
    case 'team-opened':
      return [
        ['Name', payload.name],
        ['Belongs to', nameOf(names, payload.organisation)],
        ['Works under', fnName(payload.fn)],
        ['Telephone', payload.phone],
        ['Serves', payload.serves.map((code) => nameOf(names, code)).join(', ')],
      ]
    case 'guidance-published':
      return [
        ['Title', payload.title],
        [
          'Written against',
          payload.base === 0 ? 'Nothing: it is the first' : `Version ${String(payload.base)}`,
        ],
        [
          'Indicators that go',
          payload.gone.map((code) => `${code} ${names.get(`indicator ${code}`) ?? ''}`.trim()).join('; ') ||
            'None',
        ],
        [
          'Indicators that come',
          payload.added.map(({ code, text }) => `${code} ${text}`).join('; ') || 'None',
        ],
      ]
    case 'setting-set':
      return [['New value', settingWords(payload.authority, payload.name).inWords(payload.value)]]
    case 'wording-set':
      return [['Words', payload.body]]
    case 'employment-ended':
    case 'role-ended':
    case 'membership-ended':
    case 'placement-ended':
    case 'training-recorded':
    case 'team-closed':
    case 'team-serving-begun':
    case 'team-serving-ended':
    case 'setting-withdrawn':
    case 'bank-holiday-added':
    case 'bank-holiday-removed':
    case 'calendar-extended':
    case 'closure-day-added':
    case 'closure-day-removed':
    case 'wording-withdrawn':
      return []
  }
}

const ends: ReadonlySet<string> = new Set([
  'employment-ended',
  'role-ended',
  'membership-ended',
  'placement-ended',
  'team-closed',
  'team-serving-ended',
])

/** The day as people say it: an end on 1 December means that 30 November is the last day. */
export const fromInWords = ({ kind }: What, countsFrom: Day): string =>
  ends.has(kind) ? `No longer from ${plainDay(countsFrom)}` : `From ${plainDay(countsFrom)}`

export const stateWords = {
  waiting: 'Waits for agreement',
  approved: 'Agreed here, waits for the other council',
  applied: 'Agreed and done',
  refused: 'Refused',
  withdrawn: 'Taken back',
  overtaken: 'Overtaken: nothing changed',
} as const
