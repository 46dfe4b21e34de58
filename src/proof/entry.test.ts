import fc from 'fast-check'
import { expect, test } from 'vitest'
import { entryFile, provedBy, readEntryFile } from './entry.ts'
import { leafOf } from './leaf.ts'
import { council, logOf, noteAt, rows, trusted } from './log.test-data.ts'
import { inclusionProof } from './merkle-proof.ts'
import { flipped, runsFrom } from './merkle.test-data.ts'
import { sayProved } from './verdict.words.ts'

const entries = fc.record({ some: rows, which: fc.nat(), every: fc.constant(3) })

const fileOf = async (some: Parameters<typeof logOf>[0], which: number): Promise<string> => {
  const { leaves } = logOf(some, 3)
  const n = which % leaves.length
  const row = some[n]
  const path = await inclusionProof(n, leaves.length, runsFrom(leaves))
  return entryFile({
    council,
    leaf: (row && leafOf(row)?.toString()) ?? '',
    n,
    path: path.map((hash) => hash.toString('base64')),
    note: noteAt(leaves, leaves.length),
  })
}

test('the file of one entry proves that it stands where it says, signed and witnessed', async () => {
  await fc.assert(
    fc.asyncProperty(entries, async ({ some, which }) => {
      const read = readEntryFile(await fileOf(some, which))
      const proved = read && provedBy(read, trusted)
      expect(proved).toMatchObject({ n: which % some.length, size: some.length, by: 'witness.test' })
      expect(read && sayProved(read, proved)).toContain(`of the record of ${council}`)
    }),
    { numRuns: 40 },
  )
})

test('a leaf, a place, a path, a council or a signature that is another proves nothing', async () => {
  await fc.assert(
    fc.asyncProperty(entries, fc.nat(), async ({ some, which }, bit) => {
      const read = readEntryFile(await fileOf(some, which))
      if (!read) throw new Error('It cannot be read.')
      const bent = flipped(Buffer.from(read.note), bit).toString()
      const others = [
        { ...read, leaf: `${read.leaf}1:x,` },
        { ...read, n: read.n + 1 },
        { ...read, path: [...read.path, Buffer.alloc(32).toString('base64')] },
        { ...read, council: 'E10000003' },
      ]
      for (const other of others) expect(provedBy(other, trusted)).toBeNull()
      expect(provedBy({ ...read, note: bent }, trusted)).not.toMatchObject({
        size: some.length,
        by: 'witness.test',
      })
    }),
    { numRuns: 40 },
  )
})

test('anything else is not such a file', () => {
  for (const text of ['', 'null', '{}', '[]', '{"format":"front-door entry 1"}'])
    expect(readEntryFile(text)).toBeNull()
})
