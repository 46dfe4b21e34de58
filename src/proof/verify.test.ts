import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exportFiles } from './export-files.ts'
import { firstWrong, type Verdict } from './judge.ts'
import { hashOfRow, leafOf, type Row, saltedFields } from './leaf.ts'
import {
  about,
  council,
  type Files,
  filesOf,
  type Log,
  logOf,
  newFolder,
  noteAt,
  rows,
  seal,
  trusted,
  writeFiles,
} from './log.test-data.ts'
import { sayVerdict } from './verdict.words.ts'
import { verifyExport } from './verify.ts'

let folder: string
beforeAll(async () => {
  folder = await newFolder()
})
afterAll(() => rm(folder, { recursive: true }))

const check = async (files: Files): Promise<Verdict> => {
  await writeFiles(folder, files)
  return verifyExport(folder, about, trusted)
}

const logs = fc.record({ some: rows, every: fc.integer({ min: 1, max: 5 }) })

/** The rows put back in line under the numbers of their places, as somebody who hides what they did would. */
const renumbered = (log: Log, some: readonly Row[]): Log => ({ ...log, sealed: seal(some).sealed })

const otherThan = (text: string | null): string => (text === 'other' ? 'another' : 'other')

const fieldChanged = (row: Row, nth: number): Row => {
  const names = [...Object.keys(row.fields), 'salt']
  const name = names[nth % names.length] ?? ''
  if (name !== 'salt')
    return { ...row, fields: { ...row.fields, [name]: otherThan(row.fields[name] ?? null) } }
  const salt = row.salt ?? ''
  return { ...row, salt: salt.slice(0, -1) + (salt.endsWith('0') ? '1' : '0') }
}

describe('a record as it was sealed', () => {
  test('checks out, whatever is in it, and says how far it is signed', async () => {
    await fc.assert(
      fc.asyncProperty(logs, async ({ some, every }) => {
        const verdict = await check(filesOf(logOf(some, every)))
        expect(verdict).toMatchObject({ found: 0, leaves: some.length, erased: 0, lateAltogether: 0 })
        expect(verdict.agreesUpTo).toMatchObject({ size: some.length, by: 'witness.test' })
        expect(sayVerdict(verdict)[0]).toMatch(/^All is well/)
      }),
    )
  })

  test('with nothing on it checks out too', async () => {
    expect(await check({ rows: '', leaves: Buffer.alloc(0), checkpoints: '' })).toMatchObject({
      found: 0,
      compared: 0,
    })
  })
})

describe('any one change is found', () => {
  test('of any field of any row: the row is named', async () => {
    await fc.assert(
      fc.asyncProperty(logs, fc.nat(), fc.nat(), async ({ some, every }, which, nth) => {
        const log = logOf(some, every)
        const at = which % some.length
        const sealed = log.sealed.map((each, n) =>
          n === at && each.row ? { ...each, row: fieldChanged(each.row, nth) } : each,
        )
        const verdict = await check(filesOf({ ...log, sealed }))
        expect(verdict.found).toBeGreaterThan(0)
        expect(firstWrong(verdict)).toEqual([at, at])
      }),
      { numRuns: 300 },
    )
  })

  test('of any bit of any file', async () => {
    await fc.assert(
      fc.asyncProperty(
        logs,
        fc.constantFrom<keyof Files>('rows', 'leaves', 'checkpoints'),
        fc.nat(),
        async ({ some, every }, file, chosen) => {
          const files = filesOf(logOf(some, every))
          const bytes = Buffer.from(files[file])
          const bit = chosen % (bytes.length * 8)
          bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7))
          await writeFiles(folder, files)
          await writeFile(join(folder, exportFiles[file]), bytes)
          const verdict = await verifyExport(folder, about, trusted)
          // A witness's name or key bent is a stranger's signature: nothing is wrong with the record, and it is said.
          expect(verdict.found + verdict.strangers, `bit ${String(bit)} of ${file}`).toBeGreaterThan(0)
        },
      ),
      { numRuns: 400 },
    )
  })

  test.each(['taken out', 'put in', 'doubled', 'swapped', 'cut off'] as const)(
    'a row %s, whether or not the rows are numbered anew',
    async (how) => {
      await fc.assert(
        fc.asyncProperty(
          logs.filter(({ some }) => some.length > 1),
          fc.nat(),
          fc.boolean(),
          async ({ some, every }, which, isHidden) => {
            const log = logOf(some, every)
            const at = which % some.length
            const [first] = some
            const changed = [...log.sealed]
            const own = changed[at]
            const neighbour = changed[(at + 1) % changed.length]
            if (!own || !neighbour || !first) return
            if (how === 'taken out') changed.splice(at, 1)
            if (how === 'put in')
              changed.splice(at, 0, {
                ...own,
                row: { ...(own.row ?? first), salt: '00000000-0000-4000-8000-000000000000' },
              })
            if (how === 'doubled') changed.splice(at, 0, own)
            if (how === 'swapped') {
              changed[at] = neighbour
              changed[(at + 1) % changed.length] = own
            }
            if (how === 'cut off') changed.length = at
            const told = isHidden
              ? renumbered(
                  log,
                  changed.flatMap(({ row }) => row ?? []),
                )
              : { ...log, sealed: changed }
            const verdict = await check(filesOf(told))
            expect(verdict.found).toBeGreaterThan(0)
            const wrongFrom = firstWrong(verdict)?.[0] ?? -1
            expect(wrongFrom).toBe(how === 'swapped' ? Math.min(at, (at + 1) % some.length) : wrongFrom)
            if (how === 'cut off' || how === 'taken out') expect(wrongFrom).toBe(at)
          },
        ),
      )
    },
  )

  test('also where the hashes are made to fit what was changed: the signatures do not', async () => {
    await fc.assert(
      fc.asyncProperty(logs, fc.nat(), fc.nat(), async ({ some, every }, which, nth) => {
        const log = logOf(some, every)
        const at = which % some.length
        const forged = some.map((row, n) => (n === at ? fieldChanged(row, nth) : row))
        const leaves = forged.map((row, n) => hashOfRow(row) ?? log.leaves[n] ?? Buffer.alloc(32))
        const verdict = await check(filesOf({ ...log, sealed: seal(forged).sealed, leaves }))
        expect(verdict.found).toBeGreaterThan(0)
        const [from, to] = firstWrong(verdict) ?? [-1, -1]
        expect(from).toBeLessThanOrEqual(at)
        expect(to).toBeGreaterThanOrEqual(at)
        // Signed every few entries, so it is told to within as many.
        expect(to - from).toBeLessThan(every)
      }),
    )
  })

  test('a record of fewer entries, with checkpoints to fit, is found by a witness’s own file', async () => {
    await fc.assert(
      fc.asyncProperty(
        logs.filter(({ some }) => some.length > 1),
        async ({ some, every }) => {
          const whole = logOf(some, every)
          const shorter = logOf(some.slice(0, -1), every)
          await writeFiles(folder, filesOf(shorter))
          const own = join(folder, exportFiles.witness)
          await writeFile(own, `{}\n${JSON.stringify({ note: noteAt(whole.leaves, some.length) })}\n`)
          const verdict = await verifyExport(folder, about, trusted)
          await rm(own)
          expect(verdict.findings).toContainEqual({
            wrong: 'cut-short',
            n: some.length - 1,
            signed: some.length,
          })
        },
      ),
      { numRuns: 30 },
    )
  })
})

