import type { Action } from '../access/index.ts'

/** Where somebody proves again who they are, to come back to `then`; `doing` is what asks for it, said on the page. */
export const signInAgain = (then: string, doing: Action): string =>
  `/sign-in/again?then=${encodeURIComponent(then)}&for=${doing}`
