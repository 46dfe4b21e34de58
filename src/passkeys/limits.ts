import { limiter } from '../web/index.ts'

/** Strict where something is guessed, generous where a whole organisation shares one address. */
export const passkeyLimits = limiter('passkey', {
  /** Ceremonies begun from one address. */
  begun: { points: 600, seconds: 900 },
  /** Answers that did not fit, from one address, and for one passkey. */
  'wrong-from': { points: 60, seconds: 900 },
  'wrong-for': { points: 10, seconds: 900 },
  /** Links and codes of invitations that were not right, from one address. */
  guessed: { points: 30, seconds: 3600 },
})
