import { cambridgeshire, peterborough } from '../../demo/people.ts'
import type { TestService, Visitor } from '../../test/service.ts'

/** Both councils' officers at their own desks, and what they type, for stories through HTTP. */

export const officerOf = (
  service: TestService,
  council: 'peterborough' | 'cambridgeshire',
): Promise<Visitor> =>
  council === 'peterborough'
    ? service.signedIn('agreementsOfficerPeterborough', { authority: peterborough, fn: 'oversight' })
    : service.signedIn('agreementsOfficerCambridgeshire', { authority: cambridgeshire, fn: 'oversight' })

/** A day as three boxes: boxes('new-to', '2029-01-01'). */
export const boxes = (name: string, on: string): Record<string, string> => {
  const [year = '', month = '', day = ''] = on.split('-')
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year }
}

export const changeIn = (visitor: Visitor): string =>
  /\/agreement-changes\/([0-9a-f-]{36})/.exec(visitor.path)?.[1] ?? `no change: ${visitor.text.slice(0, 400)}`

export const approval = (on: string, more: Record<string, string> = {}) => ({
  approves: 'yes',
  reason: 'Both services need it to go on',
  'decided-by': 'Cabinet Member for Children’s Services',
  reference: 'KEY/1',
  ...boxes('decided-on', on),
  ...boxes('published-on', on),
  ...more,
})

/** Cambridgeshire has no window of call-in: a named officer says from when it holds (governance A4, item d). */
export const namedFrom = (on: string) => ({
  officer: 'Bittern Bay, agreements officer',
  ...boxes('holds-from', on),
})
