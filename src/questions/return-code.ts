import { randomInt, scryptSync, timingSafeEqual } from 'node:crypto'
import { addMinutes, type Instant } from '../time/index.ts'

/** Ten minutes (ASVS 5.0 V6.5.5) and five tries: one chance in 200,000 to guess. Whose e-mail is slower asks for another. */
export const codeMinutes = 10
export const mostTries = 5

export const newCode = (): string => String(randomInt(1_000_000)).padStart(6, '0')

/**
 * Slow on purpose, and another for each draft: six figures are a million, which whoever had a copy of the database could
 * otherwise try in a second (ASVS 5.0 V6.5.2; scrypt, RFC 7914, with the parameters Node takes by default).
 */
export const hashOfCode = (draftId: string, code: string): string =>
  scryptSync(code, draftId, 32, { N: 16_384, r: 8, p: 1 }).toString('base64url')

export const codeEndsAt = (at: Instant): Instant => addMinutes(at, codeMinutes)

/** What is known of the code last sent for a draft. No hash: none was sent, or it was used. */
export type SentCode = {
  readonly hash: string | null
  readonly endsAt: Instant | null
  readonly tries: number
}

export type CodeAnswer = 'right' | 'wrong' | 'used-or-none' | 'too-late' | 'too-many'

const isEqual = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))

/** Judges a typed code. A used code is gone, so one replayed is answered like one never sent. */
export const judgeCode = (draftId: string, typed: string, sent: SentCode, now: Instant): CodeAnswer => {
  if (sent.hash === null || sent.endsAt === null) return 'used-or-none'
  if (sent.tries >= mostTries) return 'too-many'
  if (now >= sent.endsAt) return 'too-late'
  return isEqual(hashOfCode(draftId, typed.replaceAll(/\D/g, '')), sent.hash) ? 'right' : 'wrong'
}
