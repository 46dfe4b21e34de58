import type { Step } from '../questions/index.ts'

/** Where things are, in one place. */
export const addresses = {
  start: '/refer',
  check: '/refer/check',
  send: '/refer/send',
  sent: '/refer/sent',
  later: '/refer/save-for-later',
  saved: '/refer/saved',
  comeBack: '/refer/return',
  code: '/refer/return/code',
  files: '/refer/files',
} as const

export const pageAt = (step: Pick<Step, 'address'>): string => `/refer/${step.address}`
export const autosaveAt = (step: Pick<Step, 'address'>, draftId: string): string =>
  `/refer/save/${step.address}?draft=${draftId.slice(-12)}`
