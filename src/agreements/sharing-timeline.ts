import type { SharingAgreement, SignedAgreement } from '../access/index.ts'
import type { Day } from '../time/index.ts'
import { signatoriesOf } from './sharing.ts'
import {
  type Bar,
  type BarKind,
  barKinds,
  earlier,
  endOfYear,
  later,
  startOfYear,
  type Timeline,
} from './timeline.ts'

/** Up to the end of an agreement, or of the picture where it has none yet. */
const bar = (kind: BarKind, from: Day, to: Day | null, agreement: SignedAgreement, end: Day): Bar[] => {
  const [begins, ends] = [later(from, agreement.from), earlier(to ?? end, agreement.to ?? end)]
  if (begins >= ends) return []
  const isOpen = to === null && agreement.to === null
  return [{ kind, from: begins, to: ends, words: barKinds[kind], ...(isOpen ? { isOpen: true } : {}) }]
}

/** When each organisation was a signatory, and since when it has withdrawn: only while all hold may anything flow. */
export const signatoryTimeline = (
  agreement: SharingAgreement,
  nameOf: (organisation: string) => string,
  today: Day,
): Timeline => {
  const both = agreement.parent === null ? [agreement] : [agreement, agreement.parent]
  const begins = [today, ...both.map(({ from }) => from)].reduce(earlier)
  const ends = [today, ...both.flatMap(({ to }) => to ?? [])].reduce(later)
  const [from, to] = [startOfYear(begins), endOfYear(ends)]
  return {
    from,
    to,
    today,
    rows: [
      ...both.map((each) => ({
        name: each.instrument.title,
        bars: bar('in-force', each.from, each.to, each, to),
      })),
      ...signatoriesOf(agreement, nameOf, today).map(({ organisation, signatures }) => ({
        name: nameOf(organisation),
        bars: signatures.flatMap(({ signedOn, withdrawnOn }, nth) => [
          ...bar('signed', signedOn, withdrawnOn, agreement, to),
          ...(withdrawnOn === null
            ? []
            : bar('withdrawn', withdrawnOn, signatures[nth + 1]?.signedOn ?? null, agreement, to)),
        ]),
      })),
    ],
  }
}
