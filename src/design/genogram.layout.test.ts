import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { byAge, type Family, type Relative, type Tie, tiesToTell } from './genogram.family.ts'
import { type DrawnRelative, type Genogram, layoutGenogram } from './genogram.layout.ts'
import { families } from './gallery.families.ts'
import { unionsOf } from './genogram.unions.ts'

const familyOf = (name: string): Family => {
  const found = families.find((each) => each.name === name)
  if (!found) throw new Error(`No such family: ${name}`)
  return found.family
}

const at = (picture: Genogram, id: string): DrawnRelative => {
  const found = picture.people.find(({ relative }) => relative.id === id)
  if (!found) throw new Error(`${id} is not drawn`)
  return found
}

/* ── Families nobody would think of ─────────────────────────────────────────────────────────────────────── */

const idOf = (n: number): string => `p${String(n).padStart(2, '0')}`

const relative = (n: number): fc.Arbitrary<Relative> =>
  fc.oneof(
    { weight: 1, arbitrary: fc.constant<Relative>({ isUnseen: true, id: idOf(n) }) },
    {
      weight: 12,
      arbitrary: fc
        .record({
          name: fc.oneof(fc.constantFrom('Maya Teal', 'Jo', 'Siân O’Neill-Whitethroat'), fc.string()),
          sex: fc.constantFrom('F' as const, 'M' as const, 'U' as const),
          bornOn: fc.option(
            fc.constantFrom('1950-01-01', '1990-02-03', '2015-04-05', '2015-04-06', '2020-01-31'),
          ),
          isUnborn: fc.boolean(),
          diedWords: fc.constantFrom('has died', null),
          isMultipleBirth: fc.boolean(),
          isInHousehold: fc.boolean(),
        })
        .map((drawn): Relative => ({
          isUnseen: false,
          id: idOf(n),
          bornWords: 'born some day',
          bornShort: drawn.bornOn,
          age: '6',
          href: null,
          ...drawn,
        })),
    },
  )

const tie = (id: string, who: string, of: string): fc.Arbitrary<Tie> => {
  const ends = { id: fc.constant(id), who: fc.constant(who), of: fc.constant(of) }
  const hasResponsibility = fc.constantFrom(true, false, null)
  return fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        ...ends,
        kind: fc.constant('parent' as const),
        how: fc.constantFrom(
          'own' as const,
          'own' as const,
          'adoptive' as const,
          'foster' as const,
          'step' as const,
          'carer' as const,
        ),
        hasResponsibility,
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        ...ends,
        kind: fc.constant('couple' as const),
        isMarried: fc.boolean(),
        endedWords: fc.constantFrom('until 2019', null),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        ...ends,
        kind: fc.constant('siblings' as const),
        how: fc.constantFrom('full' as const, 'half' as const, 'step' as const),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ ...ends, kind: fc.constant('grandparent' as const), hasResponsibility }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        ...ends,
        kind: fc.constant('other' as const),
        words: fc.constantFrom('aunt', 'cousin'),
        above: fc.constantFrom(-1 as const, 0 as const, 1 as const),
        hasResponsibility,
      }),
    },
  )
}

const withPeople = (people: fc.Arbitrary<Relative[]>, ties: (count: number) => fc.Arbitrary<Tie[]>) =>
  people.chain((drawn) =>
    ties(drawn.length).map((tied): Family => {
      const [first, ...rest] = drawn
      const centre = first?.isUnseen === false ? first : null
      return {
        centreId: idOf(0),
        called: 'Maya',
        people: [
          centre ?? {
            isUnseen: false,
            id: idOf(0),
            name: 'Maya Teal',
            sex: 'F',
            bornOn: '2020-03-14',
            bornWords: 'born 14 March 2020',
            bornShort: '14 Mar 2020',
            age: '6',
            isUnborn: false,
            diedWords: null,
            isMultipleBirth: false,
            isInHousehold: true,
            href: null,
          },
          ...rest,
        ],
        ties: tied,
      }
    }),
  )

const peopleUpTo = (most: number): fc.Arbitrary<Relative[]> =>
  fc
    .integer({ min: 1, max: most })
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, n) => relative(n))))

