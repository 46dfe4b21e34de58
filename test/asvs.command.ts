import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../src/project-root.ts'
import { pageFile, readProject, requirementsOf, staleIn, traceabilityIn } from './asvs.ts'
import { pageWith } from './asvs.page.ts'

/** `npm run asvs`: writes docs/asvs/README.md anew from docs/asvs/traceability.json, and says what no longer holds. */
const all = traceabilityIn(readProject)
writeFileSync(join(projectRoot, pageFile), pageWith(all, readProject(pageFile) ?? ''))
const stale = staleIn(requirementsOf(all), readProject)
for (const line of stale) console.error(line)
console.log(
  stale.length === 0
    ? `${pageFile} is written, and everything in it holds.`
    : `${pageFile} is written. ${String(stale.length)} of its answers hold no longer.`,
)
process.exitCode = stale.length === 0 ? 0 : 1
