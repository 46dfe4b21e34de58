import { signOutWorker } from '../web/index.ts'
import type { DoneAlone } from './done-alone.routes.tsx'

/** A lost laptop does not wait for a second person (ASVS 5.0 V7.4.5). */
export const signingOut: DoneAlone = {
  segment: 'sign-out',
  words: {
    heading: (name) => `Sign ${name} out everywhere`,
    lead: 'For a laptop or telephone that was lost, or a desk where somebody else may be sitting. Every browser they are signed in with is signed out at once; what they typed is kept for them. They can sign in again: where a passkey may be in other hands stop it too, and where their account at their employer’s sign-in may be, tell whoever runs that.',
    why: 'Why',
    button: 'Sign them out everywhere',
  },
  act: async (tx, workerId, reason) => (await signOutWorker(tx, workerId, reason)) !== null,
  notTheirs:
    'You sign out yourself under your own name; another council’s employee is signed out by that council',
}
