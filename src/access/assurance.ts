import type { Instant } from '../time/index.ts'

/** How somebody signed in: at their employer's provider, with a passkey, or as an invented person of a trial. */
export type SignInWay = 'employer' | 'passkey' | 'trial'

/** How sure it is that the person at the keyboard is still the one who signed in (authorisation B3 step 1). */
export type Assurance = {
  way: SignInWay
  /** Until when what asks for a fresh sign-in is open; null where nobody can say when they last proved who they are. */
  freshUntil: Instant | null
}

/** Of what nobody knows until when it is fresh, it is over now. */
export const isFresh = (assurance: Assurance | undefined, at: Instant): boolean =>
  at < (assurance?.freshUntil ?? at)
