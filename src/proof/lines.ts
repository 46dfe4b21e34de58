import { createReadStream } from 'node:fs'

const newline = 0x0a

/** As the bytes spell it; bytes that spell nothing give an empty line, which nothing reads as anything. */
const decoded = (bytes: Buffer): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return ''
  }
}

/**
 * A file line by line, ended by newlines alone. Node's own reader of lines also ends one at U+2028, which stands in a row
 * like any other letter.
 */
export async function* linesOf(file: string): AsyncGenerator<string> {
  let left = Buffer.alloc(0)
  for await (const piece of createReadStream(file)) {
    const bytes = Buffer.concat([left, piece as Buffer])
    let from = 0
    for (let at = bytes.indexOf(newline); at >= 0; at = bytes.indexOf(newline, from)) {
      yield decoded(bytes.subarray(from, at))
      from = at + 1
    }
    left = bytes.subarray(from)
  }
  if (left.length > 0) yield decoded(left)
}
