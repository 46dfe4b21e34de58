import { readFileSync } from 'node:fs'
import fastify from 'fastify'

/** Answers everything with the bytes and headers of one file: the floor under any page of that size. */
const [file = '', port = '0'] = process.argv.slice(2)
const { headers, body } = JSON.parse(readFileSync(file, 'utf8')) as {
  headers: Record<string, string>
  body: string
}
const bytes = Buffer.from(body, 'base64')

const app = fastify()
app.get('/*', async (_request, reply) => reply.headers(headers).send(bytes))
await app.listen({ host: '127.0.0.1', port: Number(port) })
console.log(`A bare response is at http://127.0.0.1:${port}`)
for (const end of ['SIGTERM', 'disconnect']) process.on(end, () => process.exit(0))
