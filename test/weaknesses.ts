import { z } from 'zod'

/** What `npm audit --json` said, in lines for a person, and how the command ends. An answer that is none is never "none known". */

const weakness = z.object({
  severity: z.enum(['critical', 'high', 'moderate', 'low', 'info']),
  isDirect: z.boolean().default(false),
  via: z.array(z.union([z.string(), z.object({ title: z.string(), url: z.string() })])).default([]),
  fixAvailable: z.union([z.boolean(), z.object({ version: z.string() })]).default(false),
})
type Weakness = z.infer<typeof weakness>

const answer = z.object({
  vulnerabilities: z.record(z.string(), weakness),
  metadata: z.object({ dependencies: z.object({ total: z.number().positive() }) }),
})
const noAnswer = z.object({ message: z.string().min(1) })

export type Finding = { lines: string[]; code: 0 | 1 | 2 }

const notAsked = (why: string): Finding => ({
  lines: [
    `Could not ask for known weaknesses: ${why}`,
    'Nothing is known of them now. Ask again where the place npm is set to answers `npm audit`.',
  ],
  code: 2,
})

const order = weakness.shape.severity.options

/** How soon a release must mend it: SECURITY.md, “Dependencies”. */
const within = ({ severity }: Weakness): string =>
  severity === 'critical' || severity === 'high' ? '72 hours or 14 days' : 'the next release'

const lineOf = ([name, found]: readonly [string, Weakness]): string => {
  const told = found.via.flatMap((each) => (typeof each === 'string' ? [] : [`${each.title} (${each.url})`]))
  const mend = found.fixAvailable === false ? 'no version mends it yet' : 'a version mends it'
  const whose = found.isDirect ? ', named by us' : ''
  return `${found.severity.padEnd(8)} ${name}${whose}: ${mend}; ${within(found)}. ${told.join('; ')}`.trimEnd()
}

const read = (said: string): unknown => {
  try {
    return JSON.parse(said)
  } catch {
    return null
  }
}

export const finding = (said: string): Finding => {
  const heard = read(said)
  const parsed = answer.safeParse(heard)
  if (!parsed.success) {
    const refusal = noAnswer.safeParse(heard)
    return notAsked(refusal.success ? refusal.data.message : 'npm gave no answer.')
  }
  const { vulnerabilities, metadata } = parsed.data
  const looked = String(metadata.dependencies.total)
  const found = Object.entries(vulnerabilities).toSorted(
    ([, one], [, other]) => order.indexOf(one.severity) - order.indexOf(other.severity),
  )
  return found.length === 0
    ? { lines: [`${looked} packages: no weakness is known of any of them today.`], code: 0 }
    : {
        lines: [`${looked} packages, ${String(found.length)} with known weaknesses:`, ...found.map(lineOf)],
        code: 1,
      }
}
