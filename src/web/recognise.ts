import type { Recognisable } from './provider.ts'

/** A worker whom an identity may be. */
export type KnownWorker = {
  id: string
  email: string
  issuer: string | null
  subject: string | null
  /** By the employer whose provider vouches for them: on this day, or ever. */
  isEmployed: boolean
  wasEmployed: boolean
}

export type Recognised =
  | { staffId: string; isFirstTime: boolean }
  | { refused: 'unknown-person' | 'employment-ended' | 'other-identity' | 'not-verified' }

const employedOr = (worker: KnownWorker, isFirstTime: boolean): Recognised =>
  worker.isEmployed ? { staffId: worker.id, isFirstTime } : { refused: 'employment-ended' }

/**
 * Who signed in: the worker tied to this identity, or the first time the one whom the employer employs under the
 * e-mail address its provider verified. An identity is tied once; an address that changes hands opens nothing.
 */
export const recognise = (identity: Recognisable, workers: readonly KnownWorker[]): Recognised => {
  const tied = workers.find(
    ({ issuer, subject }) => issuer === identity.issuer && subject === identity.subject,
  )
  if (tied) return employedOr(tied, false)
  const { email } = identity
  if (email === null) return { refused: 'not-verified' }
  const named = workers.find((worker) => worker.email.toLowerCase() === email.toLowerCase())
  if (!named?.wasEmployed) return { refused: 'unknown-person' }
  return named.subject === null ? employedOr(named, true) : { refused: 'other-identity' }
}
