import { renderToString } from 'preact-render-to-string'
import { describe, expect, it, test } from 'vitest'
import type { Family, SeenRelative } from './genogram.family.ts'
import { families } from './gallery.families.ts'
import { GenogramPicture } from './genogram.tsx'
import { htmlTree, type HtmlNode } from './html-tree.ts'

const familyOf = (name: string): Family => {
  const found = families.find((each) => each.name === name)
  if (!found) throw new Error(`No such family: ${name}`)
  return found.family
}

const drawn = (family: Family) => htmlTree(renderToString(<GenogramPicture id="family" family={family} />))

type Element = Exclude<HtmlNode, string>
const elements = (nodes: readonly HtmlNode[]): Element[] =>
  nodes.flatMap((node) => (typeof node === 'string' ? [] : [node, ...elements(node.children)]))
const words = (nodes: readonly HtmlNode[]): string =>
  nodes.map((node) => (typeof node === 'string' ? node : words(node.children))).join('')
const withClass = (nodes: readonly HtmlNode[], name: string): Element[] =>
  elements(nodes).filter(({ attributes }) => (attributes['class'] ?? '').split(' ').includes(name))

/** Each line of the list with what hangs under it, as text. */
const listed = (family: Family): string[] =>
  withClass(drawn(family), 'genogram__list')
    .flatMap(({ children }) => elements(children))
    .filter(({ tag }) => tag === 'li')
    .map(({ children }) =>
      words(children.filter((node) => typeof node === 'string' || node.tag !== 'ul')).trim(),
    )
    .filter((line) => line !== '')

describe('the list says what the picture shows', () => {
  it('of a plain family', () => {
    expect(listed(familyOf('Parents and two children'))).toEqual([
      'Parents and carers',
      'Father: Tom Teal, born 1994-07-08, has parental responsibility, lives with Maya',
      'Husband of Ana Teal',
      'Father of Finn Teal, has parental responsibility',
      'Mother: Ana Teal, born 1996-02-03, has parental responsibility, lives with Maya',
      'Mother of Finn Teal, has parental responsibility',
      'Brothers and sisters',
      'Brother: Finn Teal, born 2017-05-02, lives with Maya',
    ])
  })

  it.each([
    [
      'Step-family',
      'Step-father: Tom Brambling, born 1985-07-08, has no parental responsibility, lives with Maya',
    ],
    ['Step-family', 'Half-sister: Ivy Brambling, born 2023-05-02, lives with Maya'],
    ['Step-family', 'Former husband of Ana Kestrel, until 3 March 2021'],
    ['Step-family', 'Mother’s father: Ted Kestrel, born 1958-01-01, has died'],
    ['Twins and an unborn child', 'Twin sister: Bea Wren, born 2021-01-30, lives with Ada'],
    ['Twins and an unborn child', 'Sibling: Unborn Wren, unborn, expected 3 May 2027'],
    ['Twins and an unborn child', 'Brother, same mother: Cal Wren, born 2019-08-30, lives with Ada'],
    [
      'Kinship care',
      'Mother’s mother, special guardian: Margaret Ruff, born 1956-06-06, has parental responsibility, lives with Robin',
    ],
    ['Little is known', 'Uncle: Idris Dunlin, date of birth not known'],
    ['Adopted, fostered', 'Foster sister: Fay Fulmar, born 2019-10-10, lives with Jay'],
    [
      'Adopted, fostered',
      'Adoptive mother: Lou Siskin, born 1981-10-10, has parental responsibility, lives with Jay',
    ],
  ])('%s: %s', (name, line) => {
    expect(listed(familyOf(name))).toContain(line)
  })

  it('says once what somebody is by family and by care', () => {
    const lines = listed(familyOf('Kinship care'))
    expect(lines.filter((line) => line.includes('Robin'))).toEqual([
      expect.stringContaining('Mother’s father, special guardian: Alfred Ruff'),
      expect.stringContaining('Mother’s mother, special guardian: Margaret Ruff'),
      expect.stringContaining('Lark Ruff'),
    ])
    expect(lines).toContain('Mother’s sister: Petra Ruff, born 1984-02-02')
  })

  it('says whose the responsibility is, whichever of the two the line is about', () => {
    const family = familyOf('Parents and two children')
    const asMother = { ...family, centreId: 'ana-teal', called: 'Ana' }
    expect(listed(asMother)).toContain(
      'Son: Finn Teal, born 2017-05-02, Ana has parental responsibility, lives with Ana',
    )
    const asGrandmother = { ...familyOf('Step-family'), centreId: 'joan-kestrel', called: 'Joan' }
    expect(listed(asGrandmother)).toContain(
      'Mother of Kit Heron, Maya Heron and Ivy Brambling, has parental responsibility',
    )
  })

  it('names everybody in the picture, with a link', () => {
    for (const { family } of families) {
      const links = elements(withClass(drawn(family), 'genogram__list')).filter(({ tag }) => tag === 'a')
      const others = family.people.filter((each) => !each.isUnseen && each.id !== family.centreId)
      expect(links.map(({ children }) => words(children)).toSorted()).toEqual(
        others.map((each) => (each.isUnseen ? '' : each.name)).toSorted(),
      )
    }
  })
})

