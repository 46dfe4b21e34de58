import type { Relative } from './genogram.family.ts'

const half = 20

type Shape = 'square' | 'circle' | 'diamond' | 'unseen'

const shapeOf = (of: Relative): Shape => {
  if (of.isUnseen) return 'unseen'
  if (of.isUnborn || of.sex === 'U') return 'diamond'
  return of.sex === 'M' ? 'square' : 'circle'
}

const Outline = ({
  shape,
  x,
  y,
  reach,
  look,
}: {
  readonly shape: Shape
  readonly x: number
  readonly y: number
  readonly reach: number
  readonly look: string
}) => {
  switch (shape) {
    case 'square':
      return <rect class={look} x={x - reach} y={y - reach} width={reach * 2} height={reach * 2} />
    case 'circle':
      return <circle class={look} cx={x} cy={y} r={reach} />
    case 'diamond':
      return (
        <path
          class={look}
          d={`M${String(x)} ${String(y - reach - 2)}l${String(reach + 2)} ${String(reach + 2)}l${String(-reach - 2)} ${String(reach + 2)}l${String(-reach - 2)} ${String(-reach - 2)}z`}
        />
      )
    case 'unseen':
      return (
        <rect
          class={`${look} genogram__symbol--unseen`}
          x={x - reach}
          y={y - reach}
          width={reach * 2}
          height={reach * 2}
          rx="8"
        />
      )
  }
}

/** A cross through the symbol: somebody who has died. */
const Cross = ({ x, y }: { readonly x: number; readonly y: number }) => (
  <path
    class="genogram__cross"
    d={`M${String(x - half)} ${String(y - half)}l${String(2 * half)} ${String(2 * half)}m0 ${String(-2 * half)}l${String(-2 * half)} ${String(2 * half)}`}
  />
)

/** One person’s symbol. Nothing of somebody unseen but that there is somebody: no shape that would tell their sex. */
export const RelativeSymbol = ({
  relative,
  x,
  y,
  isCentre,
}: {
  readonly relative: Relative
  readonly x: number
  readonly y: number
  readonly isCentre: boolean
}) => {
  const shape = shapeOf(relative)
  const inside = relative.isUnseen ? '?' : relative.age
  return (
    <>
      <Outline shape={shape} x={x} y={y} reach={half} look="genogram__symbol" />
      {isCentre && <Outline shape={shape} x={x} y={y} reach={half - 5} look="genogram__symbol" />}
      {!relative.isUnseen && relative.diedWords !== null && <Cross x={x} y={y} />}
      {inside !== null && (
        <text class="genogram__age" x={x} y={y + 5}>
          {inside}
        </text>
      )}
    </>
  )
}
