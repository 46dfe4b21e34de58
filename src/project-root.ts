import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

const upToPackage = (folder: string): string | null => {
  if (existsSync(join(folder, 'package.json'))) return folder
  const above = dirname(folder)
  return above === folder ? null : upToPackage(above)
}

/**
 * The folder that holds package.json, whether this file runs as source or from `.build/`.
 * The bundle keeps its own place, so the folder a command was typed in does not matter.
 */
export const projectRoot: string = upToPackage(import.meta.dirname) ?? process.cwd()
