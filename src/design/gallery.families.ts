import type { Family, Parenthood, Relative, SeenRelative, Tie } from './genogram.family.ts'

/** Invented families, from the plainest to the most tangled: to look at in the gallery, and for the tests. */

const today = 2026

const initialsOf = (text: string): string => text.toLowerCase().replaceAll(/[^a-z]+/g, '-')

const someone = (
  name: string,
  sex: 'F' | 'M' | 'U',
  bornOn: string | null,
  more: Partial<SeenRelative> = {},
): SeenRelative => ({
  isUnseen: false,
  id: initialsOf(name),
  name,
  sex,
  bornOn,
  bornWords: bornOn === null ? 'date of birth not known' : `born ${bornOn}`,
  bornShort: bornOn,
  age: bornOn === null ? null : String(today - Number(bornOn.slice(0, 4))),
  isUnborn: false,
  diedWords: null,
  isMultipleBirth: false,
  isInHousehold: false,
  href: `#${initialsOf(name)}`,
  ...more,
})

const home = { isInHousehold: true }
const unseen = (id: string): Relative => ({ isUnseen: true, id })

const idOf = (of: Relative | string): string => (typeof of === 'string' ? initialsOf(of) : of.id)

const parents = (
  of: Relative,
  ...by: (readonly [who: Relative, hasResponsibility?: boolean | null, how?: Parenthood])[]
): Tie[] =>
  by.map(([who, hasResponsibility = null, how = 'own']) => ({
    kind: 'parent',
    id: `${how} ${idOf(who)} ${idOf(of)}`,
    who: idOf(who),
    of: idOf(of),
    how,
    hasResponsibility,
  }))

const couple = (
  who: Relative,
  of: Relative,
  more: { isMarried?: boolean; endedWords?: string } = {},
): Tie => ({
  kind: 'couple',
  id: `couple ${idOf(who)} ${idOf(of)}`,
  who: idOf(who),
  of: idOf(of),
  isMarried: more.isMarried ?? false,
  endedWords: more.endedWords ?? null,
})

const siblings = (who: Relative, of: Relative, how: 'full' | 'half' | 'step' = 'full'): Tie => ({
  kind: 'siblings',
  id: `siblings ${idOf(who)} ${idOf(of)}`,
  who: idOf(who),
  of: idOf(of),
  how,
})

const grandparent = (who: Relative, of: Relative, hasResponsibility: boolean | null = null): Tie => ({
  kind: 'grandparent',
  id: `grandparent ${idOf(who)} ${idOf(of)}`,
  who: idOf(who),
  of: idOf(of),
  hasResponsibility,
})

const other = (who: Relative, of: Relative, words: string, above: -1 | 0 | 1 = 0): Tie => ({
  kind: 'other',
  id: `other ${idOf(who)} ${idOf(of)}`,
  who: idOf(who),
  of: idOf(of),
  words,
  above,
  hasResponsibility: null,
})

const family = (centre: Relative, people: readonly Relative[], ties: readonly Tie[]): Family => ({
  centreId: centre.id,
  called: centre.isUnseen ? '' : (centre.name.split(' ')[0] ?? ''),
  people: [centre, ...people],
  ties,
})

const two = (): Family => {
  const maya = someone('Maya Teal', 'F', '2020-03-14', home)
  const ana = someone('Ana Teal', 'F', '1996-02-03', home)
  const tom = someone('Tom Teal', 'M', '1994-07-08', home)
  const finn = someone('Finn Teal', 'M', '2017-05-02', home)
  return family(
    maya,
    [ana, tom, finn],
    [
      ...parents(maya, [ana, true], [tom, true]),
      ...parents(finn, [ana, true], [tom, true]),
      couple(ana, tom, { isMarried: true }),
    ],
  )
}

