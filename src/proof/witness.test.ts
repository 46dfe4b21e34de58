import { generateKeyPairSync } from 'node:crypto'
import { readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { cambridgeshire, peterborough } from '../../demo/people.ts'
import { startService, type TestService } from '../../test/service.ts'
import type { RecordSigning } from '../web/index.ts'
import { addEvent, addMany, asSuperuser } from './record.test-data.ts'
import { newFolder } from './log.test-data.ts'
import { keyLine, type Signer, verifierOf } from './note.ts'
import { RowsRound } from './rows-round.ts'
import { sealRecord } from './sealing.ts'
import { type Ask, type Seen, Witness } from './witness.ts'
import { keptNotes, KeptDamaged } from './witness-kept.ts'
import { exitCodeOf, sayRows, sayWhatWasSeen } from './witness.words.ts'

/** Each council's witness asks the running service, and the record is altered behind it as a superuser can. */

let service: TestService
let folder: string
const own = (name: string): Signer => ({ name, key: generateKeyPairSync('ed25519').privateKey })
const signers = {
  [cambridgeshire]: own('witness.cambridgeshire'),
  [peterborough]: own('witness.peterborough'),
}
const signing: RecordSigning = {
  name: 'test',
  key: generateKeyPairSync('ed25519').privateKey,
  witnesses: Object.values(signers).map((signer) => keyLine(verifierOf(signer, 'cosignature'))),
}
const councils = [cambridgeshire, peterborough] as const
const seconds = 1_795_251_600

beforeEach(async () => {
  service = await startService({ now: '2026-11-21T09:00:00Z' })
  service.house.record = signing
  folder = await newFolder()
  return async () => {
    await rm(folder, { recursive: true })
    await service.stop()
  }
})

const ask: Ask = async (path, told) => {
  const { statusCode, rawPayload } = await service.app.inject(
    told === undefined
      ? { method: 'GET', url: path }
      : {
          method: 'POST',
          url: path,
          headers: { 'content-type': 'application/json' },
          payload: JSON.stringify(told),
        },
  )
  return { status: statusCode, body: rawPayload }
}

const fileOf = (council: string): string => join(folder, council)
const witnessOf = (council: keyof typeof signers, by: Ask = ask): Witness =>
  new Witness({
    council,
    file: fileOf(council),
    signer: signers[council] ?? own('none'),
    serviceKey: null,
    ask: by,
  })

const seal = () => sealRecord({}, service.house)
const look = (council: keyof typeof signers = peterborough, by: Ask = ask): Promise<Seen> =>
  witnessOf(council, by).look(seconds)

const write = async (many: number, owner: string = peterborough): Promise<void> => {
  await addMany(service.database.owner, many, owner)
  await seal()
}

describe('a council’s own witness', () => {
  test('signs what the service signed, keeps it outside the database, and finds each time that it only grew', async () => {
    expect(await look()).toEqual({ kind: 'no-checkpoint-yet' })
    await write(300)
    expect(await look()).toEqual({ kind: 'agrees', size: 300, added: 300, isTold: true })
    expect(await look()).toEqual({ kind: 'agrees', size: 300, added: 0, isTold: true })
    for (const more of [1, 7, 300]) {
      await write(more)
      expect(await look()).toMatchObject({ kind: 'agrees', added: more, isTold: true })
    }
    const { pinned, notes } = await keptNotes(fileOf(peterborough))
    expect(pinned?.origin).toBe(`test/${peterborough}`)
    expect(notes).toHaveLength(4)
    expect(notes.every((note) => note.includes('— witness.peterborough '))).toBe(true)
    expect((await readFile(`${fileOf(peterborough)}.leaves`)).length).toBe(608 * 32)
  })

  test('knows its own council’s record alone: the other’s grows without it', async () => {
    await write(5)
    await look()
    await write(9, cambridgeshire)
    expect(await look()).toMatchObject({ kind: 'agrees', added: 0 })
    expect(await look(cambridgeshire)).toMatchObject({ kind: 'agrees', size: 9 })
  })

  test('says so when nobody answers, and that is no alarm', async () => {
    const seen = await look(peterborough, () => Promise.reject(new TypeError('fetch failed')))
    expect(seen).toEqual({ kind: 'unreachable', why: 'fetch failed' })
    expect(exitCodeOf(seen)).toBe(2)
  })

  test('goes on after a crash in the middle of writing', async () => {
    await write(3)
    await look()
    await write(3)
    await writeFile(`${fileOf(peterborough)}.leaves`, Buffer.alloc(40, 7), { flag: 'a' })
    await writeFile(fileOf(peterborough), '{"note": "half a', { flag: 'a' })
    expect(await look()).toMatchObject({ kind: 'agrees', size: 6 })
    await rm(`${fileOf(peterborough)}.tree`)
    await write(1)
    expect(await look()).toMatchObject({ kind: 'agrees', size: 7 })
  })

  test('notices when its own files were altered', async () => {
    await write(3)
    await look()
    await rm(`${fileOf(peterborough)}.tree`)
    await truncate(`${fileOf(peterborough)}.leaves`, 64)
    await expect(look()).rejects.toThrow(KeptDamaged)
  })
})

/** The alarm, in plain words, with the evidence kept. */
const alarm = async (wrong: string, said: RegExp): Promise<void> => {
  const seen = await look()
  expect(seen).toMatchObject({ kind: 'wrong', wrong })
  expect(exitCodeOf(seen)).toBe(1)
  expect(sayWhatWasSeen(peterborough, seen).join(' ')).toMatch(said)
  // And again, each time it looks: it signs nothing of it.
  expect(await look()).toMatchObject({ kind: 'wrong', wrong })
}

/** What somebody could do who holds the database and the service's key: rewrite the tree and sign it anew. */
const rewriteTree = (change: string): Promise<void> =>
  asSuperuser(service.database, async (tx) => {
    await sql
      .raw(
        `delete from proof.cosignature; delete from proof.checkpoint; delete from proof.subtree; ${change};
        insert into proof.subtree select owner, 8, n / 256, proof.root_of(string_agg(hash, '' order by n)) from proof.leaf
        group by owner, n / 256 having count(*) = 256`,
      )
      .execute(tx)
  })

describe('it raises the alarm, and keeps what it was shown', () => {
  beforeEach(async () => {
    await write(300)
    await look()
  })

  test('where the record was cut short', async () => {
    await rewriteTree('delete from proof.leaf where n >= 200')
    await seal()
    await alarm('shrunk', /cut short: it had 300 entries when this witness signed it, and now has 200/)
    expect((await readdir(folder)).some((name) => name.includes('evidence'))).toBe(true)
  })

  test('where one entry was changed and signed anew', async () => {
    await rewriteTree(`update proof.leaf set hash = sha256('forged') where n = 123`)
    await seal()
    await alarm('forked', /two different records of 300 entries/)
  })

  test('where one entry was changed and the record grew on', async () => {
    await rewriteTree(`update proof.leaf set hash = sha256('forged') where n = 123`)
    await write(50)
    await alarm('rewritten', /not the beginning of what the service shows now/)
  })

  test('where two entries changed places', async () => {
    await rewriteTree(`update proof.leaf l set hash = o.hash from proof.leaf o
      where l.owner = '${peterborough}' and o.owner = l.owner and (l.n, o.n) in ((7, 8), (8, 7))`)
    await write(1)
    await alarm('rewritten', /rewritten/)
  })

  test('where everything was taken away', async () => {
    await rewriteTree('delete from proof.leaf')
    await alarm('shrunk', /now has 0 entries/)
  })

  test('where somebody else signs', async () => {
    service.house.record = { ...signing, key: generateKeyPairSync('ed25519').privateKey }
    await rewriteTree('select 1')
    await seal()
    await alarm('not-signed', /not signed with the key/)
  })

  test('where it is shown another council’s record', async () => {
    await write(2, cambridgeshire)
    const seen = await look(peterborough, (path, told) =>
      ask(path.replace(peterborough, cambridgeshire), told),
    )
    expect(seen).toMatchObject({ kind: 'wrong', wrong: 'not-signed' })
  })

  test('where the hashes given out are not those that were signed', async () => {
    await write(3)
    const seen = await look(peterborough, async (path, told) => {
      const answer = await ask(path, told)
      return path.includes('entries') ? { ...answer, body: Buffer.alloc(answer.body.length, 1) } : answer
    })
    expect(seen).toMatchObject({ kind: 'wrong', wrong: 'other-leaves' })
  })
})

describe('a row altered by hand, by a superuser', () => {
  const find = async (council: keyof typeof signers) => {
    const looked = await new RowsRound({
      ownerUrl: service.database.ownerUrl,
      council,
      file: fileOf(council),
    }).all()
    return looked.wrong
  }

  test('is found by that council’s own witness, which names it; the other’s finds its own record well', async () => {
    for (const council of councils) {
      await write(20, council)
      await look(council)
    }
    const id = await addEvent(service.database.owner, { owner: peterborough, data: '{"outcome": "closed"}' })
    await seal()
    for (const council of councils) await look(council)
    await asSuperuser(service.database, (tx) =>
      sql`update event set data = '{"outcome": "accepted"}' where id = ${id}`.execute(tx),
    )
    expect(await find(peterborough)).toEqual([{ wrong: 'altered', n: 20, kind: 'event', id }])
    expect(await find(cambridgeshire)).toEqual([])
    // Hiding it in the tree as well does not help: the witness kept the hash.
    await rewriteTree(
      `update proof.leaf l set hash = proof.leaf_hash(e) from event e where e.owner = l.owner and e.id = l.row_id`,
    )
    await seal()
    expect(await find(peterborough)).toEqual([{ wrong: 'altered', n: 20, kind: 'event', id }])
    expect(await look()).toMatchObject({ kind: 'wrong', wrong: 'forked' })
    const [said] = sayRows(peterborough, { from: 0, to: 21, wrong: await find(peterborough) })
    expect(said).toContain('ALARM')
  })

  test('is found in its turn by a witness that looks at some thousand rows each time', async () => {
    await write(5_200)
    await look()
    await asSuperuser(service.database, (tx) =>
      sql`delete from event where id = (select row_id from proof.leaf where owner = ${peterborough} and n = 5100)`.execute(
        tx,
      ),
    )
    const round = new RowsRound({
      ownerUrl: service.database.ownerUrl,
      council: peterborough,
      file: fileOf(peterborough),
      most: 5_000,
    })
    expect(await round.next()).toEqual({ from: 0, to: 5_000, wrong: [] })
    expect(await round.next()).toEqual({
      from: 5_000,
      to: 5_200,
      wrong: [{ wrong: 'gone', n: 5_100, upTo: 5_101 }],
    })
    expect(await round.next()).toMatchObject({ from: 0, to: 5_000 })
  })
})

describe('the service itself', () => {
  const alerts = async (kind: string) =>
    service.database.owner.selectFrom('alert').select('owner').where('kind', '=', kind).execute()

  test('signs nothing more once the tree is not what it signed, and tells both who must know, once', async () => {
    await write(300)
    await asSuperuser(service.database, (tx) =>
      sql`update proof.leaf set hash = sha256('x') where n = 299`.execute(tx),
    )
    await write(5)
    await write(5)
    expect((await ask(`/proof/${peterborough}/checkpoint`)).body.toString()).toContain('\n300\n')
    expect((await alerts('record-altered')).map(({ owner }) => owner)).toEqual([peterborough])
    const officer = await service.signedIn('privacyPeterborough')
    await officer.open('/alerts')
    expect(officer.text).toContain('The sealed record is not what was signed of it')
  })

  test('tells when a witness has not signed for more than five minutes while there was something to sign', async () => {
    await write(3)
    await look()
    service.setClock('2026-11-21T09:01:00Z')
    await write(3)
    service.setClock('2026-11-21T09:05:00Z')
    await seal()
    expect(await alerts('witness-behind')).toEqual([])
    service.setClock('2026-11-21T09:06:01Z')
    await seal()
    expect((await alerts('witness-behind')).map(({ owner }) => owner)).toEqual([peterborough])
  })

  test('believes nobody else’s co-signature', async () => {
    await write(3)
    const stranger = new Witness({
      council: peterborough,
      file: join(folder, 'stranger'),
      signer: own('witness.peterborough'),
      serviceKey: null,
      ask,
    })
    expect(await stranger.look(seconds)).toMatchObject({ kind: 'agrees', isTold: false })
    for (const told of [{}, { size: 3, line: 'x' }, { size: 4, line: '— a b\n' }, { size: -1, line: '' }])
      expect((await ask(`/proof/${peterborough}/cosignature`, told)).status).toBe(404)
  })

  test('answers what anybody may ask with hashes and numbers, and what is not there with nothing', async () => {
    await write(3)
    for (const [path, status] of [
      ['checkpoint', 200],
      ['key', 200],
      ['consistency?from=1&to=3', 200],
      ['inclusion?leaf=0&size=3', 200],
      ['entries?from=0', 200],
      ['consistency?from=3&to=4', 404],
      ['consistency?from=0&to=3', 404],
      ['consistency?from=x&to=3', 404],
      ['inclusion?leaf=3&size=3', 404],
      ['entries', 404],
    ] as const) {
      const { status: got, body } = await ask(`/proof/${peterborough}/${path}`)
      expect(got, path).toBe(status)
      if (path.startsWith('consistency') && status === 200)
        expect(body.toString()).toMatch(/^([A-Za-z0-9+/]{43}=\n)+$/)
    }
    expect((await ask('/proof/E99999999/checkpoint')).status).toBe(404)
  })
})
