import type { ComponentChildren } from 'preact'
import type { Relative } from './genogram.family.ts'
import type { Genogram } from './genogram.layout.ts'
import { RelativeSymbol } from './genogram.symbol.tsx'

/** Only what this picture uses is explained: a key nobody can read is no key. */

const blank = {
  isUnseen: false,
  name: '',
  bornOn: null,
  bornWords: '',
  bornShort: null,
  age: null,
  sex: 'U',
  isUnborn: false,
  diedWords: null,
  isMultipleBirth: false,
  isInHousehold: false,
  href: null,
} as const

const Sample = ({ children }: { readonly children: ComponentChildren }) => (
  <svg class="genogram__sample" width="46" height="30" viewBox="0 0 46 30" aria-hidden="true">
    {children}
  </svg>
)

const SymbolSample = ({ of, isCentre = false }: { readonly of: Relative; readonly isCentre?: boolean }) => (
  <svg class="genogram__sample" width="46" height="30" viewBox="-33 -24 66 48" aria-hidden="true">
    <RelativeSymbol relative={of} x={0} y={0} isCentre={isCentre} />
  </svg>
)

const LineSample = ({ look }: { readonly look: string }) => (
  <Sample>
    <path class={`genogram__line genogram__line--${look}`} d="M2 15H44" />
  </Sample>
)

type Entry = { readonly isUsed: boolean; readonly look: ComponentChildren; readonly words: string }

const entriesOf = (picture: Genogram, name: string): Entry[] => {
  const seen = picture.people.flatMap(({ relative }) => (relative.isUnseen ? [] : [relative]))
  const descent = (...looks: string[]): boolean =>
    picture.lines.some(({ look }) => look.of === 'descent' && looks.includes(look.descent))
  const couple = (look: string): boolean =>
    picture.lines.some((line) => line.look.of === 'couple' && line.look.couple === look)
  const born = seen.filter(({ isUnborn }) => !isUnborn)
  const responsible = picture.people.some(({ label }) =>
    label.lines.some(({ look }) => look === 'responsible'),
  )
  return [
    {
      isUsed: true,
      look: <SymbolSample of={{ ...blank, id: 'centre', sex: 'M' }} isCentre />,
      words: `double outline: ${name}`,
    },
    {
      isUsed: born.some(({ sex }) => sex === 'M'),
      look: <SymbolSample of={{ ...blank, id: 'm', sex: 'M' }} />,
      words: 'male',
    },
    {
      isUsed: born.some(({ sex }) => sex === 'F'),
      look: <SymbolSample of={{ ...blank, id: 'f', sex: 'F' }} />,
      words: 'female',
    },
    {
      isUsed: seen.some(({ sex, isUnborn }) => sex === 'U' || isUnborn),
      look: <SymbolSample of={{ ...blank, id: 'u' }} />,
      words: 'unborn, or sex not known',
    },
    {
      isUsed: seen.some(({ diedWords }) => diedWords !== null),
      look: <SymbolSample of={{ ...blank, id: 'd', sex: 'M', diedWords: 'has died' }} />,
      words: 'has died',
    },
    {
      isUsed: picture.people.some(({ relative }) => relative.isUnseen),
      look: <SymbolSample of={{ id: 'x', isUnseen: true }} />,
      words: 'a record exists that you can’t see',
    },
    {
      isUsed: picture.household !== null,
      look: (
        <Sample>
          <path class="genogram__household" d="M3 3H43V27H3Z" />
        </Sample>
      ),
      words: `lives where ${name} lives`,
    },
    {
      isUsed: responsible,
      look: (
        <Sample>
          <rect class="genogram__badge" x="10" y="7" width="26" height="16" />
          <text class="genogram__words genogram__words--responsible" x="14" y="20">
            PR
          </text>
        </Sample>
      ),
      words: `has parental responsibility for ${name}`,
    },
    { isUsed: couple('married'), look: <LineSample look="couple-married" />, words: 'married' },
    {
      isUsed: couple('partners'),
      look: <LineSample look="couple-partners" />,
      words: 'not known to be married',
    },
    {
      isUsed: picture.lines.some(({ slashes }) => slashes !== null),
      look: (
        <Sample>
          <path class="genogram__line genogram__line--couple-married" d="M2 15H44" />
          <path class="genogram__slash" d="M16 23l8 -16m-2 16l8 -16" />
        </Sample>
      ),
      words: 'no longer together',
    },
    { isUsed: descent('adoptive'), look: <LineSample look="adoptive" />, words: 'adopted' },
    {
      isUsed: descent('foster', 'carer', 'guardian') || couple('care'),
      look: <LineSample look="foster" />,
      words: 'fostered, under guardianship or cared for',
    },
    {
      isUsed: descent('step', 'other') || couple('other'),
      look: <LineSample look="step" />,
      words: 'step or other relation',
    },
    {
      isUsed: descent('siblings'),
      look: <LineSample look="siblings" />,
      words: 'brothers and sisters, shared parent not recorded',
    },
    {
      isUsed: picture.standIns.length > 0,
      look: (
        <Sample>
          <circle class="genogram__stand-in" cx="23" cy="15" r="5" />
        </Sample>
      ),
      words: 'a parent between, not recorded',
    },
    {
      isUsed: picture.lines.some(({ look }) => look.of === 'odd'),
      look: <LineSample look="odd" />,
      words: 'recorded so that it fits no generation: check it',
    },
  ]
}

export const GenogramLegend = ({ picture, name }: { readonly picture: Genogram; readonly name: string }) => (
  <ul class="picture-key" aria-label="What the marks mean">
    {entriesOf(picture, name)
      .filter(({ isUsed }) => isUsed)
      .map(({ look, words }) => (
        <li key={words} class="picture-key__entry">
          {look} {words}
        </li>
      ))}
  </ul>
)