/** Anybody tied to anybody in any way: what a year of hurried recording can come to. */
const tangled = withPeople(peopleUpTo(12), (count) =>
  fc
    .array(fc.tuple(fc.nat(count - 1), fc.nat(count - 1)), { maxLength: 16 })
    .chain((pairs) =>
      fc.tuple(...pairs.map(([a, b], n) => tie(`t${String(n).padStart(2, '0')}`, idOf(a), idOf(b)))),
    ),
)

/** Grows as families do: everybody comes in as a parent, child, partner or sibling of somebody who is there. */
const grown = withPeople(peopleUpTo(30), (count) =>
  fc
    .array(fc.tuple(fc.nat(), fc.constantFrom('parent', 'child', 'child', 'both', 'partner', 'sibling')), {
      minLength: count,
      maxLength: count,
    })
    .map((steps) => {
      const ties: Tie[] = []
      const parent = (who: number, of: number): void =>
        void ties.push({
          kind: 'parent',
          id: `${idOf(who)} parent of ${idOf(of)}`,
          who: idOf(who),
          of: idOf(of),
          how: 'own',
          hasResponsibility: null,
        })
      const couple = (who: number, of: number): void =>
        void ties.push({
          kind: 'couple',
          id: `${idOf(who)} with ${idOf(of)}`,
          who: idOf(who),
          of: idOf(of),
          isMarried: false,
          endedWords: null,
        })
      steps.forEach(([pick, how], n) => {
        if (n === 0) return
        const to = pick % n
        const [own] = ties.filter((each) => each.kind === 'parent' && each.of === idOf(to))
        if (how === 'parent') parent(n, to)
        else if (how === 'partner') couple(n, to)
        else if (how === 'sibling' && own) parent(Number(own.who.slice(1)), n)
        else {
          parent(to, n)
          const partner = ties.find(
            (each) => each.kind === 'couple' && (each.who === idOf(to) || each.of === idOf(to)),
          )
          if (how === 'both' && partner)
            parent(Number((partner.who === idOf(to) ? partner.of : partner.who).slice(1)), n)
        }
      })
      return ties
    }),
)

const any = fc.oneof(tangled, grown)
const runs = { numRuns: 80 }

/* ── What every picture holds to ────────────────────────────────────────────────────────────────────────── */

describe('every picture', () => {
  it('keeps everybody’s symbol and words clear of everybody else’s, and inside the picture', () => {
    fc.assert(
      fc.property(any, (family) => {
        const picture = layoutGenogram(family)
        expect(picture.people.length).toBe(family.people.length)
        for (const one of picture.people) {
          expect(one.left).toBeGreaterThanOrEqual(0)
          expect(one.right).toBeLessThanOrEqual(picture.width)
          expect(one.bottom).toBeLessThanOrEqual(picture.height)
          for (const other of picture.people)
            if (one !== other)
              expect(
                one.right <= other.left ||
                  other.right <= one.left ||
                  one.bottom <= other.top ||
                  other.bottom <= one.top,
              ).toBe(true)
        }
      }),
      runs,
    )
  })

  it('says every relationship by exactly one line, unless others imply it', () => {
    fc.assert(
      fc.property(any, (family) => {
        const { lines, implied } = layoutGenogram(family)
        const said = [...lines.flatMap(({ draws }) => draws), ...implied].toSorted()
        expect(said).toEqual(
          tiesToTell(family)
            .map(({ id }) => id)
            .toSorted(),
        )
      }),
      runs,
    )
  })

  it('is the same in whatever order the family is told', () => {
    fc.assert(
      fc.property(grown, fc.nat(), (family, turn) => {
        const turned = <T>(of: readonly T[]): T[] => {
          const from = of.length === 0 ? 0 : turn % of.length
          return [...of.slice(from), ...of.slice(0, from)].toReversed()
        }
        const other = { ...family, people: turned(family.people), ties: turned(family.ties) }
        const [one, two] = [layoutGenogram(family), layoutGenogram(other)]
        expect(two.household).toEqual(one.household)
        expect([two.width, two.height]).toEqual([one.width, one.height])
        const places = ({ people }: Genogram) => people.map(({ relative: { id }, x, y }) => ({ id, x, y }))
        expect(places(two)).toEqual(places(one))
        const paths = ({ lines }: Genogram) => lines.map(({ path }) => path).toSorted()
        expect(paths(two)).toEqual(paths(one))
      }),
      { numRuns: 30 },
    )
  })

  it('hangs children of the same parents oldest left', () => {
    fc.assert(
      fc.property(any, (family) => {
        const picture = layoutGenogram(family)
        const known = new Map(family.people.map((each) => [each.id, each]))
        for (const { children } of unionsOf(family).unions) {
          const hung = [...new Set(children.flatMap(({ id }) => known.get(id) ?? []))]
          const across = hung.toSorted((one, other) => at(picture, one.id).x - at(picture, other.id).x)
          expect(across.map(({ id }) => id)).toEqual(hung.toSorted(byAge).map(({ id }) => id))
        }
      }),
      runs,
    )
  })

  it('draws the dotted line around exactly those who live together', () => {
    fc.assert(
      fc.property(any, (family) => {
        const { household, people } = layoutGenogram(family)
        const atHome = people.filter(
          ({ relative: each, isCentre }) => isCentre || (!each.isUnseen && each.isInHousehold),
        )
        if (atHome.length < 2) {
          expect(household).toBeNull()
          return
        }
        for (const each of people)
          for (const x of [each.left + 1, each.x, each.right - 1])
            expect([each.relative.id, isInside(household ?? '', x, each.y)]).toEqual([
              each.relative.id,
              atHome.includes(each),
            ])
      }),
      runs,
    )
  })
})