describe('a record that may not be seen', () => {
  const secret: SeenRelative = {
    isUnseen: false,
    id: 'secret',
    name: 'Secret Smew',
    sex: 'F',
    bornOn: '2016-02-03',
    bornWords: 'born 3 February 2016',
    bornShort: '3 Feb 2016',
    age: '10',
    isUnborn: false,
    diedWords: null,
    isMultipleBirth: true,
    isInHousehold: false,
    href: '/people/secret',
  }
  const whimbrel = familyOf('Records that may not be seen')
  const html = renderToString(<GenogramPicture id="family" family={whimbrel} />)

  it('is drawn and listed as a record that exists, with words that tell no sex', () => {
    expect(html).toContain('A record')
    expect(listed(whimbrel)).toContain('Sibling: a record exists that you can’t see')
    expect(listed(whimbrel)).toContain('Parent: a record exists that you can’t see')
  })

  it('looks the same whoever it is', () => {
    const seenBy = (of: Partial<SeenRelative>) => {
      const people = whimbrel.people.map((each) =>
        each.id === 'unseen-sibling' ? { ...secret, ...of, id: each.id, isUnseen: true as const } : each,
      )
      return renderToString(<GenogramPicture id="family" family={{ ...whimbrel, people }} />)
    }
    for (const other of [
      { sex: 'M' as const },
      { bornOn: '1999-01-01' },
      { diedWords: 'has died' },
      { isInHousehold: true },
    ])
      expect(seenBy(other)).toBe(seenBy({}))
    expect(seenBy({})).toBe(html)
    expect(seenBy({})).not.toMatch(/Secret|Smew|2016|Feb|secret"/)
  })
})

test('the picture has a name and a description, and nothing in it takes the focus', () => {
  const nodes = drawn(familyOf('Step-family'))
  const [picture] = elements(nodes).filter(({ attributes }) => attributes['role'] === 'img')
  if (!picture) throw new Error('No picture')
  const inside = elements(picture.children)
  const labelled = picture.attributes['aria-labelledby']?.split(' ') ?? []
  expect(labelled.map((id) => words(inside.filter(({ attributes }) => attributes['id'] === id)))).toEqual([
    'Genogram of Maya Heron',
    '10 people in 3 generations. The list after it says the same in words.',
  ])
  expect(inside.filter(({ tag, attributes }) => tag === 'a' || 'tabindex' in attributes)).toEqual([])
})

test('keeps the content security policy, and writes out names as text', () => {
  for (const { family } of families) {
    const [first, ...rest] = family.people
    const people = first?.isUnseen === false ? [{ ...first, name: '<b>"x"</b>' }, ...rest] : family.people
    for (const { tag, attributes } of elements(drawn({ ...family, people }))) {
      expect(tag).not.toBe('b')
      expect(Object.keys(attributes).filter((name) => name === 'style' || name.startsWith('on'))).toEqual([])
    }
  }
})

test('the key explains what this picture uses, and nothing else', () => {
  const key = (name: string) => words(withClass(drawn(familyOf(name)), 'picture-key'))
  expect(key('Parents and two children')).not.toMatch(/adopted|died|no longer/)
  expect(key('Step-family')).toMatch(/has died.*no longer together/)
  expect(key('Adopted, fostered')).toMatch(/adopted.*fostered/)
})