const stepFamily = (): Family => {
  const maya = someone('Maya Heron', 'F', '2018-03-14', home)
  const ana = someone('Ana Kestrel', 'F', '1990-02-03', home)
  const lee = someone('Lee Heron', 'M', '1988-07-08')
  const tom = someone('Tom Brambling', 'M', '1985-07-08', home)
  const kit = someone('Kit Heron', 'M', '2015-05-02', home)
  const ivy = someone('Ivy Brambling', 'F', '2023-05-02', home)
  const ash = someone('Ash Brambling', 'M', '2012-11-02')
  const joy = someone('Joy Plover', 'F', '1986-01-01')
  const joan = someone('Joan Kestrel', 'F', '1962-01-01')
  const ted = someone('Ted Kestrel', 'M', '1958-01-01', { diedWords: 'has died' })
  return family(
    maya,
    [ana, lee, tom, kit, ivy, ash, joy, joan, ted],
    [
      ...parents(maya, [ana, true], [lee, true], [tom, false, 'step']),
      ...parents(kit, [ana, true], [lee, true], [tom, false, 'step']),
      ...parents(ivy, [ana, true], [tom, true]),
      ...parents(ash, [joy], [tom]),
      ...parents(ana, [joan], [ted]),
      couple(ana, lee, { isMarried: true, endedWords: 'until 3 March 2021' }),
      couple(ana, tom),
      couple(joy, tom, { endedWords: 'until 2016' }),
      couple(joan, ted, { isMarried: true }),
    ],
  )
}

const twinsAndUnborn = (): Family => {
  const due = someone('Unborn Wren', 'U', '2027-05-03', {
    isUnborn: true,
    age: null,
    bornWords: 'unborn, expected 3 May 2027',
    bornShort: 'due 3 May 2027',
  })
  const mum = someone('Siân O’Neill-Wren', 'F', '1999-09-09', home)
  const ada = someone('Ada Wren', 'F', '2021-01-30', { ...home, isMultipleBirth: true })
  const bea = someone('Bea Wren', 'F', '2021-01-30', { ...home, isMultipleBirth: true })
  const cal = someone('Cal Wren', 'M', '2019-08-30', home)
  const dad = someone('Owen Wren', 'M', null)
  return family(
    ada,
    [due, mum, bea, cal, dad],
    [
      ...parents(due, [mum], [dad]),
      ...parents(ada, [mum, true], [dad]),
      ...parents(bea, [mum, true], [dad]),
      ...parents(cal, [mum, true]),
      couple(mum, dad),
    ],
  )
}

const kinshipCare = (): Family => {
  const robin = someone('Robin Ruff', 'M', '2016-06-06', home)
  const gran = someone('Margaret Ruff', 'F', '1956-06-06', home)
  const grandad = someone('Alfred Ruff', 'M', '1954-06-06', { ...home })
  const sister = someone('Lark Ruff', 'F', '2013-02-02', home)
  const aunt = someone('Petra Ruff', 'F', '1984-02-02')
  const mum = someone('Dawn Ruff', 'F', '1988-02-02', { diedWords: 'has died' })
  return family(
    robin,
    [gran, grandad, sister, aunt, mum],
    [
      ...parents(robin, [mum]),
      ...parents(robin, [gran, true, 'guardian'], [grandad, true, 'guardian']),
      ...parents(sister, [mum]),
      ...parents(mum, [gran], [grandad]),
      ...parents(aunt, [gran], [grandad]),
      grandparent(gran, robin, true),
      grandparent(grandad, robin, true),
      couple(gran, grandad, { isMarried: true }),
    ],
  )
}

