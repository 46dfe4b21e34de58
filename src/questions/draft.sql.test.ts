import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { asActor, asNobody } from '../db/index.ts'
import { instant } from '../time/index.ts'
import {
  beginDraft,
  draftCookie,
  findDraft,
  forgetOldDrafts,
  markSent,
  readDraftKey,
  saveAnswers,
  writerOf,
} from './draft.sql.ts'
import { readDraftReference } from './draft-reference.ts'
import { keepForLater, makeCode, takeCode, type CodeToSend } from './return.sql.ts'

let database: TestDatabase
const morning = instant('2026-11-23T09:00:00Z')
const later = (minutes: number) => instant(Date.parse(morning) + minutes * 60_000)

beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.drop())

const saved = (shownAt: number, by: string, answers: Record<string, string>) => ({ shownAt, by, answers })

describe('a draft', () => {
  it('is seen by its writer and by nobody else', async () => {
    const key = await beginDraft(database.db, { who: 'public' }, morning)
    const other = await beginDraft(database.db, { who: 'parent' }, morning)
    expect((await findDraft(database.db, key, morning))?.kept.answers).toEqual({ who: 'public' })
    expect(await findDraft(database.db, { ...key, secret: other.secret }, morning)).toBeNull()
    const seenBy = (id: string) =>
      asActor(database.db, writerOf(id, morning), (tx) => tx.selectFrom('draft').select('id').execute())
    expect(await seenBy(key.id)).toEqual([{ id: key.id }])
    expect(await asNobody(database.db, (tx) => tx.selectFrom('draft').select('id').execute())).toEqual([])
  })

  it('is found by the cookie alone, and the database holds no secret', async () => {
    const key = await beginDraft(database.db, {}, morning)
    expect(readDraftKey(draftCookie(key))).toEqual(key)
    expect(readDraftKey('nonsense')).toBeNull()
    expect(readDraftKey(`${key.id}.short`)).toBeNull()
    const row = await database.owner
      .selectFrom('draft')
      .selectAll()
      .where('id', '=', key.id)
      .executeTakeFirstOrThrow()
    expect(JSON.stringify(row)).not.toContain(key.secret)
  })

  it('keeps what twenty savings at the same instant bring', async () => {
    const key = await beginDraft(database.db, {}, morning)
    await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        saveAnswers(
          database.db,
          key.id,
          saved(0, `tab ${String(n)}`, { [`field-${String(n)}`]: 'typed' }),
          morning,
        ),
      ),
    )
    const draft = await findDraft(database.db, key, morning)
    expect(Object.keys(draft?.kept.answers ?? {})).toHaveLength(20)
    expect(draft?.revision).toBe(20)
  })

  it('does not change once it is sent', async () => {
    const key = await beginDraft(database.db, { a: '1' }, morning)
    await markSent(database.db, key.id, { reference: 'R' }, later(1))
    await saveAnswers(database.db, key.id, saved(0, 'tab', { a: '2' }), later(2))
    const draft = await findDraft(database.db, key, later(3))
    expect([draft?.kept.answers['a'], draft?.sentAs, draft?.sentAt]).toEqual([
      '1',
      { reference: 'R' },
      later(1),
    ])
  })

  it('is deleted after 30 days, unless somebody still has to look at it', async () => {
    const old = await beginDraft(database.db, {}, instant('2026-10-20T09:00:00Z'))
    const waiting = await beginDraft(database.db, {}, instant('2026-10-20T09:00:00Z'))
    await markSent(database.db, waiting.id, { waitsForReview: true }, instant('2026-10-20T09:05:00Z'))
    const young = await beginDraft(database.db, {}, instant('2026-10-25T09:00:00Z'))
    expect(await forgetOldDrafts(database.db, morning)).toBe(1)
    expect(await findDraft(database.db, old, morning)).toBeNull()
    expect(await findDraft(database.db, waiting, morning)).not.toBeNull()
    expect(await findDraft(database.db, young, morning)).not.toBeNull()
  })
})

describe('coming back to a draft', () => {
  const prepared = async (email = 'ana@example.org') => {
    const key = await beginDraft(database.db, { a: '1' }, morning)
    const reference = (await keepForLater(database.db, key.id, email, morning)) ?? ''
    return { key, reference }
  }
  const codeFor = async (reference: string, email: string, at = morning): Promise<CodeToSend | null> => {
    const made: CodeToSend[] = []
    await makeCode(database.db, { reference, email, at }, async (_tx, code) => {
      made.push(code)
    })
    return made[0] ?? null
  }

  it('needs the reference, the address and the code; then the old window is out', async () => {
    const { key, reference } = await prepared()
    expect(readDraftReference(reference.toLowerCase().replaceAll('-', ' '))).toBe(reference)
    expect(await codeFor(reference, 'somebody.else@example.org')).toBeNull()
    const code = await codeFor(reference, 'ANA@example.org')
    const returned = await takeCode(
      database.db,
      reference,
      ` ${code?.code.slice(0, 3) ?? ''} ${code?.code.slice(3) ?? ''}`,
      later(5),
    )
    if (returned.answer !== 'right') throw new Error(returned.answer)
    expect((await findDraft(database.db, returned.key, later(5)))?.kept.answers).toEqual({ a: '1' })
    expect(await findDraft(database.db, key, later(5))).toBeNull()
  })

  it('is refused with a code that was used, is too old, or was guessed at too often', async () => {
    const { reference } = await prepared()
    const first = (await codeFor(reference, 'ana@example.org'))?.code ?? ''
    expect((await takeCode(database.db, reference, first, later(1))).answer).toBe('right')
    expect((await takeCode(database.db, reference, first, later(2))).answer).toBe('used-or-none')
    const second = (await codeFor(reference, 'ana@example.org', later(3)))?.code ?? ''
    expect((await takeCode(database.db, reference, second, later(13))).answer).toBe('too-late')
    const third = (await codeFor(reference, 'ana@example.org', later(20)))?.code ?? ''
    const wrong = third === '123456' ? '654321' : '123456'
    const tries: string[] = []
    for (let n = 0; n < 6; n += 1)
      tries.push((await takeCode(database.db, reference, wrong, later(21))).answer)
    expect(tries).toEqual(['wrong', 'wrong', 'wrong', 'wrong', 'wrong', 'too-many'])
    expect((await takeCode(database.db, reference, third, later(21))).answer).toBe('too-many')
  })

  it('opens once when the same code is pressed twice at the same instant', async () => {
    const { reference } = await prepared()
    const code = (await codeFor(reference, 'ana@example.org'))?.code ?? ''
    const answers = await Promise.all([1, 2, 3].map(() => takeCode(database.db, reference, code, later(1))))
    expect(answers.map((each) => each.answer).toSorted()).toEqual(['right', 'used-or-none', 'used-or-none'])
  })

  it('a slip in the reference is noticed before anything is looked up', () => {
    expect(readDraftReference('D-K7QM-3F9I')).toBeNull()
    expect(readDraftReference('')).toBeNull()
  })
})
