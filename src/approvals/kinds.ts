import { z } from 'zod'
import { isFn, isRole } from '../access/index.ts'
import { isDay } from '../time/index.ts'

/** What may be changed, and what each change says. A change is kept as it was written; nothing is added to it later. */

const id = z.uuid()
const day = z.string().refine(isDay, 'Not a day.')
const council = z.string().regex(/^E\d{8}$/)
const organisation = z.string().min(1).max(40)
const words = (most: number) => z.string().trim().min(1).max(most)
const fn = z.string().refine(isFn, 'Not a function.')
const role = z.string().refine(isRole, 'Not a role.')

const indicator = z.object({
  code: z.string().min(2).max(12),
  level: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
  route: z.enum(['universal', 'early-help', 'targeted', 's17', 's47']),
  domain: z.enum(['child', 'parenting', 'family', 'extra-familial']),
  text: words(300),
})

const letter = z.enum(['acknowledgement', 'more-needed', 'feedback', 'sent', 'agency-link', 'invitation'])
/** To whom. Which letter has which readers is for the room that sends it to say, and for the table that keeps the words. */
const textClass = z.enum([
  'professional-full',
  'professional-limited',
  'public',
  'parent',
  'young-person',
  'anybody',
  'agency',
  'partner',
])

export const payloads = {
  'worker-added': z.object({
    staffId: id,
    name: words(100),
    initials: z.string().regex(/^\p{L}{1,5}$/u),
    email: z.email().max(200),
    employer: organisation,
    jobTitle: words(100),
    trainingValidTo: day.nullable(),
  }),
  'employment-begun': z.object({ staffId: id, employer: organisation, jobTitle: words(100) }),
  'employment-ended': z.object({ staffId: id, employmentId: id }),
  'role-given': z.object({ staffId: id, role, until: day.nullable() }),
  'role-ended': z.object({ staffId: id, roleId: id }),
  'membership-given': z.object({ staffId: id, teamId: id, isManager: z.boolean() }),
  'membership-ended': z.object({ staffId: id, teamId: id, membershipId: id }),
  'placement-begun': z.object({
    staffId: id,
    instrumentId: id,
    employer: organisation,
    host: council,
    fns: z.array(fn).min(1),
    consultedOn: day,
    until: day.nullable(),
    /** The moment it ends, where it ends in the middle of a day; and until when what was begun may be finished. */
    endsAt: z.iso.datetime().nullish(),
    finishUntil: z.iso.datetime().nullish(),
    /** Per cent of full time, who bears the liability, and who waived that it is more than full time in all (governance A2). */
    share: z.number().int().min(1).max(100).nullish(),
    indemnity: words(500).nullish(),
    waiver: words(300).nullish(),
  }),
  'placement-ended': z.object({ staffId: id, placementId: id }),
  'training-recorded': z.object({ staffId: id, validTo: day }),
  'team-opened': z.object({
    teamId: id,
    organisation,
    name: words(100),
    fn,
    phone: words(30),
    serves: z.array(council).min(1),
  }),
  'team-closed': z.object({ teamId: id }),
  'team-serving-begun': z.object({ teamId: id, authority: council }),
  'team-serving-ended': z.object({ teamId: id, authority: council }),
  'guidance-published': z.object({
    authority: council,
    /** The version it was written against; 0 where there is none. */
    base: z.number().int().min(0),
    title: words(200),
    gone: z.array(z.string()),
    added: z.array(indicator),
  }),
  'setting-set': z.object({ authority: council, name: words(60), value: z.json() }),
  'setting-withdrawn': z.object({ authority: council, name: words(60), from: day }),
  'bank-holiday-added': z.object({ day, title: words(100) }),
  'bank-holiday-removed': z.object({ day }),
  'calendar-extended': z.object({ to: day }),
  'closure-day-added': z.object({ authority: council, day, title: words(100) }),
  'closure-day-removed': z.object({ authority: council, day }),
  'wording-set': z.object({ authority: council, letter, textClass, body: words(4000) }),
  'wording-withdrawn': z.object({ authority: council, letter, textClass, from: day }),
} as const

export type ChangeKind = keyof typeof payloads
export type Payload<K extends ChangeKind> = z.infer<(typeof payloads)[K]>

/** What a change says, by kind. */
export type What = { [K in ChangeKind]: { kind: K; payload: Payload<K> } }[ChangeKind]

export const isChangeKind = (text: string): text is ChangeKind => Object.hasOwn(payloads, text)

/** Of the right shape, as it was kept or is about to be; throws (zod) where it is not: better than a wrong right. */
export const whatOf = (kind: string, payload: unknown): What => {
  if (!isChangeKind(kind)) throw new RangeError(`Not a kind of change: ${kind}`)
  // One shape for each kind: what was parsed by it belongs to it.
  return { kind, payload: payloads[kind].parse(payload) } as What
}

/** Whom a change is about, so that their page shows it. */
export const aboutWhom = ({ payload }: What): { staffId: string | null; teamId: string | null } => ({
  staffId: 'staffId' in payload ? payload.staffId : null,
  teamId: 'teamId' in payload ? payload.teamId : null,
})
