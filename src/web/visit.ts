import type {
  Action,
  AuthorityCard,
  Decision,
  Hat,
  Resource,
  SignInWay,
  StaffActor,
} from '../access/index.ts'
import type { Instant } from '../time/index.ts'

/** Somebody signed in, asking for something now. */
export type Visit = {
  actor: StaffActor
  at: Instant
  /** The session they came with: its name, never its secret. */
  session: { id: string; way: SignInWay; employer: string }
  hats: readonly Hat[]
  councils: readonly AuthorityCard[]
  csrf: string
  /** Read with the session: which rights, councils, settings and calendars hold. Known, it costs no question again. */
  rightsVersion: number
  /** A fresh token for each form shown, so that one sending is done once. */
  once: string
  path: string
  /** They come back to a form that was sent when they were not, or not freshly, signed in: it opens as it was sent. */
  bringsBackTyped: boolean
  /** Alerts nobody has looked at yet that this worker may read. */
  alerts: number
  /** What this worker alone is told and has not seen yet. */
  told: number
  /** For how many days before it ends their training is spoken of on every page. */
  reminderDays: number
  /** May they do this to that, now? The same answer the handler will give. */
  may: (action: Action, resource?: Resource) => Decision
}

/** What a form was refused for, beside which field, with what was typed. */
export type FormState = {
  errors: readonly FieldError[]
  typed: Readonly<Record<string, string | string[] | undefined>>
}
export type FieldError = { field: string; text: string }

export const noForm: FormState = { errors: [], typed: {} }

export const errorFor = (form: FormState, field: string): string | undefined =>
  form.errors.find((error) => error.field === field)?.text

/** The hat as forms carry it, so that a tab left open under another hat cannot write under this one. */
export const hatOf = (visit: Visit): string => `${visit.actor.actingFor ?? ''}/${visit.actor.fn ?? ''}`
