import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { AuthorityCode } from '../access/index.ts'
import { asNobody, type Tx } from '../db/index.ts'
import { instant } from '../time/index.ts'
import { type House, open } from '../web/index.ts'
import { type Hash } from './merkle.ts'
import { consistencyProof, inclusionProof } from './merkle-proof.ts'
import { keyLine, readKeyLine, signedBy, takeApart, verifierOf } from './note.ts'
import { readCheckpoint } from './checkpoint.ts'
import { asService, signerOf } from './sealing.ts'
import { keepCosignature, keptCheckpoint, leafHashes, storedRuns } from './tree.sql.ts'

/**
 * What a witness asks, from another computer and without an account: signed numbers and hashes. None of it says anything
 * of anybody: a leaf's data is hashed with a salt that never leaves the database this way.
 */
const because = 'a witness of either council checks the sealed record: hashes and numbers only'

/** So many hashes in one answer: 128 kB. */
const mostHashes = 4_096

const whole = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER)

const notThere = (reply: FastifyReply): FastifyReply =>
  reply.status(404).header('cache-control', 'no-store').type('text/plain; charset=utf-8').send('Not there.\n')

const plain = (reply: FastifyReply, text: string): FastifyReply =>
  reply.header('cache-control', 'no-store').type('text/plain; charset=utf-8').send(text)

const lines = (hashes: readonly Hash[]): string =>
  hashes.map((hash) => `${hash.toString('base64')}\n`).join('')

type Asked<Q> = { owner: AuthorityCode; query: Q; tx: Tx; reply: FastifyReply }

/** A question about one council's record; anything that cannot be answered is not there. */
const question = <Q>(
  app: FastifyInstance,
  house: House,
  path: string,
  shape: z.ZodType<Q>,
  answer: (asked: Asked<Q>) => Promise<FastifyReply>,
): void => {
  open(app, { method: 'GET', path: `/proof/:council/${path}`, because }, async (request, reply) => {
    const owner = await councilOf(house, request)
    const query = shape.safeParse(request.query)
    if (owner === null || !query.success) return notThere(reply)
    return asNobody(house.db, (tx) => answer({ owner, query: query.data, tx, reply }), {
      readOnly: true,
    }).catch((error: unknown) => {
      if (error instanceof RangeError) return notThere(reply)
      throw error
    })
  })
}

const councilOf = async (house: House, request: FastifyRequest): Promise<AuthorityCode | null> => {
  const { council } = request.params as { council: string }
  return (await house.councils()).some(({ code }) => code === council) ? council : null
}

const nothingAsked = z.object({})

const told = z.object({ size: whole, line: z.string().max(2_000) })

/** A witness tells what it signed. Believed only from the keys this installation was given, of a checkpoint it made. */
const takeCosignature = (app: FastifyInstance, house: House): void => {
  open(app, { method: 'POST', path: '/proof/:council/cosignature', because }, async (request, reply) => {
    const owner = await councilOf(house, request)
    const given = told.safeParse(request.body)
    if (owner === null || !given.success || !house.record) return notThere(reply)
    const { size, line } = given.data
    const { witnesses } = house.record
    const kept = await asService(house, owner, async (tx) => {
      const checkpoint = await keptCheckpoint(tx, owner, size)
      if (checkpoint?.size !== size) return false
      const text = takeApart(checkpoint.note)?.text ?? ''
      for (const verifier of witnesses.flatMap((each) => readKeyLine(each) ?? [])) {
        const said = signedBy(`${text}\n${line}`, verifier)
        if (said?.seconds === null || said?.seconds === undefined || !readCheckpoint(text)) continue
        const at = instant(said.seconds * 1000)
        return keepCosignature(tx, owner, { size, witness: verifier.name, line, at })
      }
      return false
    })
    return kept ? reply.status(204).header('cache-control', 'no-store').send() : notThere(reply)
  })
}

export const proofRoutes = (app: FastifyInstance, house: House): void => {
  question(app, house, 'key', nothingAsked, async ({ owner, reply }) =>
    house.record
      ? plain(reply, `${keyLine(verifierOf(signerOf(house.record, owner), 'signature'))}\n`)
      : notThere(reply),
  )
  question(app, house, 'checkpoint', nothingAsked, async ({ owner, tx, reply }) => {
    const checkpoint = await keptCheckpoint(tx, owner)
    return checkpoint ? plain(reply, checkpoint.note) : notThere(reply)
  })
  question(
    app,
    house,
    'consistency',
    z.object({ from: whole, to: whole }),
    async ({ owner, query, tx, reply }) =>
      plain(reply, lines(await consistencyProof(query.from, query.to, storedRuns(tx, owner)))),
  )
  question(
    app,
    house,
    'inclusion',
    z.object({ leaf: whole, size: whole }),
    async ({ owner, query, tx, reply }) =>
      plain(reply, lines(await inclusionProof(query.leaf, query.size, storedRuns(tx, owner)))),
  )
  question(app, house, 'entries', z.object({ from: whole }), async ({ owner, query, tx, reply }) =>
    reply
      .header('cache-control', 'no-store')
      .type('application/octet-stream')
      .send(await leafHashes(tx, owner, query.from, mostHashes)),
  )
  takeCosignature(app, house)
}
