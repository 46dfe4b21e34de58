import { connect } from 'node:net'

export type Scanner = { readonly host: string; readonly port: number; readonly milliseconds?: number }

export type Scanned =
  | { readonly found: 'clean' }
  | { readonly found: 'virus'; readonly name: string }
  | { readonly found: 'no-answer' }

/** The scanner named in the environment, or null when none is configured. */
export const configuredScanner = (
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Scanner | null => {
  const host = environment['CLAMD_HOST']
  if (host === undefined || host === '') return null
  return { host, port: Number(environment['CLAMD_PORT'] ?? '') || 3310 }
}

const patience = 30_000
const chunkSize = 64 * 1024

/** clamd's INSTREAM: the command, then chunks each after its length in four bytes, then a length of nought. */
const framed = (content: Buffer): Buffer[] => {
  const chunks: Buffer[] = [Buffer.from('zINSTREAM\0')]
  for (let start = 0; start < content.length; start += chunkSize) {
    const chunk = content.subarray(start, start + chunkSize)
    const length = Buffer.alloc(4)
    length.writeUInt32BE(chunk.length)
    chunks.push(length, chunk)
  }
  return [...chunks, Buffer.alloc(4)]
}

/** `stream: OK`, `stream: Eicar-Test-Signature FOUND`, or an error, which is no answer. */
const readAnswer = (text: string): Scanned => {
  const answer = text.replaceAll('\0', '').trim()
  if (answer === 'stream: OK') return { found: 'clean' }
  const virus = /^stream: (.+) FOUND$/.exec(answer)
  return virus ? { found: 'virus', name: virus[1] ?? '' } : { found: 'no-answer' }
}

/** Asks clamd about one file. A scanner that is silent, broken or unreachable gives 'no-answer', never 'clean'. */
export const scan = (scanner: Scanner, content: Buffer): Promise<Scanned> =>
  new Promise((resolve) => {
    const socket = connect({ host: scanner.host, port: scanner.port })
    let answer = ''
    const end = (scanned: Scanned): void => {
      socket.destroy()
      resolve(scanned)
    }
    socket.setTimeout(scanner.milliseconds ?? patience, () => end({ found: 'no-answer' }))
    socket.on('error', () => end({ found: 'no-answer' }))
    socket.on('data', (data: Buffer) => {
      answer += data.toString('utf8')
      if (answer.includes('\0')) end(readAnswer(answer))
    })
    socket.on('end', () => end(readAnswer(answer)))
    socket.on('connect', () => {
      for (const chunk of framed(content)) socket.write(chunk)
    })
  })
