import { createServer, type Server, type Socket } from 'node:net'
import { deflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { checkFile, tidyName } from './check-file.ts'
import { limits } from './kinds.ts'
import type { Scanner } from './virus-check.ts'

const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF')
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const jpeg = Buffer.from([
  0xff, 0xd8, 0xff, 0xe0, 0x00, 0x10, 0x4a, 0x46, 0x49, 0x46, 0x00, 0x01, 0x01, 0, 0, 1, 0, 1, 0, 0, 0xff,
  0xd9,
])
const windowsProgram = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)])
/** The test virus every scanner knows; split, so that no scanner stops at this source. */
const eicar = Buffer.from(
  ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''),
)

/** A zip with one entry of so many blanks, which says that it unpacks to `said` bytes. */
const packed = (name: string, blanks: number, said: number): Buffer => {
  const content = deflateRawSync(Buffer.alloc(blanks, ' '))
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x04034b50)
  head.writeUInt16LE(20, 4)
  head.writeUInt16LE(8, 8)
  head.writeUInt32LE(content.length, 18)
  head.writeUInt32LE(said, 22)
  head.writeUInt16LE(name.length, 26)
  return Buffer.concat([head, Buffer.from(name), content, Buffer.from([0x50, 0x4b, 5, 6]), Buffer.alloc(18)])
}

/** A stored zip with one named entry per part, which is what a .docx is. */
const zipOf = (entries: readonly [string, string][]): Buffer => {
  const local = entries.map(([name, content]) => {
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50)
    head.writeUInt16LE(20, 4)
    head.writeUInt32LE(content.length, 18)
    head.writeUInt32LE(content.length, 22)
    head.writeUInt16LE(name.length, 26)
    return Buffer.concat([head, Buffer.from(name), Buffer.from(content)])
  })
  return Buffer.concat([...local, Buffer.from([0x50, 0x4b, 5, 6]), Buffer.alloc(18)])
}
const docx = zipOf([
  [
    '[Content_Types].xml',
    '<?xml version="1.0"?><Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
  ],
  ['word/document.xml', '<w:document/>'],
])

