import { limiter } from './limiter.sql.ts'

/**
 * How often signing in may be tried, counted for all processes together. From one address generously: at nine o'clock
 * a whole council comes from one, and how many that are is for the councils to set. For one account strictly, and by a
 * constant: nobody signs in more often, and a setting would only loosen it (ASVS 5.0 V6.3.1).
 */
export const signInLimits = limiter('sign-in', {
  /** Sign-ins begun from one address. */
  begun: { points: 'signInsBegun', seconds: 900 },
  /** Sign-ins one account came back from. */
  account: { points: 20, seconds: 900 },
})
