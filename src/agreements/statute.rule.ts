/**
 * Whether a reference to a statute can be meant as it stands. A slip in a number makes a power nobody has: the report on
 * the joint working agreement writes "Section (s.133)" on its cover and section 113 inside (governance A1). Pure.
 */

/** Acts and regulations an agreement about children may rest on, with the sections met in practice: not all they have. */
const acts: Readonly<Record<string, readonly string[]>> = {
  'Local Government Act 1972': ['101', '102', '111', '113'],
  'Local Government Act 2000': ['9E', '9EA', '9EB', '9P'],
  'Local Government (Contracts) Act 1997': ['1'],
  'Localism Act 2011': ['1'],
  'Children Act 1989': ['17', '20', '22', '22A', '22C', '23', '27', '31', '43', '44', '46', '47'],
  'Children Act 2004': ['10', '11', '16E', '16G', '16H', '16LA', '17', '18', '19'],
  'Care Act 2014': ['42', '45', '79'],
  'Crime and Disorder Act 1998': ['115'],
  'Data Protection Act 2018': ['8', '10', '36'],
  'Mental Health Act 1983': ['13', '115'],
  'UK GDPR': ['6', '9', '26', '28'],
  'SI 2000/2851': ['7'],
  // Which regulation is meant is not confirmed: the instrument is cited without a number (governance UNCERTAIN (c)).
  'SI 2012/1019': [],
  'SI 2006/246': [],
}

type Typo = {
  act: string
  written: string
  meant: string
  /** Where it was seen. */
  seen: string
}

export const knownTypos: readonly Typo[] = [
  {
    act: 'Local Government Act 1972',
    written: '133',
    meant: '113',
    seen: 'cover of the joint working agreement report, September 2018',
  },
  { act: 'Local Government Act 1972', written: '110', meant: '101', seen: 'digits exchanged' },
  { act: 'Local Government Act 2000', written: '9AE', meant: '9EA', seen: 'letters exchanged' },
  { act: 'Children Act 1989', written: '74', meant: '47', seen: 'digits exchanged' },
]

const titleTypos: readonly (readonly [RegExp, string])[] = [
  [/^Child(?:ren)?['’]?s Act\b/i, 'Children Act'],
  [/^Child Act\b/i, 'Children Act'],
  [/^Local Government Act 72$/i, 'Local Government Act 1972'],
]

export type FoundInReference =
  | { kind: 'typo'; written: string; meant: string }
  /** No Act, or nothing that reads as a section. */
  | { kind: 'unreadable'; written: string }
  /** It may well exist: somebody should look again. */
  | { kind: 'not-met-before'; written: string }

const section =
  /^(?:s(?:ection)?s?|ss|art(?:icle)?s?|reg(?:ulation)?s?)?[.\s]*\(?(?:s\.)?(\d+[A-Z]{0,2})\)?(?:\([^)]*\))*$/i

/** "Local Government Act 1972 s.101, s.113" as title and sections; null where there is no title. */
const readOne = (text: string): { title: string; sections: string[] } | null => {
  const read =
    /^(?<title>(?:SI \d{4}\/\d+|UK GDPR|[A-Z][^;]*?\b(?:Act|Regulations|Order)(?: \d{2,4})?))(?:[,\s]+(?<rest>.+))?$/.exec(
      text,
    )
  const title = read?.groups?.['title']
  if (title === undefined) return null
  const rest = read?.groups?.['rest'] ?? ''
  return {
    title: title.trim(),
    sections: rest === '' ? [] : rest.split(/,| and /).map((each) => each.trim()),
  }
}

const checkSections = (title: string, sections: readonly string[]): FoundInReference[] =>
  sections.flatMap((each): FoundInReference[] => {
    const number = section.exec(each)?.[1]?.toUpperCase()
    if (number === undefined) return [{ kind: 'unreadable', written: `${title} ${each}` }]
    const typo = knownTypos.find(({ act, written }) => act === title && written === number)
    if (typo) return [{ kind: 'typo', written: `${title} s.${number}`, meant: `${title} s.${typo.meant}` }]
    const known = acts[title] ?? []
    return known.includes(number) ? [] : [{ kind: 'not-met-before', written: `${title} s.${number}` }]
  })

/** A section with no Act: only what is known to be a slip can be told. */
const withoutAct = (text: string): FoundInReference => {
  const number = section.exec(text)?.[1]?.toUpperCase()
  const typo = knownTypos.find(({ written }) => written === number)
  return typo
    ? { kind: 'typo', written: text, meant: `${typo.act} s.${typo.meant}` }
    : { kind: 'unreadable', written: text }
}

const checkOne = (text: string): FoundInReference[] => {
  const read = readOne(text)
  if (read === null) return [withoutAct(text)]
  for (const [typo, meant] of titleTypos)
    if (typo.test(read.title))
      return [{ kind: 'typo', written: read.title, meant: read.title.replace(typo, meant) }]
  if (!Object.hasOwn(acts, read.title)) return [{ kind: 'not-met-before', written: read.title }]
  return checkSections(read.title, read.sections)
}

/** Everything amiss in references set apart by semicolons; nothing where all read as they should. */
export const checkReferences = (text: string): FoundInReference[] =>
  text
    .split(';')
    .map((each) => each.trim())
    .filter((each) => each !== '')
    .flatMap(checkOne)

/**
 * Section 101 of the Local Government Act 1972 alone does not reach a function of an executive: s.101(1A) to (1C) switch
 * it off where executive arrangements apply, and leave it to s.9EA of the Local Government Act 2000 and its regulations
 * (governance finding 5).
 */
export const isSection101Alone = (power: string): boolean => {
  const cited = power.split(';').map((each) => readOne(each.trim()))
  const byTitle = (title: string) => cited.some((each) => each?.title === title)
  return (
    byTitle('Local Government Act 1972') && !byTitle('Local Government Act 2000') && !byTitle('SI 2012/1019')
  )
}

/** A council whose functions are those of an executive (Local Government Act 2000 Part 1A). */
export const hasExecutive = (governanceModel: string): boolean => governanceModel !== 'committee'
