import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { copyFile, mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import type pg from 'pg'
import type { Trusted } from './heads.ts'
import { keyLine } from './note.ts'
import { checkpoints, sealedRows } from './rows.sql.ts'

import { type About, exportFiles, exportFormat } from './export-files.ts'

/** A file written piece by piece, never faster than the disk takes it. */
class Writing {
  private readonly stream

  constructor(file: string) {
    this.stream = createWriteStream(file, { flags: 'wx', mode: 0o600 })
    // Thrown by the next piece, or by `end`.
    this.stream.on('error', () => undefined)
  }

  async add(piece: string | Buffer): Promise<void> {
    if (this.stream.errored) throw this.stream.errored
    if (!this.stream.write(piece)) await once(this.stream, 'drain')
  }

  async end(): Promise<void> {
    this.stream.end()
    await finished(this.stream)
  }
}

const writeRows = async (client: pg.Client, owner: string, folder: string): Promise<number> => {
  const rows = new Writing(join(folder, exportFiles.rows))
  const leaves = new Writing(join(folder, exportFiles.leaves))
  let written = 0
  for await (const some of sealedRows(client, owner)) {
    await rows.add(some.map(({ row }) => `${JSON.stringify(row)}\n`).join(''))
    await leaves.add(Buffer.concat(some.map(({ hash }) => hash)))
    written += some.length
  }
  await rows.end()
  await leaves.end()
  return written
}

const writeCheckpoints = async (client: pg.Client, owner: string, folder: string): Promise<number> => {
  const notes = new Writing(join(folder, exportFiles.checkpoints))
  let written = 0
  for await (const some of checkpoints(client, owner)) {
    const lines = some.map(({ note, cosignatures }) =>
      JSON.stringify({ note: `${note}${cosignatures.join('')}` }),
    )
    await notes.add(lines.map((line) => `${line}\n`).join(''))
    written += some.length
  }
  await notes.end()
  return written
}

/** Writes the export into a folder, which must be new or empty. `witness`: the file a witness keeps, to go along. */
export const exportRecord = async (
  client: pg.Client,
  council: string,
  { folder, trusted, witness }: { folder: string; trusted: Trusted; witness: string | null },
): Promise<About> => {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if ((await readdir(folder)).length > 0) throw new Error(`${folder} is not empty.`)
  const about: About = {
    format: exportFormat,
    council,
    entries: await writeRows(client, council, folder),
    checkpoints: await writeCheckpoints(client, council, folder),
    service: keyLine(trusted.service),
    witnesses: trusted.witnesses.map(keyLine),
  }
  if (witness !== null) await copyFile(witness, join(folder, exportFiles.witness))
  await writeFile(join(folder, exportFiles.about), `${JSON.stringify(about, null, 2)}\n`, { mode: 0o600 })
  return about
}
