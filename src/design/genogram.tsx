import type { Family } from './genogram.family.ts'
import { half, layoutGenogram, wordsFrom, type DrawnRelative, type Genogram } from './genogram.layout.ts'
import { lineHeight } from './genogram.label.ts'
import { GenogramLegend } from './genogram.legend.tsx'
import type { DrawnLine } from './genogram.lines.ts'
import { GenogramList } from './genogram.list.tsx'
import { classNames } from './macro-options.ts'
import { textWidth } from './text-width.ts'
import { RelativeSymbol } from './genogram.symbol.tsx'

const lookOf = ({ look }: DrawnLine): string => {
  switch (look.of) {
    case 'couple':
      return `couple-${look.couple}`
    case 'descent':
      return look.descent
    case 'odd':
      return 'odd'
  }
}

const Line = ({ line }: { readonly line: DrawnLine }) => (
  <>
    <path class={`genogram__line genogram__line--${lookOf(line)}`} d={line.path} />
    {line.slashes && (
      <path
        class="genogram__slash"
        d={`M${String(line.slashes.x - 7)} ${String(line.slashes.y + 8)}l8 -16m-2 16l8 -16`}
      />
    )}
  </>
)

const Words = ({ of }: { readonly of: DrawnRelative }) => {
  const x = of.x + wordsFrom
  const first = of.y - half + 13
  return (
    <>
      {of.label.lines.map(({ look, text }, index) => {
        const y = first + index * lineHeight
        return (
          <g key={`${look} ${String(index)}`}>
            {look === 'responsible' && (
              <rect
                class="genogram__badge"
                x={x}
                y={y - 13}
                width={textWidth(text, 14, true) + 4}
                height={lineHeight - 1}
              />
            )}
            <text
              class={classNames('genogram__words', `genogram__words--${look}`)}
              x={look === 'responsible' ? x + 4 : x}
              y={y}
            >
              {text}
            </text>
          </g>
        )
      })}
    </>
  )
}

const Picture = ({
  picture,
  id,
  title,
  description,
}: {
  readonly picture: Genogram
  readonly id: string
  readonly title: string
  readonly description: string
}) => (
  <svg
    class="genogram__picture"
    role="img"
    aria-labelledby={`${id}-title ${id}-description`}
    width={picture.width}
    height={picture.height}
    viewBox={`0 0 ${String(picture.width)} ${String(picture.height)}`}
  >
    <title id={`${id}-title`}>{title}</title>
    <desc id={`${id}-description`}>{description}</desc>
    {picture.household !== null && <path class="genogram__household" d={picture.household} />}
    {picture.lines.map((line) => (
      <Line key={line.id} line={line} />
    ))}
    {picture.standIns.map(({ x, y }) => (
      <circle key={`${String(x)} ${String(y)}`} class="genogram__stand-in" cx={x} cy={y} r="5" />
    ))}
    {picture.people.map((each) => (
      <g key={each.relative.id}>
        <RelativeSymbol relative={each.relative} x={each.x} y={each.y} isCentre={each.isCentre} />
        <Words of={each} />
      </g>
    ))}
  </svg>
)

export type GenogramProps = {
  /** Unlike any other on the page. */
  readonly id: string
  readonly family: Family
}

const counted = (people: number, rows: number): string =>
  `${String(people)} ${people === 1 ? 'person' : 'people'} in ${String(rows)} ${rows === 1 ? 'generation' : 'generations'}`

/**
 * A family drawn as social workers draw it (McGoldrick): squares are male, circles female, diamonds unborn or of a sex
 * not known; the person at the centre has a double outline. Drawn on the server, readable without colour, script or
 * sight: the list under it says everything the picture does, and carries the links.
 */
export const GenogramPicture = ({ id, family }: GenogramProps) => {
  const picture = layoutGenogram(family)
  const centre = family.people.find((each) => each.id === family.centreId)
  const name = centre === undefined || centre.isUnseen ? family.called : centre.name
  const rows = new Set(picture.people.map(({ row }) => row)).size
  return (
    <div class="genogram">
      <div class="picture-frame" role="group" tabIndex={0} aria-label={`Genogram of ${name}`}>
        <Picture
          picture={picture}
          id={id}
          title={`Genogram of ${name}`}
          description={`${counted(picture.people.length, rows)}. The list after it says the same in words.`}
        />
      </div>
      <GenogramLegend picture={picture} name={family.called} />
      <GenogramList family={family} />
    </div>
  )
}
