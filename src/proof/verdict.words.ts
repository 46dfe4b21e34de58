import type { EntryFile, Proved } from './entry.ts'
import { type Finding, firstWrong, type Late, type Verdict } from './judge.ts'

/** What an audit or a check of an export found, in plain words. */

const number = (n: number): string => n.toLocaleString('en-GB')
const entries = (n: number): string => `${number(n)} ${n === 1 ? 'entry' : 'entries'}`

const what = ({ kind, id }: { kind: string; id: string }): string => `${kind} ${id}`

export const sayFinding = (finding: Finding): string => {
  switch (finding.wrong) {
    case 'altered':
      return `Entry ${number(finding.n)} (${what(finding)}) is not what was sealed there: it was altered, or another one was put in its place.`
    case 'not-in-its-place':
      return `Entry ${number(finding.n)}: another one stands there (${what(finding)}).`
    case 'gone':
      return finding.upTo - finding.n === 1
        ? `Entry ${number(finding.n)} is gone.`
        : `Entries ${number(finding.n)} to ${number(finding.upTo - 1)} are gone.`
    case 'gone-before-sealed':
      return `Entry ${number(finding.n)} (${what(finding)}) was taken away before it could be sealed.`
    case 'unreadable':
      return `Entry ${number(finding.n)} cannot be read: it is not as it was written.`
    case 'not-sealed':
      return `Entry ${number(finding.n)} was never sealed: it is one too many.`
    case 'cut-short':
      return `The record ends after ${entries(finding.n)}; ${number(finding.signed)} were signed.`
    case 'erased-untold':
      return `Entry ${number(finding.n)} (${what(finding)}) was emptied, and nothing on the record says that it was erased.`
    case 'other-root':
      return `The entries do not come to what ${finding.by} signed for the first ${number(finding.n)}: what differs lies between entry ${number(finding.from)} and ${number(finding.n - 1)}.`
    case 'other-hashes':
      return `The sealed hashes are not what ${finding.by} signed for the first ${number(finding.n)}: they differ between entry ${number(finding.from)} and ${number(finding.n - 1)}.`
    case 'bad-checkpoint':
      return `Checkpoint ${number(finding.nth + 1)} in the list is not signed as it should be, or stands out of order (near entry ${number(finding.from)}).`
    case 'slipped-in':
      return `${what(finding)} stands on the record and was never sealed: it was slipped in.`
  }
}

const sayLate = ({ n, kind, id, says, signedAt }: Late): string =>
  `  entry ${number(n)} (${kind} ${id}) says ${says}, but was not there at ${signedAt}`

const sayFirst = (first: ReturnType<typeof firstWrong>): string => {
  if (first === null) return ''
  const [from, to] = first
  return from === to
    ? `. The first wrong entry is ${number(from)}`
    : `. The first wrong entry lies between ${number(from)} and ${number(to)}`
}

const mostSaid = 20

/** Lines for people: the verdict first. */
export const sayVerdict = (verdict: Verdict): string[] => {
  const { leaves, findings, found, erased, late, lateAltogether, agreesUpTo, compared, strangers } = verdict
  return [
    found === 0
      ? `All is well: ${entries(leaves)}, each as it was sealed.`
      : `ALARM: ${number(found)} ${found === 1 ? 'thing is' : 'things are'} wrong${sayFirst(firstWrong(verdict))}.`,
    ...findings.slice(0, mostSaid).map((finding) => `  ${sayFinding(finding)}`),
    ...(found > mostSaid ? [`  … and ${number(found - mostSaid)} more.`] : []),
    agreesUpTo === null
      ? 'No signed checkpoint agrees with it.'
      : `It agrees with ${number(agreesUpTo.size)} entries signed by ${agreesUpTo.by}${agreesUpTo.at === null ? '' : ` at ${agreesUpTo.at}`} (${number(compared)} checkpoints compared).`,
    ...(agreesUpTo !== null && agreesUpTo.size < leaves
      ? [`The last ${entries(leaves - agreesUpTo.size)} have not been signed yet.`]
      : []),
    ...(strangers === 0
      ? []
      : [`${number(strangers)} signatures are by keys that nobody named, and prove nothing here.`]),
    ...(erased === 0
      ? []
      : [
          `${entries(erased)} erased: their data is gone for good, and their place in the record still holds.`,
        ]),
    ...(lateAltogether === 0
      ? []
      : [
          `Look at ${entries(lateAltogether)} that ${lateAltogether === 1 ? 'says it is' : 'say they are'} older than a checkpoint without ${lateAltogether === 1 ? 'it' : 'them'}:`,
          ...late.slice(0, mostSaid).map(sayLate),
        ]),
  ]
}

/** What the proof of one entry comes to. */
export const sayProved = ({ council, n }: EntryFile, proved: Proved | null): string =>
  proved === null
    ? `ALARM: this does not prove that it is entry ${number(n)} of the record of ${council}.`
    : `It is entry ${number(proved.n)} of the record of ${council}, among ${entries(proved.size)} signed by ${proved.by}${proved.at === null ? '' : ` at ${proved.at}`}.`
