import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { appUrl, refuseUnboundRole } from './roles.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.drop())

describe('the runtime role', () => {
  it('has a password of its own, the same for every process, from which the owner’s cannot be read', () => {
    const owner = 'postgres://owner:p%40ss@db.example.org:5433/front_door?sslmode=require'
    const url = new URL(appUrl(owner))
    expect(url.username).toBe('front_door_app')
    expect(url.host + url.pathname + url.search).toBe('db.example.org:5433/front_door?sslmode=require')
    expect(url.password).not.toContain('p%40ss')
    expect(appUrl(owner)).toBe(url.href)
    expect(appUrl('postgres://owner:other@db.example.org:5433/front_door')).not.toContain(url.password)
  })

  it('is the one that DATABASE_APP_URL names, when it names one', () => {
    expect(appUrl('postgres://owner:a@one/db', 'postgres://front_door_app:b@two/db')).toBe(
      'postgres://front_door_app:b@two/db',
    )
  })

  it('is accepted as it is made, and the owner in its place is refused', async () => {
    await expect(refuseUnboundRole(database.url)).resolves.toBeUndefined()
    await expect(refuseUnboundRole(database.ownerUrl)).rejects.toThrow(/not bypass row-level security/)
  })
})
