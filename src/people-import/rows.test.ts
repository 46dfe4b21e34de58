import { expect, it } from 'vitest'
import { headingAndSample, rowsOf, separatorOf } from './rows.ts'

const inPieces = async function* (text: string, size: number) {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size)
}

const all = async (text: string, size = 7, separator = ',') => {
  const rows: string[][] = []
  for await (const { cells } of rowsOf(inPieces(text, size), separator)) rows.push(cells)
  return rows
}

it('reads cells with separators and line breaks in quotation marks, however the text is cut into pieces', async () => {
  const text = '\ufeffid,name,address\r\n1,"Hornbeam, Sorrel","1 Fen Lane\nMarch"\r\n\r\n2,"O""Alder",\r\n'
  for (const size of [1, 3, 1000])
    expect(await all(text, size)).toEqual([
      ['id', 'name', 'address'],
      ['1', 'Hornbeam, Sorrel', '1 Fen Lane\nMarch'],
      ['2', 'O"Alder', ''],
    ])
})

it.each([
  ['id,name,"a;b;c;d"', ','],
  ['id;name;born', ';'],
  ['id\tname\tborn', '\t'],
])('finds the mark between the cells of %s', (line, mark) => expect(separatorOf(line)).toBe(mark))

it('gives the heading and the first five rows', async () => {
  const { heading, sample } = await headingAndSample('id,a\n' + '1,x\n'.repeat(9), ',')
  expect([heading, sample.length]).toEqual([['id', 'a'], 5])
})

it('reads a row with too many or too few cells as it stands', async () => {
  expect(await all('id,a\n1\n2,b,c\n')).toEqual([['id', 'a'], ['1'], ['2', 'b', 'c']])
})
