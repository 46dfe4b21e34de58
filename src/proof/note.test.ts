import { generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkpointText, originOf, readCheckpoint } from './checkpoint.ts'
import { service, witness } from './log.test-data.ts'
import { someHash } from './merkle.test-data.ts'
import { cosignatureLine, keyLine, readKeyLine, signed, signedBy, takeApart, verifierOf } from './note.ts'

const text = checkpointText({ origin: service.name, size: 5, root: someHash(5) })
const seconds = 1_795_251_600
const note = signed(text, service) + cosignatureLine(text, witness, seconds)
const byService = verifierOf(service, 'signature')
const byWitness = verifierOf(witness, 'cosignature')

describe('a signed note', () => {
  it('holds for whoever signed it, and for nobody else', () => {
    expect(signedBy(note, byService)).toEqual({ seconds: null })
    expect(signedBy(note, byWitness)).toEqual({ seconds })
    const stranger = { name: service.name, key: generateKeyPairSync('ed25519').privateKey }
    expect(signedBy(note, verifierOf(stranger, 'signature'))).toBeNull()
    expect(signedBy(note, verifierOf({ ...service, name: 'other' }, 'signature'))).toBeNull()
    expect(signedBy(note, verifierOf(service, 'cosignature'))).toBeNull()
  })

  it('holds no longer once any bit of its text, of a name or of a signature is another', () => {
    const bytes = Buffer.from(note)
    fc.assert(
      fc.property(fc.nat({ max: bytes.length * 8 - 1 }), (bit) => {
        const copy = Buffer.from(bytes)
        copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7))
        const both = [byService, byWitness].map((verifier) => signedBy(copy.toString(), verifier))
        expect(both).not.toEqual([{ seconds: null }, { seconds }])
      }),
      { numRuns: 500 },
    )
  })

  it('is none without its empty line, its last newline or with anything that cannot be read on paper', () => {
    for (const broken of [
      '',
      'text\n',
      note.slice(0, -1),
      note.replace('\n\n', '\n'),
      `${note}\n`,
      note.replace('5', '5\r'),
    ])
      expect(signedBy(broken, byService), JSON.stringify(broken)).toBeNull()
    expect(takeApart(`${text}\n`)).toBeNull()
  })

  it('ignores what strangers sign under it', () => {
    const more = `${note}— stranger.example ${Buffer.alloc(40).toString('base64')}\n`
    expect(signedBy(more, byService)).toEqual({ seconds: null })
  })
})

describe('a key', () => {
  it('travels as one line, by the published way of naming it', () => {
    // A key of the Go documentation of signed notes.
    const published = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'
    const read = readKeyLine(published)
    expect(read && keyLine(read)).toBe(published)
    for (const verifier of [byService, byWitness]) expect(readKeyLine(keyLine(verifier))).toEqual(verifier)
  })

  it('is none when a letter of it was mistyped', () => {
    const line = keyLine(byService)
    for (const [n, letter] of [...line].entries()) {
      const typed = line.slice(0, n) + (letter === 'x' ? 'y' : 'x') + line.slice(n + 1)
      const read = readKeyLine(typed)
      expect(read === null || keyLine(read) !== line, typed).toBe(true)
      if (read !== null) expect(signedBy(note, read)).toBeNull()
    }
  })

  it('has a name without spaces and is of the one kind used', () => {
    expect(() => verifierOf({ ...service, name: 'two words' }, 'signature')).toThrow(RangeError)
    expect(() => verifierOf({ ...service, name: '' }, 'signature')).toThrow(RangeError)
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
    expect(() => verifierOf({ name: 'rsa', key: rsa }, 'signature')).toThrow(RangeError)
  })
})

describe('a checkpoint', () => {
  it('is three lines: whose record, how many entries, the hash over them', () => {
    expect(text).toBe(`test/E06000031\n5\n${someHash(5).toString('base64')}\n`)
    expect(readCheckpoint(text)).toEqual({ origin: service.name, size: 5, root: someHash(5) })
    expect(originOf('front-door.example', 'E06000031')).toBe('front-door.example/E06000031')
  })

  it('is spelt in one way only', () => {
    for (const other of [
      text.replace('\n5\n', '\n05\n'),
      text.replace('\n5\n', '\n5.0\n'),
      text.replace('\n5\n', '\n-5\n'),
      text.replace('=', ''),
      `${text}more\n`,
      text.slice(0, -1),
      text.replace('\n5\n', '\n99999999999999999999\n'),
    ])
      expect(readCheckpoint(other), JSON.stringify(other)).toBeNull()
  })
})