const littleKnown = (): Family => {
  const noor = someone('Noor Dunlin', 'F', '2012-04-04')
  const sister = someone('Samira Dunlin', 'F', '2010-04-04')
  const half = someone('Yusuf Godwit', 'M', '2018-04-04')
  const gran = someone('Khadija Dunlin', 'F', null)
  const uncle = someone('Idris Dunlin', 'M', null)
  const friend = someone('Pat Lapwing', 'U', null)
  const cousin = someone('Zaynab Dunlin', 'F', '2009-01-01')
  return family(
    noor,
    [sister, half, gran, uncle, friend, cousin],
    [
      siblings(sister, noor),
      siblings(half, noor, 'half'),
      grandparent(gran, noor),
      other(uncle, noor, 'uncle', 1),
      other(friend, noor, 'family friend'),
      other(cousin, noor, 'cousin'),
    ],
  )
}

const adoptedAndFostered = (): Family => {
  const jay = someone('Jay Siskin', 'M', '2017-10-10', home)
  const kim = someone('Kim Siskin', 'F', '1983-10-10', home)
  const lou = someone('Lou Siskin', 'F', '1981-10-10', home)
  const zed = someone('Zed Siskin', 'M', '2014-10-10', home)
  const fay = someone('Fay Fulmar', 'F', '2019-10-10', home)
  const birth = someone('Rose Rail', 'F', '1997-10-10')
  return family(
    jay,
    [kim, lou, zed, fay, birth],
    [
      ...parents(jay, [kim, true, 'adoptive'], [lou, true, 'adoptive'], [birth, false]),
      ...parents(zed, [kim, true]),
      ...parents(fay, [kim, false, 'foster'], [lou, false, 'foster']),
      couple(kim, lou, { isMarried: true }),
    ],
  )
}

const unseenInside = (): Family => {
  const wren = someone('Wren Whimbrel', 'F', '2014-05-06')
  const mum = someone('Gail Whimbrel', 'F', '1985-05-06')
  const sibling = unseen('unseen-sibling')
  const parent = unseen('unseen-parent')
  return family(
    wren,
    [mum, sibling, parent],
    [...parents(wren, [mum, true], [parent]), ...parents(sibling, [mum], [parent])],
  )
}

const longNames = (): Family => {
  const one = someone(
    'Wolfeschlegelsteinhausenbergerdorff Maximiliana Theodora Anneliese Featherstonehaugh-Cholmondeley',
    'F',
    '2015-01-01',
    home,
  )
  const arabic = {
    ...someone('arabic', 'M', '1980-01-01', home),
    id: 'arabic',
    name: 'محمد عبد الرحمن الحسيني',
  }
  const emoji = { ...someone('emoji', 'U', null), id: 'emoji', name: '🐦 Bird', age: null }
  return family(one, [arabic, emoji], [...parents(one, [arabic, true]), other(emoji, one, 'neighbour')])
}

const manyPartners = (): Family => {
  const cleo = someone('Cleo Curlew', 'F', '2016-04-01', home)
  const mum = someone('Dee Curlew', 'F', '1986-04-01', home)
  const men = ['Art Avocet', 'Ben Bittern', 'Col Crake', 'Des Dotterel'].map((name, n) =>
    someone(name, 'M', `198${String(n)}-01-01`, n === 3 ? home : {}),
  )
  const children = ['Gus', 'Cleo Curlew', 'Hal', 'Ida', 'Jon', 'Kay', 'Lil'].map((name, n) =>
    name === 'Cleo Curlew'
      ? cleo
      : someone(`${name} Curlew`, n % 2 ? 'F' : 'M', `20${String(14 + n)}-02-01`, home),
  )
  const otherWoman = someone('Eve Egret', 'F', '1990-01-01')
  const otherChild = someone('Mo Avocet', 'M', '2020-01-01')
  const fatherOf = [0, 0, 1, 1, 2, 3, 3]
  return family(
    cleo,
    [mum, ...men, ...children.filter((each) => each !== cleo), otherWoman, otherChild],
    [
      ...children.flatMap((child, n) => {
        const father = men[fatherOf[n] ?? 0]
        return father ? parents(child, [mum, true], [father]) : []
      }),
      ...men.map((man, n) => couple(mum, man, n < 3 ? { endedWords: `until 20${String(15 + n)}` } : {})),
      ...(men[0] ? parents(otherChild, [otherWoman], [men[0]]) : []),
    ],
  )
}

