import { flowFor } from './flow.ts'
import type { Missing } from './missing.ts'
import type { SharingAgreement, SharingQuestion } from './sharing-agreement.ts'
import { anAgreement, aQuestion, signedBy } from './sharing.test-data.ts'

export type Answer = { under: string } | { missing: Missing['missing']; [detail: string]: unknown }

/** The flow used, or what is missing without what was asked. */
export const answer = (
  agreements: readonly SharingAgreement[],
  asked: Partial<SharingQuestion> = {},
): Answer => {
  const found = flowFor(agreements, aQuestion(asked))
  if ('flow' in found) return { under: found.flow.id }
  const { from: _from, to: _to, purpose: _purpose, on: _on, ...missing } = found.missing
  return { ...missing, ...('instrument' in missing ? { instrument: missing.instrument.id } : {}) }
}

/** Police, council and health have signed it. */
export const mash = anAgreement('mash')
export const everybodyBut = (but: string, ...instead: ReturnType<typeof signedBy>[]) => [
  ...mash.signatures.filter(({ organisation }) => organisation !== but),
  ...instead,
]
