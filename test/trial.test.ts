import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadCounty } from '../demo/load.ts'
import { loadOrganisation } from '../demo/organisation.ts'
import { people } from '../demo/people.ts'
import { connect, type Db } from '../src/db/connect.ts'
import { freePort } from '../src/db/embedded-server.ts'
import { migrate } from '../src/db/migrate.ts'
import { migrationFiles } from '../src/db/migration-files.ts'
import { projectRoot } from '../src/project-root.ts'
import { instant } from '../src/time/index.ts'
import { emptyDatabase, freshDatabase, type TestDatabase } from './database.ts'
import { type Started, startService } from './started.ts'

/** Signing in as an invented person: in a trial alone, and never where anybody real may be. */

let database: TestDatabase
let started: Started[] = []
beforeEach(async () => {
  database = await freshDatabase()
})
afterEach(async () => {
  for (const { child, ended } of started) {
    child.kill('SIGTERM')
    await ended()
  }
  started = []
  await database.drop()
})

const start = async (env: Record<string, string>): Promise<Started> => {
  const service = startService({
    DATABASE_URL: database.ownerUrl,
    PORT: String(await freePort()),
    ...env,
  })
  started.push(service)
  return service
}

/** A council's own database: its organisation and one real employee, put there by its own people. */
const aCouncilsOwn = async (): Promise<void> => {
  await sql`
    insert into organisation (code, kind, name, valid_from)
      values ('E06000099', 'authority', 'A council', '1998-04-01')`.execute(database.owner)
  await sql`
    insert into staff (id, name, initials, email, valid_from)
      values (gen_random_uuid(), 'Somebody Real', 'SR', 'somebody@example.org', '2020-01-01')`.execute(
    database.owner,
  )
}

const names = async (): Promise<string[]> =>
  (await database.owner.selectFrom('staff').select('name').execute()).map(({ name }) => name)
const isMarked = async (): Promise<boolean> =>
  (await database.owner.selectFrom('trial_mark').select('made_at').execute()).length > 0

describe('a database that was not made as a trial', () => {
  it('lets nobody sign in as an invented person: the service says why, stops, and changes nothing', async () => {
    await aCouncilsOwn()
    const service = await start({ DEMO: '1' })
    expect(await service.ended()).toBe(1)
    expect(service.said()).toContain('was not made as a trial and holds people already')
    expect([await names(), await isMarked()]).toEqual([['Somebody Real'], false])
  })

  it('takes in no demonstration by its command either', async () => {
    await aCouncilsOwn()
    for (const asked of [[], ['--contacts', '10']]) {
      const child = spawn(
        process.execPath,
        [join(projectRoot, 'run/run.js'), 'demo/county.command.ts', ...asked],
        {
          cwd: projectRoot,
          env: { ...process.env, DATABASE_URL: database.ownerUrl },
          stdio: ['ignore', 'pipe', 'pipe'],
        },
      )
      let said = ''
      child.stderr.on('data', (part: Buffer) => (said += part.toString()))
      const [code] = (await once(child, 'close')) as [number]
      expect([code, said]).toEqual([1, expect.stringContaining('was not made as a trial')])
    }
    expect([await names(), await isMarked()]).toEqual([['Somebody Real'], false])
  })

  it('has no page on which to choose whom to be, and no strip that says trial', async () => {
    await aCouncilsOwn()
    const address = await (await start({ DEMO: '0' })).address()
    const form = await fetch(`${address}/sign-in`, {
      method: 'POST',
      body: new URLSearchParams({ person: people.adviser.id }),
    })
    expect(form.status).toBe(404)
    expect(form.headers.get('set-cookie')).toBeNull()
    const page = await (await fetch(`${address}/start`)).text()
    expect(page).not.toContain('Trial:')
  })

  it('cannot be marked by the service itself, whatever asks it to', async () => {
    await expect(database.db.insertInto('trial_mark').defaultValues().execute()).rejects.toThrow(
      'permission denied',
    )
  })

  it('is not marked by its migrations', async () => {
    expect(await isMarked()).toBe(false)
  })
})

describe('a database made as a trial', () => {
  const madeAsATrial = async (): Promise<void> => {
    await loadOrganisation(database.owner)
    await loadCounty({
      ownerUrl: database.ownerUrl,
      now: instant('2026-11-23T10:00:00Z'),
      contacts: 20,
    })
  }

  it('says on every page that its people are invented, whoever reads it', async () => {
    await madeAsATrial()
    expect(await isMarked()).toBe(true)
    const address = await (await start({ DEMO: '1' })).address()
    const strip = '<p class="trial-strip">Trial: invented people. Nobody here is real.</p>'
    for (const path of ['/start', '/sign-in', '/refer', '/privacy', '/nothing', '/sign-in/passkey'])
      expect([path, (await (await fetch(`${address}${path}`)).text()).includes(strip)]).toEqual([path, true])
    const signedIn = await fetch(`${address}/sign-in`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ person: people.assessmentPeterborough.id }),
    })
    const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    for (const path of ['/hand-overs', '/sessions', '/hand-overs/nothing'])
      expect([
        path,
        (await (await fetch(`${address}${path}`, { headers: { cookie } })).text()).includes(strip),
      ]).toEqual([path, true])
  })

  it('still says so when its people sign in with an employer instead, and then nobody chooses whom to be', async () => {
    await madeAsATrial()
    const address = await (await start({ DEMO: '0' })).address()
    expect(await (await fetch(`${address}/start`)).text()).toContain('Trial: invented people')
    const form = await fetch(`${address}/sign-in`, { method: 'POST', body: new URLSearchParams() })
    expect(form.status).toBe(404)
  })

  it('older than the mark is given it by the migration, if nobody but the invented people is in it', async () => {
    const files = await migrationFiles()
    const before = files.filter(({ name }) => name < '0052')
    const trial = async (alsoReal: boolean): Promise<number> => {
      const { ownerUrl, drop } = await emptyDatabase()
      const owner: Db = connect(ownerUrl, { max: 1 })
      try {
        await migrate({ ownerUrl, migrations: before, policies: [] })
        const add = (id: string, name: string) =>
          sql`insert into staff (id, name, initials, email, valid_from)
            values (${id}, ${name}, 'X', ${`${name}@example.org`}, '2020-01-01')`.execute(owner)
        await add(people.adviser.id, 'wren')
        if (alsoReal) await add(crypto.randomUUID(), 'real')
        await migrate({ ownerUrl, migrations: files, policies: [] })
        return (await owner.selectFrom('trial_mark').select('made_at').execute()).length
      } finally {
        await owner.destroy()
        await drop()
      }
    }
    expect([await trial(false), await trial(true)]).toEqual([1, 0])
  })
})