describe('what was erased', () => {
  const erase = (row: Row): Row => {
    const hash = hashHidden(row)
    const fields = Object.fromEntries(
      Object.entries(row.fields).filter(([name]) => !saltedFields(row.kind).includes(name)),
    )
    return { ...row, fields, salt: null, erasedHash: hash }
  }
  const hashHidden = (row: Row): string => {
    // The hash stands in the leaf: read it out of there, as erasing keeps it.
    return /,64:([0-9a-f]{64}),$/.exec((leafOf(row) ?? Buffer.alloc(0)).toString())?.[1] ?? ''
  }
  const tellingOf = (id: string): Row => ({
    kind: 'event',
    salt: '11111111-1111-4111-8111-111111111111',
    erasedHash: null,
    fields: {
      owner: council,
      id: '22222222-2222-4222-8222-222222222222',
      stream: 'erasure',
      subject_id: id,
      seq: '1',
      type: 'data-erased',
      happened_at: '2026-11-21T08:59:00.000001Z',
      recorded_at: '2026-11-21T08:59:00.000001Z',
      data: '{}',
      actor_kind: 'system',
      staff_id: null,
      acting_for: null,
      fn: null,
      because: '{}',
      by_name: null,
    },
  })

  test('keeps its place: nothing is wrong, and it is said that it was erased', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (some) => {
        const [first] = some
        if (!first) return
        const log = logOf([...some, tellingOf(first.fields['id'] ?? '')], 3)
        const sealed = log.sealed.map((each, n) =>
          n === 0 && each.row ? { ...each, row: erase(each.row) } : each,
        )
        const verdict = await check(filesOf({ ...log, sealed }))
        expect(verdict).toMatchObject({ found: 0, erased: 1 })
        expect(sayVerdict(verdict).join(' ')).toContain('1 entry erased')
      }),
      { numRuns: 30 },
    )
  })

  test('and not told of on the record is found', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (some) => {
        const log = logOf(some, 3)
        const sealed = log.sealed.map((each, n) =>
          n === 0 && each.row ? { ...each, row: erase(each.row) } : each,
        )
        const verdict = await check(filesOf({ ...log, sealed }))
        expect(verdict.findings.map(({ wrong }) => wrong)).toEqual(['erased-untold'])
      }),
      { numRuns: 30 },
    )
  })
})

test('a row that says it is older than a checkpoint without it is pointed out', async () => {
  const some = fc.sample(rows, 1)[0] ?? []
  const log = logOf(some, 100)
  const { leaves } = log
  const [first] = some
  if (!first) return
  const late: Row = { ...first, fields: { ...first.fields, id: '33333333-3333-4333-8333-333333333333' } }
  const whole = logOf([...some, late], 100)
  const anHourLater = Date.parse('2026-11-21T10:00:00Z') / 1000
  const notes = [noteAt(leaves, leaves.length, anHourLater), ...whole.notes]
  const verdict = await check(filesOf({ ...whole, notes }))
  expect(verdict.found).toBe(0)
  expect(verdict.late).toMatchObject([{ n: some.length, signedAt: '2026-11-21T10:00:00.000Z' }])
  expect(sayVerdict(verdict).join('\n')).toContain('was not there at 2026-11-21T10:00:00.000Z')
})
