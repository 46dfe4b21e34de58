import { z } from 'zod'
import { instant, type Instant } from '../time/index.ts'

/** Which weeks of late enquiries to see, and where the page before ended. */
export type LateChoice = { days: (typeof periods)[number]; after: LateAfter | null }

export type LateAfter = { decidedAt: Instant; id: string }

export const periods = [7, 28, 91] as const

export const periodWords: Readonly<Record<LateChoice['days'], string>> = {
  7: 'The last 7 days',
  28: 'The last 28 days',
  91: 'The last 13 weeks',
}

const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/
const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/

/** An address made by hand, or an old one, starts from the top. */
const readAfter = (text: string): LateAfter | null => {
  const [decidedAt = '', id = ''] = text.split('~')
  if (!moment.test(decidedAt) || !uuid.test(id)) return null
  try {
    return { decidedAt: instant(decidedAt), id }
  } catch {
    return null
  }
}

const readDays = (text: string): LateChoice['days'] => periods.find((days) => String(days) === text) ?? 28

export const lateChoice: z.ZodType<LateChoice> = z.object({
  days: z.string().catch('').transform(readDays),
  after: z.string().catch('').transform(readAfter),
})

export const lateAddress = ({ days, after }: LateChoice): string =>
  `/enquiries/late?days=${String(days)}${after === null ? '' : `&after=${after.decidedAt}~${after.id}`}`