/** Is this point inside the outline? Counts the edges to its right. */
const isInside = (path: string, x: number, y: number): boolean => {
  const loops = path.split('M').filter((loop) => loop !== '')
  const crossings = loops.flatMap((loop) => {
    const points = loop
      .replace('Z', '')
      .split('L')
      .map((point) => point.split(' ').map(Number))
    return points.filter(([px = 0, py = 0], index) => {
      const [qx = 0, qy = 0] = points[(index + 1) % points.length] ?? []
      return px === qx && px > x && Math.min(py, qy) < y && y < Math.max(py, qy)
    })
  })
  return crossings.length % 2 === 1
}

/* ── Conventions ────────────────────────────────────────────────────────────────────────────────────────── */

test('generations stand in rows, the oldest highest', () => {
  const picture = layoutGenogram(familyOf('Three generations'))
  const rows = ['old-gannet', 'al-gannet', 'wyn-gannet', 'pip-nightjar'].map((id) => at(picture, id).y)
  expect(rows).toEqual(rows.toSorted((one, other) => one - other))
  expect(new Set(rows).size).toBe(4)
  expect(at(picture, 'old-puffin').y).toBe(at(picture, 'old-gannet').y)
})

test('a father stands left of the mother where nothing speaks against it', () => {
  const picture = layoutGenogram(familyOf('Parents and two children'))
  expect(at(picture, 'tom-teal').x).toBeLessThan(at(picture, 'ana-teal').x)
})

test('twins hang from one point', () => {
  const { lines } = layoutGenogram(familyOf('Twins and an unborn child'))
  const from = (id: string) =>
    lines.find(({ id: line, draws }) => draws.length > 0 && line.endsWith(`to ${id}`))?.path.split('L')[0]
  expect(from('ada-wren')).toBe(from('bea-wren'))
  expect(from('ada-wren')).not.toBe(from('unborn-wren'))
})

test('a child of two families hangs from both, each line in its own way', () => {
  const { lines } = layoutGenogram(familyOf('Adopted, fostered'))
  const looks = lines.filter(({ draws }) => draws.length > 0 && draws.some((id) => id.endsWith('jay-siskin')))
  expect(looks.map(({ look }) => look)).toEqual(
    expect.arrayContaining([
      { of: 'descent', descent: 'own' },
      { of: 'descent', descent: 'adoptive' },
    ]),
  )
  expect(looks.length).toBe(2)
})

test('a couple that parted carries slashes on its line; one that did not, none', () => {
  const { lines } = layoutGenogram(familyOf('Step-family'))
  const slashed = lines.filter(({ slashes }) => slashes !== null).flatMap(({ draws }) => draws)
  expect(slashed.toSorted()).toEqual(['couple ana-kestrel lee-heron', 'couple joy-plover tom-brambling'])
})

