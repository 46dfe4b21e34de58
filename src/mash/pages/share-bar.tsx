const width = 96

/** A share as a small bar: the words beside it say the same without it. */
export const ShareBar = ({
  part,
  whole,
  kind,
}: {
  part: number
  whole: number
  kind: 'in-time' | 'late'
}) => (
  <svg
    class={`share-bar share-bar--${kind}`}
    width={width}
    height={10}
    viewBox={`0 0 ${String(width)} 10`}
    aria-hidden="true"
    focusable="false"
  >
    <rect class="share-bar__whole" x="0" y="0" width={width} height="10" />
    <rect
      class="share-bar__part"
      x="0"
      y="0"
      width={whole === 0 ? 0 : Math.round((part / whole) * width)}
      height="10"
    />
  </svg>
)
