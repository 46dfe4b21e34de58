import { byAge, type Family, type Relative, type Tie, tiesToTell } from './genogram.family.ts'
import { endWords, type Kin, type KinGroup, kinOf } from './genogram.kin.ts'

/** The genogram in words, as a list in lists: for screen readers, for paper, and for whoever reads faster than looks. */

const groups: Readonly<Record<KinGroup, string>> = {
  parents: 'Parents and carers',
  siblings: 'Brothers and sisters',
  partners: 'Partners',
  children: 'Children',
  grandparents: 'Grandparents',
  wider: 'Wider family',
  others: 'Others',
  address: 'At the same address',
}

const groupOrder = Object.keys(groups) as KinGroup[]

const nameOf = (of: Relative | undefined): string =>
  of === undefined || of.isUnseen ? 'a record you can’t see' : of.name

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** Held by one of the two: said of whoever the line is about, or of the other by name. */
const responsibility = (held: boolean | null, holder: string | null): string[] => {
  if (held === null) return []
  return [
    [holder ?? '', held ? 'has parental responsibility' : 'has no parental responsibility']
      .filter(Boolean)
      .join(' '),
  ]
}

/** What one relationship adds to the words for `told`, its other end being called `other`. */
const detailsOf = (tie: Tie, told: Relative, other: string): string[] => {
  switch (tie.kind) {
    case 'parent':
    case 'grandparent':
    case 'other':
      return responsibility(tie.hasResponsibility, tie.who === told.id ? null : other)
    case 'couple':
      return tie.endedWords === null ? [] : [tie.endedWords]
    case 'siblings':
      return []
  }
}

const inARow = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`

/**
 * Relationships with others than the person at the centre: "Mother of Finn Brown and Ivy Brown, has parental
 * responsibility". Those that read the same stand in one line.
 */
const otherTies = (ties: readonly Tie[], told: Relative, people: ReadonlyMap<string, Relative>): string[] => {
  const lines = new Map<string, { words: string; details: string; names: string[] }>()
  for (const tie of ties.toSorted(inOrder(told, people))) {
    const isWho = tie.who === told.id
    const words = capital(endWords(tie, isWho ? 'who' : 'of', told))
    const other = people.get(isWho ? tie.of : tie.who)
    const name = nameOf(other)
    const isHidden = told.isUnseen || other === undefined || other.isUnseen
    const details = (isHidden ? [] : detailsOf(tie, told, name)).map((detail) => `, ${detail}`).join('')
    const line = lines.get(words + details) ?? { words, details, names: [] }
    line.names.push(name)
    lines.set(words + details, line)
  }
  return [...lines.values()].map(({ words, details, names }) => `${words} of ${inARow(names)}${details}`)
}

const kindOrder: readonly Tie['kind'][] = ['couple', 'parent', 'grandparent', 'siblings', 'other']

/** Partners first, then children, oldest first; whose child somebody is last. */
const inOrder =
  (told: Relative, people: ReadonlyMap<string, Relative>) =>
  (one: Tie, other: Tie): number => {
    const rank = (tie: Tie): number =>
      kindOrder.indexOf(tie.kind) + (tie.kind === 'parent' && tie.of === told.id ? kindOrder.length : 0)
    const [first, second] = [one, other].map((tie) => people.get(tie.who === told.id ? tie.of : tie.who))
    return rank(one) - rank(other) || (first && second ? byAge(first, second) : 0)
  }

type Told = { readonly relative: Relative; readonly kin: Kin; readonly ties: readonly Tie[] }

/** Each relationship once, with whoever of its two people comes first. */
const toldInOrder = (family: Family): Told[] => {
  const kin = kinOf(family)
  const kinFor = (id: string): Kin => kin.get(id) ?? { words: '', group: 'address', tieIds: [], doubt: 0 }
  const others = family.people.filter(({ id }) => id !== family.centreId)
  const sorted = others.toSorted(
    (one, other) =>
      groupOrder.indexOf(kinFor(one.id).group) - groupOrder.indexOf(kinFor(other.id).group) ||
      kinFor(one.id).doubt - kinFor(other.id).doubt ||
      byAge(one, other),
  )
  const left = new Set(tiesToTell(family))
  return sorted.map((relative) => {
    const ties = [...left].filter(({ who, of }) => who === relative.id || of === relative.id)
    for (const tie of ties) left.delete(tie)
    return { relative, kin: kinFor(relative.id), ties }
  })
}

const Person = ({
  told: { relative, kin, ties },
  centreId,
  called,
  people,
}: {
  readonly told: Told
  readonly centreId: string
  readonly called: string
  readonly people: ReadonlyMap<string, Relative>
}) => {
  const own = ties.filter(({ who, of }) => who === centreId || of === centreId)
  const said = own.filter(({ id }) => kin.tieIds.includes(id))
  const rest = ties.filter((tie) => !said.includes(tie))
  const facts = relative.isUnseen
    ? []
    : [
        relative.bornWords,
        ...(relative.diedWords === null ? [] : [relative.diedWords]),
        ...new Set(said.flatMap((tie) => detailsOf(tie, relative, called))),
        ...(relative.isInHousehold ? [`lives with ${called}`] : []),
      ]
  return (
    <li>
      {kin.words !== '' && `${capital(kin.words)}: `}
      {relative.isUnseen ? (
        'a record exists that you can’t see'
      ) : relative.href === null ? (
        relative.name
      ) : (
        <a class="govuk-link" href={relative.href}>
          {relative.name}
        </a>
      )}
      {facts.map((fact) => `, ${fact}`).join('')}
      {rest.length > 0 && (
        <ul class="genogram__ties">
          {otherTies(rest, relative, people).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </li>
  )
}

/** Everybody in the picture and every relationship, each once, in words. */
export const GenogramList = ({ family }: { readonly family: Family }) => {
  const told = toldInOrder(family)
  const people = new Map(family.people.map((each) => [each.id, each]))
  return (
    <ul class="genogram__list">
      {groupOrder.map((group) => {
        const members = told.filter(({ kin }) => kin.group === group)
        return members.length === 0 ? null : (
          <li key={group}>
            <strong>{groups[group]}</strong>
            <ul>
              {members.map((each) => (
                <Person
                  key={each.relative.id}
                  told={each}
                  centreId={family.centreId}
                  called={family.called}
                  people={people}
                />
              ))}
            </ul>
          </li>
        )
      })}
    </ul>
  )
}
