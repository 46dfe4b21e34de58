import type { VNode } from 'preact'
import type { Tx } from '../db/index.ts'
import type { Visit } from '../web/index.ts'
import type { Agreement } from './agreement.ts'

/** What another room shows on an agreement's page, below what it is and before its record; null for nothing. */
export type AgreementPart = (showing: {
  tx: Tx
  agreement: Agreement
  all: readonly Agreement[]
  visit: Visit
}) => Promise<VNode | null>

const parts: AgreementPart[] = []

/** Called once, where a room is put together; the same part twice is one. */
export const showOnAgreement = (part: AgreementPart): void => {
  if (!parts.includes(part)) parts.push(part)
}

export const partsOfPage = (): readonly AgreementPart[] => parts
