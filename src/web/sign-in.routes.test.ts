import { afterAll, beforeAll, expect, test } from 'vitest'
import { peterborough } from '../../demo/people.ts'
import { startService, type TestService } from '../../test/service.ts'

let service: TestService
beforeAll(async () => {
  service = await startService()
})
afterAll(() => service.stop())

test('a worker with one hat is wearing it as soon as they sign in', async () => {
  const worker = await service.signedIn('assessmentPeterborough')
  await worker.open('/acting-for')
  expect(worker.page.querySelector('.acting-for')?.textContent).toContain('Peterborough')
})

test('a contact adviser is asked whom they act for, and every page then says it', async () => {
  const adviser = await service.signedIn('adviser')
  expect((await adviser.open('/acting-for')).heading).toBe('Whom are you acting for?')
  await adviser.submit('/acting-for', { hat: `${peterborough}/screening` })
  await adviser.open('/acting-for')
  const banner = adviser.page.querySelector('.acting-for')?.textContent ?? ''
  expect(banner).toContain('Peterborough')
  expect(banner).toContain('Cambridgeshire County Council employee, under Delegation Agreement 2018')
})

test('nobody can wear a hat that no agreement gives them', async () => {
  const worker = await service.signedIn('assessmentPeterborough')
  await worker.open('/acting-for')
  await worker.submit('/acting-for', { hat: 'E10000003/assessment' })
  expect(worker.status).toBe(422)
  expect(worker.text).toContain('Choose whom you are acting for')
})

test('without signing in every worker’s page leads to signing in', async () => {
  const stranger = service.visitor()
  expect((await stranger.open('/acting-for')).heading).toBe('Sign in')
})

test('every page of a worker, also one that is refused or not there, signs out by one press', async () => {
  for (const path of [
    '/acting-for',
    '/screening',
    '/agreements',
    '/sessions',
    '/administration',
    `/contacts/${crypto.randomUUID()}`,
  ]) {
    const adviser = await service.signedIn('adviser', { authority: peterborough, fn: 'screening' })
    await adviser.open(path)
    expect([path, adviser.page.querySelector('form[action="/sign-out"] button')?.textContent.trim()]).toEqual(
      [path, 'Sign out'],
    )
    await adviser.submit('/sign-out', {})
    expect((await adviser.open('/acting-for')).heading).toBe('Sign in')
  }
})

test('a form from another site cannot sign a worker out', async () => {
  const adviser = await service.signedIn('adviser')
  await adviser.send('/sign-out', { _csrf: 'guessed' })
  expect((await adviser.open('/acting-for')).heading).toBe('Whom are you acting for?')
})

test('an hour unattended ends the session', async () => {
  const adviser = await service.signedIn('adviser')
  service.setClock('2026-11-23T10:00:00Z')
  expect((await adviser.open('/acting-for')).heading).toBe('Sign in')
  service.setClock('2026-11-23T09:00:00Z')
})

test('the service refuses to start with a route that declares nothing', async () => {
  const { default: fastify } = await import('fastify')
  const { refuseUndeclaredRoutes } = await import('./index.ts')
  const app = fastify()
  refuseUndeclaredRoutes(app)
  expect(() => app.get('/open-by-mistake', async () => 'hello')).toThrow('declares neither')
})