describe('what a file is', () => {
  test.each([
    ['letter.pdf', pdf, 'application/pdf'],
    ['photo.JPG', jpeg, 'image/jpeg'],
    ['screen.png', png, 'image/png'],
    ['plan.docx', docx, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['notes.txt', Buffer.from('Möchte 👩‍👧 said “no”\r\n'), 'text/plain'],
  ])('%s is taken', async (name, content, mediaType) => {
    expect(await checkFile(name, content, null)).toMatchObject({
      mediaType,
      scan: 'not-scanned',
      size: content.length,
    })
  })

  test.each([
    ['letter.pdf', windowsProgram],
    ['photo.jpg', Buffer.from('<html><script>alert(1)</script></html>')],
    ['picture.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ['notes.txt', Buffer.from([0x66, 0x00, 0x6f])],
    ['latin.txt', Buffer.from([0x66, 0xe9, 0x74])],
    ['things.zip', zipOf([['a.txt', 'a']])],
  ])('%s is refused by what is in it, whatever it is called', async (name, content) => {
    expect(await checkFile(name, content, null)).toMatchObject({ refused: 'kind' })
  })

  it('goes by its content, so a PDF called .jpg is kept as the PDF it is', async () => {
    expect(await checkFile('scan.jpg', pdf, null)).toMatchObject({
      name: 'scan.pdf',
      mediaType: 'application/pdf',
    })
  })

  test.each(['[Content_Types].xml', 'word/document.xml', 'mimetype'])(
    'a small archive whose %s would unpack to 16 MB is judged by its listing and refused, whatever size it owns up to',
    async (name) => {
      for (const said of [16 * 1024 * 1024, 100]) {
        const small = packed(name, 16 * 1024 * 1024, said)
        expect(small.length).toBeLessThan(100_000)
        expect(await checkFile('letter.docx', small, null)).toMatchObject({ refused: 'kind' })
      }
    },
  )

  it('that is empty, or larger than 10 MB, is refused; exactly 10 MB is taken', async () => {
    expect(await checkFile('a.txt', Buffer.alloc(0), null)).toMatchObject({ refused: 'empty' })
    expect(await checkFile('a.txt', Buffer.alloc(limits.file + 1, 'a'), null)).toMatchObject({
      refused: 'too-large',
    })
    expect(await checkFile('a.txt', Buffer.alloc(limits.file, 'a'), null)).toMatchObject({
      size: limits.file,
    })
  })

  it('has a name without folders, endings of its own, or text that runs backwards', () => {
    expect(tidyName('../../etc/passwd', 'txt')).toBe('passwd.txt')
    expect(tidyName('C:\\Users\\me\\Body map.PDF', 'pdf')).toBe('Body map.pdf')
    expect(tidyName('gpj.\u202eexe.pdf', 'pdf')).toBe('gpj.exe.pdf')
    expect(tidyName('\u0000', 'png')).toBe('file.png')
    expect(tidyName('x'.repeat(5000), 'png')).toHaveLength(104)
  })
})

/** A peer that speaks clamd's INSTREAM as clamd does, and knows one signature. */
const speakInstream = (socket: Socket, answerTo: (content: Buffer) => string | null): void => {
  let received = Buffer.alloc(0)
  const done = (): void => {
    const command = 'zINSTREAM\0'
    if (received.length < command.length) return
    if (received.subarray(0, command.length).toString() !== command)
      return void socket.end('UNKNOWN COMMAND\0')
    const chunks: Buffer[] = []
    for (let at = command.length; at + 4 <= received.length;) {
      const length = received.readUInt32BE(at)
      if (length === 0) {
        const answer = answerTo(Buffer.concat(chunks))
        if (answer !== null) socket.end(`${answer}\0`)
        return
      }
      if (at + 4 + length > received.length) return
      chunks.push(received.subarray(at + 4, at + 4 + length))
      at += 4 + length
    }
  }
  socket.on('error', () => undefined)
  socket.on('data', (data: Buffer) => {
    received = Buffer.concat([received, data])
    done()
  })
}

const listening = (
  answerTo: (content: Buffer) => string | null,
): Promise<{ server: Server; scanner: Scanner }> =>
  new Promise((resolve) => {
    const server = createServer((socket) => speakInstream(socket, answerTo))
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      resolve({ server, scanner: { host: '127.0.0.1', port, milliseconds: 3000 } })
    })
  })

describe('where a virus scanner runs', () => {
  let seen: Buffer | undefined
  let clamd: { server: Server; scanner: Scanner }
  beforeAll(async () => {
    clamd = await listening((content) => {
      seen = content
      return content.includes('EICAR-STANDARD-ANTIVIRUS-TEST-FILE')
        ? 'stream: Win.Test.EICAR_HDB-1 FOUND'
        : 'stream: OK'
    })
  })
  afterAll(() => clamd.server.close())

  it('a clean file is marked clean, and the scanner saw every byte of it', async () => {
    const large = Buffer.concat([pdf, Buffer.alloc(300_000, 'x')])
    expect(await checkFile('letter.pdf', large, clamd.scanner)).toMatchObject({ scan: 'clean' })
    expect(seen?.equals(large)).toBe(true)
  })

  it('a virus is refused with its name', async () => {
    expect(await checkFile('homework.txt', eicar, clamd.scanner)).toMatchObject({
      refused: 'virus',
      words: expect.stringContaining('Win.Test.EICAR_HDB-1') as string,
    })
  })

  it('a scanner that fails, hangs up or is not there never counts as clean', async () => {
    const failing = await listening(() => 'INSTREAM size limit exceeded. ERROR')
    const silent = await listening(() => null)
    expect(await checkFile('a.pdf', pdf, failing.scanner)).toMatchObject({ refused: 'scanner-silent' })
    expect(await checkFile('a.pdf', pdf, { ...silent.scanner, milliseconds: 200 })).toMatchObject({
      refused: 'scanner-silent',
    })
    failing.server.close()
    silent.server.close()
    expect(await checkFile('a.pdf', pdf, { ...failing.scanner })).toMatchObject({ refused: 'scanner-silent' })
  })
})
