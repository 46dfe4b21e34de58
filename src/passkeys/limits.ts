import { limiter } from '../web/index.ts'

/**
 * Strict where something is guessed, generous where a whole organisation shares one address: how generous is for the
 * councils to set. For one passkey it is a constant: whoever holds it needs no tenth try (ASVS 5.0 V6.3.1).
 */
export const passkeyLimits = limiter('passkey', {
  /** Ceremonies begun from one address. */
  begun: { points: 'signInsBegun', seconds: 900 },
  /** Answers that did not fit, from one address, and for one passkey. */
  'wrong-from': { points: 'passkeysWrong', seconds: 900 },
  'wrong-for': { points: 10, seconds: 900 },
  /** Links and codes of invitations that were not right, from one address. */
  guessed: { points: 'linksGuessed', seconds: 3600 },
})
