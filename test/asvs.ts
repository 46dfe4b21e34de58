import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { z } from 'zod'
import { projectRoot } from '../src/project-root.ts'

/**
 * What this service says to each requirement of ASVS 5.0 (docs/asvs/traceability.json), and what of that no longer holds.
 * A test is named as `file › its name as written`, a place in a document as `file › its heading`.
 */

const place = z.string().regex(/^\S+ › .+$/, 'is not “file › name”')
const places = z.array(place).min(1)

const requirement = z.strictObject({
  id: z.string(),
  level: z.number(),
  /** What it asks, in our words. */
  asks: z.string().min(5),
  /** It is met, and these tests show it. */
  applies: z
    .strictObject({ how: z.string().min(5).optional(), tests: places, documents: places.optional() })
    .optional(),
  /** Why it does not apply; or how it is met in writing, by what it is made of, or by whoever runs it. */
  reason: z.strictObject({ says: z.string().min(5), documents: places.optional() }).optional(),
  /** It is not met, or not wholly. */
  open: z
    .strictObject({
      missing: z.string().min(5),
      /** What whoever runs it does until then. */
      meanwhile: z.string().min(5),
      tests: places.optional(),
      documents: places.optional(),
    })
    .optional(),
})
const shape = z.strictObject({
  standard: z.string(),
  version: z.string(),
  aim: z.number(),
  /** When the answers were last read again beside their tests, by somebody who had not written them, and what came of it. */
  secondReading: z.strictObject({
    on: z.iso.date(),
    levels: z.array(z.number()).min(1),
    says: z.string().min(5),
  }),
  chapters: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      sections: z.array(
        z.strictObject({ id: z.string(), name: z.string(), requirements: z.array(requirement) }),
      ),
    }),
  ),
})

export type Traceability = z.infer<typeof shape>
export type Requirement = z.infer<typeof requirement>

export const dataFile = 'docs/asvs/traceability.json'
export const pageFile = 'docs/asvs/README.md'

/** The text of a file of the project; null where there is none. */
export type Read = (file: string) => string | null

export const readProject: Read = (file) => {
  const path = join(projectRoot, file)
  return existsSync(path) ? readFileSync(path, 'utf8') : null
}

export const traceabilityIn = (read: Read): Traceability => shape.parse(JSON.parse(read(dataFile) ?? ''))

export const requirementsOf = ({ chapters }: Traceability): Requirement[] =>
  chapters.flatMap(({ sections }) => sections.flatMap(({ requirements }) => requirements))

/** How it is answered. More than one answer, or none, is none. */
export const answerOf = ({
  applies,
  reason,
  open,
}: Requirement): 'shown' | 'written' | 'reasoned' | 'open' | null => {
  if ([applies, reason, open].filter((each) => each !== undefined).length !== 1) return null
  if (applies) return 'shown'
  if (open) return 'open'
  return reason?.documents ? 'written' : 'reasoned'
}

/** `test`, `it.each(rows)`, `test.for(rows)`: the word it begins with and whether it is put off. */
const calledBy = (call: ts.CallExpression): { word: string; isPutOff: boolean } => {
  let named: ts.Expression = call.expression
  let isPutOff = false
  while (ts.isCallExpression(named) || ts.isPropertyAccessExpression(named)) {
    if (ts.isPropertyAccessExpression(named)) isPutOff ||= /^(skip|todo|fails)$/.test(named.name.text)
    named = named.expression
  }
  return { word: ts.isIdentifier(named) ? named.text : '', isPutOff }
}

/** The names of the tests in a file (by its name ts or tsx), as they are written there; those that are skipped left out. */
export const testsIn = (text: string, file: string): Set<string> => {
  const found = new Set<string>()
  const walk = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const { word, isPutOff } = calledBy(node)
      const [name] = node.arguments
      if (isPutOff && word === 'describe') return
      if ((word === 'test' || word === 'it') && !isPutOff && name && ts.isStringLiteralLike(name))
        found.add(name.text)
    }
    ts.forEachChild(node, walk)
  }
  walk(ts.createSourceFile(file, text, ts.ScriptTarget.Latest))
  return found
}

const headingsIn = (text: string): Set<string> =>
  new Set([...text.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) => heading.trim()))

/** Which of these places are not there any more. */
const lostOf = (
  named: readonly string[],
  read: Read,
  namesIn: (text: string, file: string) => Set<string>,
): string[] => {
  const known = new Map<string, Set<string> | null>()
  return named.flatMap((each) => {
    const cut = each.indexOf(' › ')
    const [file, name] = [each.slice(0, cut), each.slice(cut + 3)]
    if (!known.has(file)) {
      const text = read(file)
      known.set(file, text === null ? null : namesIn(text, file))
    }
    const names = known.get(file)
    if (!names) return [`${file} is not there`]
    return names.has(name) ? [] : [`${file} has nothing called “${name}”`]
  })
}

const testsNamed = ({ applies, open }: Requirement): readonly string[] => applies?.tests ?? open?.tests ?? []
const documentsNamed = ({ applies, reason, open }: Requirement): readonly string[] =>
  applies?.documents ?? reason?.documents ?? open?.documents ?? []

/** What no longer holds of these answers, a line each; none when all is well. */
export const staleIn = (requirements: readonly Requirement[], read: Read): string[] =>
  requirements.flatMap((each) => [
    ...(answerOf(each) === null ? [`${each.id}: needs exactly one of applies, reason, open`] : []),
    ...lostOf(testsNamed(each), read, testsIn).map((lost) => `${each.id}: ${lost}`),
    ...lostOf(documentsNamed(each), read, headingsIn).map((lost) => `${each.id}: ${lost}`),
  ])
