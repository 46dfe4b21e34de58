import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { projectRoot } from '../project-root.ts'

export type SqlFile = { name: string; text: string; hash: string }

/** Line ends are left out of it: a copy checked out on Windows is the same file. */
const hashOf = (text: string): string =>
  createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex')

const sqlFiles = async (folder: string): Promise<SqlFile[]> => {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).toSorted()
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, name), 'utf8')
      return { name, text, hash: hashOf(text) }
    }),
  )
}

/** Every migration in order. Refuses a name without a number and two with the same one: their order would be chance. */
export const migrationFiles = async (folder = join(projectRoot, 'db/migrations')): Promise<SqlFile[]> => {
  const files = await sqlFiles(folder)
  const numbers = new Map<string, string>()
  for (const { name } of files) {
    const number = /^(\d{4})_\w+\.sql$/.exec(name)?.[1]
    if (number === undefined) throw new Error(`A migration is named 0001_what_it_brings.sql, not ${name}.`)
    const twin = numbers.get(number)
    if (twin !== undefined) throw new Error(`Two migrations are numbered ${number}: ${twin} and ${name}.`)
    numbers.set(number, name)
  }
  return files
}

/** Row-level security and grants: files that may be run again and again. */
export const policyFiles = (folder = join(projectRoot, 'db/policies')): Promise<SqlFile[]> => sqlFiles(folder)

export const combinedHash = (files: readonly SqlFile[]): string =>
  hashOf(files.map((file) => `${file.name} ${file.hash}`).join('\n'))
