import { Button } from './button.tsx'
import type { Example } from './gallery.tsx'
import { cambridgeshire, peterborough } from './gallery.tray.tsx'
import { MatchCard } from './match-card.tsx'
import { MatchElsewhere } from './match-elsewhere.tsx'
import type { MatchPart } from './match-parts.tsx'
import { SideBySide } from './side-by-side.tsx'
import { Stub } from './stub.tsx'
import { Tag } from './tag.tsx'

const part = (
  what: string,
  agrees: MatchPart['agrees'],
  heard: string,
  held: string,
  words: string,
): MatchPart => ({ what, agrees, heard, held, words })

const parts: readonly MatchPart[] = [
  part('Address', 'yes', 'PE1 1AB', 'PE1 1AB', 'lives there'),
  part('Born', 'nearly', '14 Mar 2012', '14 Mar 2011', 'one part differs'),
  part('Family name', 'nearly', 'Thornbery', 'Thornbury', 'one letter different'),
  part('First name', 'yes', 'Maya', 'Maya', 'the same'),
  part('Parents', 'yes', 'Ana Thornbury', 'Ana Thornbury', 'the same'),
  part('Telephone', 'no', '01632 960 555', '07700 900 123', 'another number'),
  part('Sex', 'yes', 'girl', 'girl', 'the same'),
  part('Brothers and sisters', 'no', 'Theo', 'Isla', 'none in common'),
]

export const match = (
  <MatchCard
    id="match-maya"
    name="Maya Thornbury"
    href="#maya"
    council={peterborough}
    sure={{ words: 'likely', share: 0.58 }}
    born="born 14 Mar 2011, 7"
    flags={
      <>
        <Tag text="Looked after" classes="govuk-tag--red" />{' '}
      </>
    }
    lastContact="last contact 3 Nov 2018"
    parts={parts}
    settles="NHS number or a middle name would settle it"
  >
    <Button classes="govuk-button--secondary" text="The same child" />
    <Button classes="govuk-button--secondary" text="Not the same" />
  </MatchCard>
)

const twin = (
  <MatchCard
    name="Rowan Thornbury"
    href="#rowan"
    council={peterborough}
    sure={{ words: 'possible', share: 0.2 }}
    born="born 14 Mar 2012, 6"
    lastContact="no contact yet"
    beware="Could be a brother, sister or twin"
    parts={[
      part('First name', 'no', 'Maya', 'Rowan', 'another name'),
      part('Born', 'yes', '14 Mar 2012', '14 Mar 2012', 'the same'),
      part('Family name', 'yes', 'Thornbury', 'Thornbury', 'the same'),
    ]}
  />
)

const faraway = (
  <MatchCard
    name="ليلى الخوري-بن عبد الرحمن"
    href="#leila"
    council={cambridgeshire}
    sure={{ words: 'very likely', share: 0.94 }}
    born="adult, born about 1988"
    lastContact="last contact 1 Nov 2018"
    parts={[
      part('Name', 'nearly', 'Leila Khoury', 'ليلى الخوري', 'written another way'),
      part('NHS number', 'yes', '943 476 5919', '943 476 5919', 'the same'),
    ]}
  />
)

const twins = (
  <SideBySide
    title="Two people born on the same day: which of them?"
    people={[
      {
        id: 'maya',
        name: 'Maya Thornbury',
        href: '#maya',
        council: peterborough,
        sure: { words: 'likely', share: 0.5 },
        parts: [
          part('First name', 'nearly', 'May', 'Maya', 'short for it'),
          part('Born', 'yes', '14 Mar 2012', '14 Mar 2012', 'the same'),
          part('NHS number', 'no', '', '943 476 5919', 'another number'),
        ],
      },
      {
        id: 'rowan',
        name: 'Rowan Thornbury',
        href: '#rowan',
        council: peterborough,
        sure: { words: 'possible', share: 0.2 },
        parts: [
          part('First name', 'no', 'May', 'Rowan', 'another name'),
          part('Born', 'yes', '14 Mar 2012', '14 Mar 2012', 'the same'),
        ],
      },
    ]}
  />
)

/** People somebody may be, in every shape a search gives them. */
export const matchExamples: readonly Example[] = [
  { name: 'Match card', look: match },
  { name: 'Match card, twin', look: twin },
  { name: 'Match card, other scripts', look: faraway },
  {
    name: 'Known elsewhere',
    look: (
      <MatchElsewhere
        council={cambridgeshire}
        sure={{ words: 'likely', share: 0.6 }}
        agreeing={['name', 'date of birth']}
        dutyPhone="01632 960 212"
      />
    ),
  },
  { name: 'Side by side', look: twins },
  { name: 'Stub among people', look: <Stub council="Peterborough" dutyPhone="01632 960 123" /> },
]