test('a step-father beside the mother needs no line of his own; a brother is said by the parents he shares', () => {
  const { implied } = layoutGenogram(familyOf('Step-family'))
  expect(implied.toSorted()).toEqual(['step tom-brambling kit-heron', 'step tom-brambling maya-heron'])
})

test('between a grandmother and her grandchild an empty place stands for the parent nobody recorded', () => {
  const picture = layoutGenogram(familyOf('Little is known'))
  expect(picture.standIns.length).toBe(1)
  const [standIn] = picture.standIns
  expect(standIn?.y).toBeGreaterThan(at(picture, 'khadija-dunlin').y)
  expect(standIn?.y).toBeLessThan(at(picture, 'noor-dunlin').y)
})

test('grandparents who bring a child up are drawn once, above the parent, and their care as a line past that row', () => {
  const picture = layoutGenogram(familyOf('Kinship care'))
  expect(picture.standIns).toEqual([])
  expect(picture.implied.length).toBe(2)
  expect(at(picture, 'margaret-ruff').y).toBeLessThan(at(picture, 'dawn-ruff').y)
  const care = picture.lines.filter(({ draws }) => draws.some((id) => id.startsWith('guardian')))
  expect(care.map(({ look, draws }) => [look, draws.length])).toEqual([
    [{ of: 'descent', descent: 'guardian' }, 2],
  ])
})

test('an older sister who is the carer stays a sister beside the child', () => {
  const family = familyOf('Little is known')
  const picture = layoutGenogram({
    ...family,
    ties: [
      ...family.ties,
      {
        kind: 'parent',
        id: 'care',
        who: 'samira-dunlin',
        of: 'noor-dunlin',
        how: 'carer',
        hasResponsibility: true,
      },
    ],
  })
  expect(at(picture, 'samira-dunlin').y).toBe(at(picture, 'noor-dunlin').y)
  expect(picture.lines.find(({ draws }) => draws.includes('care'))?.look).toEqual({
    of: 'couple',
    couple: 'care',
  })
})

test('what contradicts itself is drawn all the same, and marked', () => {
  const picture = layoutGenogram(familyOf('Contradictory'))
  expect(picture.lines.filter(({ look }) => look.of === 'odd').length).toBeGreaterThan(0)
})

test('lines of two families never run in one another', () => {
  for (const { name, family } of families) {
    const { lines } = layoutGenogram(family)
    const unions = lines.flatMap((line) => {
      const union = line.id.replace(/ (couple|bar)$/, '')
      return stretches(line.path).map((stretch) => ({ union, ...stretch }))
    })
    for (const one of unions)
      for (const other of unions)
        if (one.isAcross && other.isAcross && !related(one.union, other.union))
          expect([name, one.union, other.union, covers(one, other)]).toEqual([
            name,
            one.union,
            other.union,
            false,
          ])
  }
})

const related = (one: string, other: string): boolean =>
  one === other || one.includes(other) || other.includes(one)

type Run = { isAcross: boolean; at: number; from: number; to: number }

const covers = (one: Run, other: Run): boolean =>
  Math.abs(one.at - other.at) < 3 && Math.min(one.to, other.to) - Math.max(one.from, other.from) > 2

const stretches = (path: string): Run[] => {
  let [x, y] = [0, 0]
  const found: Run[] = []
  for (const [, letter, first = '0', second = '0'] of path.matchAll(/([MHVL])(-?[\d.]+)(?: (-?[\d.]+))?/g)) {
    const [toX, toY] =
      letter === 'H'
        ? [Number(first), y]
        : letter === 'V'
          ? [x, Number(first)]
          : [Number(first), Number(second)]
    if (letter === 'H') found.push({ isAcross: true, at: y, from: Math.min(x, toX), to: Math.max(x, toX) })
    if (letter === 'V') found.push({ isAcross: false, at: x, from: Math.min(y, toY), to: Math.max(y, toY) })
    ;[x, y] = [toX, toY]
  }
  return found
}

test('a family of thirty is drawn while nobody notices', () => {
  const { family } = families.find(({ name }) => name === 'Three generations') ?? {
    family: familyOf('Step-family'),
  }
  const began = performance.now()
  for (let n = 0; n < 5; n += 1) layoutGenogram(family)
  expect((performance.now() - began) / 5).toBeLessThan(500)
})
