import type { Db } from '../db/index.ts'
import { limiter } from '../web/index.ts'

/**
 * How often, by whom, counted for all processes together in the database. Generous: a whole hospital shares one
 * address, so that how often from one is for the councils to set. Whatever is urgent is not counted at all, and nobody is
 * ever given a puzzle. What one draft may do is a constant: it is one person's, and its codes are guessed at no faster for
 * any reason a council could have (ASVS 5.0 V6.5.5).
 */
const allowances = {
  /** Referrals begun from one address. */
  begin: { points: 'referralsBegun', seconds: 3600 },
  /** Referrals sent from one address. */
  send: { points: 'referralsSent', seconds: 3600 },
  /** Pages and savings of one draft: a fast typist for hours. */
  save: { points: 3000, seconds: 3600 },
  /** Files added to one draft. */
  files: { points: 60, seconds: 3600 },
  /** Codes asked for one draft, and from one address. */
  code: { points: 5, seconds: 3600 },
  'code-from': { points: 'codesAsked', seconds: 3600 },
  /** Codes tried from one address. */
  try: { points: 'codesTried', seconds: 3600 },
} as const

/** Counts one. Null when there is room; else the minutes to wait. A counter that fails lets everybody through. */
export const { minutesToWait } = limiter('refer', allowances)

export const forgetOldCounts = async (db: Db, nowMilliseconds: number): Promise<void> => {
  await db.deleteFrom('rate_limit').where('expire', '<', nowMilliseconds).execute()
}
