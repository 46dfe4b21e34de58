import { expect, test } from 'vitest'
import { payloads } from '../approvals/index.ts'
import { wrongWords } from '../messages/index.ts'
import { letters } from './letters.ts'

const council = {
  name: 'Peterborough City Council',
  shortName: 'Peterborough',
  dayPhone: '01632 960202',
  nightPhone: '01632 960299',
}
const each = letters.flatMap((letter) => Object.keys(letter.readers).map((reader) => ({ letter, reader })))
const written = (names: readonly string[]): string => names.map((name) => `((${name}))`).join('\n\n')

test.each(each.map(({ letter, reader }) => [letter.name, reader, letter] as const))(
  '%s to %s: every gap has something to put in, each that must be there is missed, and no other is taken',
  (name, reader, letter) => {
    const { must, may } = letter.gaps(reader)
    const all = written([...must, ...may])
    expect(wrongWords(letter.gaps(reader), all)).toBeNull()
    const read = letter.sample(reader, council, all)
    expect(read).not.toContain('((')
    expect(read.split('\n\n').length).toBeGreaterThanOrEqual(must.length)
    for (const left of must)
      expect(wrongWords(letter.gaps(reader), written(must.filter((gap) => gap !== left)))).toEqual({
        missing: [left],
      })
    expect(wrongWords(letter.gaps(reader), `${all} ((name of the child))`)).toEqual({
      unknown: ['name of the child'],
    })
    expect(letter.sample(reader, council, null).length).toBeGreaterThan(100)
    const payload = { authority: 'E06000031', letter: name, textClass: reader, body: all }
    expect(payloads['wording-set'].safeParse(payload).success).toBe(true)
  },
)