const large = (): Family => {
  const people: SeenRelative[] = []
  const ties: Tie[] = []
  const born = (
    name: string,
    sex: 'F' | 'M',
    year: number,
    more: Partial<SeenRelative> = {},
  ): SeenRelative => {
    const made = someone(name, sex, `${String(year)}-06-15`, more)
    people.push(made)
    return made
  }
  const sides = ['Gannet', 'Puffin'].map((name, side) => {
    const [grandfather, grandmother] = [
      born(`Old ${name}`, 'M', 1948, { diedWords: side === 0 ? 'has died' : null }),
      born(`Nan ${name}`, 'F', 1951),
    ]
    ties.push(couple(grandfather, grandmother, { isMarried: true }))
    const children = ['Al', 'Bo', 'Cy', 'Di'].map((given, n) =>
      born(`${given} ${name}`, n % 2 === side ? 'M' : 'F', 1974 + n * 3),
    )
    for (const child of children) ties.push(...parents(child, [grandfather], [grandmother]))
    return children
  })
  const [father, mother] = [sides[0]?.[0], sides[1]?.[1]]
  if (!father || !mother) throw new Error('No parents')
  ties.push(couple(father, mother, { isMarried: true }))
  const own = ['Una', 'Vic', 'Wyn', 'Xan', 'Yul'].map((given, n) =>
    born(`${given} Gannet`, n % 2 ? 'M' : 'F', 2005 + n * 3, home),
  )
  for (const child of own) ties.push(...parents(child, [father, true], [mother, true]))
  const uncle = sides[0]?.[2]
  if (uncle) {
    const wife = born('Wilma Wigeon', 'F', 1982)
    ties.push(couple(uncle, wife, { isMarried: true }))
    for (const [n, given] of ['Ely', 'Fox', 'Gil'].entries())
      ties.push(...parents(born(`${given} Gannet`, 'M', 2006 + n * 2), [uncle], [wife]))
  }
  const [eldest] = own
  if (!eldest) throw new Error('No child')
  const partner = born('Ned Nightjar', 'M', 2003)
  ties.push(
    couple(eldest, partner),
    ...parents(born('Pip Nightjar', 'F', 2025, home), [eldest, true], [partner]),
  )
  const centre = own[2]
  if (!centre) throw new Error('No centre')
  return { centreId: centre.id, called: 'Wyn', people, ties }
}

const contradictory = (): Family => {
  const a = someone('Ace Auk', 'M', '2010-01-01')
  const b = someone('Bee Auk', 'F', '1985-01-01')
  const c = someone('Cee Auk', 'M', '1984-01-01')
  const d = someone('Dot Auk', 'F', '1960-01-01')
  return family(
    a,
    [b, c, d],
    [
      ...parents(a, [b, true], [c, true]),
      ...parents(b, [d]),
      ...parents(c, [d]),
      couple(d, a),
      siblings(b, a),
      other(c, b, 'cousin', 0),
    ],
  )
}

/** By name, for looking at and for testing. */
export const families: readonly { readonly name: string; readonly family: Family }[] = [
  { name: 'Parents and two children', family: two() },
  { name: 'Step-family', family: stepFamily() },
  { name: 'Twins and an unborn child', family: twinsAndUnborn() },
  { name: 'Kinship care', family: kinshipCare() },
  { name: 'Little is known', family: littleKnown() },
  { name: 'Adopted, fostered', family: adoptedAndFostered() },
  { name: 'Records that may not be seen', family: unseenInside() },
  { name: 'Long names', family: longNames() },
  { name: 'Four partners', family: manyPartners() },
  { name: 'Three generations', family: large() },
  { name: 'Contradictory', family: contradictory() },
]
