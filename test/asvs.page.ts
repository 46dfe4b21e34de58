import { answerOf, type Requirement, requirementsOf, type Traceability } from './asvs.ts'

/** The part of docs/asvs/README.md that follows from the data; what stands above this line is written by hand. */
export const generatedBelow = '<!-- All below follows from traceability.json: npm run asvs -->'

const answers = ['shown', 'written', 'reasoned', 'open'] as const

const count = (requirements: readonly Requirement[], answer: (typeof answers)[number]): string =>
  String(requirements.filter((each) => answerOf(each) === answer).length)

const line = (name: string, requirements: readonly Requirement[]): string =>
  `| ${[name, String(requirements.length), ...answers.map((answer) => count(requirements, answer))].join(' | ')} |`

const counts = (all: Traceability): string[] => {
  const requirements = requirementsOf(all)
  const head = [
    '| Requirements | Shown by tests | Written down | Reasoned | Open |',
    '|---|---|---|---|---|---|',
  ]
  return [
    '## Counts',
    '',
    `| Level ${head[0] ?? ''}`,
    head[1] ?? '',
    ...[1, 2, 3].map((level) =>
      line(
        String(level),
        requirements.filter((each) => each.level === level),
      ),
    ),
    line('all', requirements),
    '',
    `| Chapter ${head[0] ?? ''}`,
    head[1] ?? '',
    ...all.chapters.map((chapter) =>
      line(
        `${chapter.id} ${chapter.name}`,
        chapter.sections.flatMap((section) => section.requirements),
      ),
    ),
    '',
  ]
}

const readAgain = ({ secondReading: { on, levels, says } }: Traceability): string[] => [
  '## Read again',
  '',
  `On ${on}, levels ${levels.join(', ')}. ${says}`,
  '',
]

const stillOpen = (all: Traceability): string[] =>
  [1, 2, 3].flatMap((level) => [
    `## Open at level ${String(level)}`,
    '',
    ...requirementsOf(all)
      .filter((each) => each.level === level && each.open !== undefined)
      .map(
        ({ id, asks, open }) =>
          `- **${id}** ${asks}. ${open?.missing ?? ''} _Meanwhile:_ ${open?.meanwhile ?? ''}`,
      ),
    '',
  ])

const listed = (word: string, named: readonly string[] | undefined): string[] =>
  (named ?? []).map((each) => {
    const cut = each.indexOf(' › ')
    return `  - ${word} \`${each.slice(0, cut)}\`: ${each.slice(cut + 3)}`
  })

const one = ({ id, level, asks, applies, reason, open }: Requirement): string[] => [
  `- **${id}** (level ${String(level)}) ${asks}.`,
  ...(applies?.how === undefined ? [] : [`  - ${applies.how}`]),
  ...(reason === undefined ? [] : [`  - ${reason.says}`]),
  ...(open === undefined ? [] : [`  - **Open.** ${open.missing} _Meanwhile:_ ${open.meanwhile}`]),
  ...listed('test', applies?.tests ?? open?.tests),
  ...listed('see', applies?.documents ?? reason?.documents ?? open?.documents),
]

const everything = (all: Traceability): string[] =>
  all.chapters.flatMap((chapter) => [
    `## ${chapter.id} ${chapter.name}`,
    '',
    ...chapter.sections.flatMap((section) => [
      `### ${section.id} ${section.name}`,
      '',
      ...section.requirements.flatMap(one),
      '',
    ]),
  ])

/** The page with its generated part made anew from the data. */
export const pageWith = (all: Traceability, page: string): string => {
  const [byHand = ''] = page.split(generatedBelow)
  return `${byHand.trimEnd()}\n\n${generatedBelow}\n\n${[...counts(all), ...readAgain(all), ...stillOpen(all), ...everything(all)].join('\n').trimEnd()}\n`
}
