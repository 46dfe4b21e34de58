import { createHash, timingSafeEqual } from 'node:crypto'

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/** Is what a form carried the guard it should carry? As slow for a near miss as for a wild guess (ASVS 5.0 V11.2.4). */
export const isGuard = (sent: string, guard: string): boolean => timingSafeEqual(digest(sent), digest(guard))
