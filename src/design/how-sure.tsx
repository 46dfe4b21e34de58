/** How sure, in words and as a share of the whole bar (0 to 1). */
export type Sureness = { readonly words: 'very likely' | 'likely' | 'possible'; readonly share: number }

const width = 96
const height = 10
/** Where "likely" and "very likely" begin on the bar: the words and the bar can then never say two things. */
const likelyFrom = 0.4
const veryLikelyFrom = 0.7

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

/** Words first, then one bar with the places marked where the words change. A person decides, never the bar. */
export const HowSure = ({ sure: { words, share } }: { readonly sure: Sureness }) => (
  <span class={`how-sure how-sure--${words.replaceAll(' ', '-')}`}>
    <strong class="how-sure__words">{capital(words)}</strong>{' '}
    <svg
      class="how-sure__bar"
      width={width}
      height={height}
      viewBox={`0 0 ${String(width)} ${String(height)}`}
      aria-hidden="true"
      focusable="false"
    >
      <rect class="how-sure__track" x="0.5" y="0.5" width={width - 1} height={height - 1} />
      <rect
        class="how-sure__fill"
        x="0"
        y="0"
        width={Math.round(Math.min(1, Math.max(0.04, share)) * width)}
        height={height}
      />
      {[likelyFrom, veryLikelyFrom].map((from) => (
        <path
          key={from}
          class="how-sure__step"
          d={`M${String(Math.round(from * width))} 0V${String(height)}`}
        />
      ))}
    </svg>
  </span>
)
