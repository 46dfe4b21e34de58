import type { Looked } from './rows-round.ts'
import { sayFinding } from './verdict.words.ts'
import type { Complaint, Seen } from './witness.ts'

/** What a witness found, in plain words, and what to do about it. */

const many = (n: number): string => `${n.toLocaleString('en-GB')} ${n === 1 ? 'entry' : 'entries'}`

const complaints: Readonly<Record<Complaint, (kept: number, shown: number | null) => string>> = {
  'not-signed': () => 'What the service shows is not signed with the key this witness was given.',
  'other-origin': () =>
    'What the service shows is signed, but is the record of another council or installation.',
  shrunk: (kept, shown) =>
    `The record was cut short: it had ${many(kept)} when this witness signed it, and now has ${many(shown ?? 0)}.`,
  forked: (kept) =>
    `There are two different records of ${many(kept)}: the one this witness signed, and the one the service shows now.`,
  rewritten: (kept) =>
    `The record was rewritten: the ${many(kept)} this witness signed are not the beginning of what the service shows now.`,
  'other-leaves': () => 'The service signs one record and gives out the hashes of another.',
}

const whatToDo =
  'Tell the privacy officers of both councils; keep this file and the evidence; run npm run audit-record to learn which entry it is. See docs/running.md, “When a witness complains”.'

export const sayWhatWasSeen = (council: string, seen: Seen): string[] => {
  switch (seen.kind) {
    case 'agrees':
      return [
        `${council}: the record agrees with everything this witness has signed: ${many(seen.size)}, ${
          seen.added === 0 ? 'none' : many(seen.added)
        } new.`,
        ...(seen.isTold
          ? []
          : ['The service did not take the signature: does WITNESS_KEYS name this witness?']),
      ]
    case 'no-checkpoint-yet':
      return [`${council}: the service has signed nothing of this council’s record yet.`]
    case 'unreachable':
      return [`${council}: the service could not be asked: ${seen.why}`]
    case 'wrong':
      return [
        `${council}: ALARM. ${complaints[seen.wrong](seen.kept, seen.shown)}`,
        ...(seen.evidence === null ? [] : [`What the service showed is kept in ${seen.evidence}.`]),
        `Nothing was signed. ${whatToDo}`,
      ]
  }
}

/** 0: all is well. 1: the record was tampered with. 2: nothing could be compared. */
export const exitCodeOf = (seen: Seen): 0 | 1 | 2 =>
  seen.kind === 'agrees' ? 0 : seen.kind === 'wrong' ? 1 : 2

const mostSaid = 10

/** What the rows themselves came to, against the hashes the witness keeps. */
export const sayRows = (council: string, { from, to, wrong }: Looked): string[] =>
  wrong.length === 0
    ? [`${council}: entries ${String(from)} to ${String(to)} are what this witness signed.`]
    : [
        `${council}: ALARM. The record in the database is not what this witness signed.`,
        ...wrong.slice(0, mostSaid).map((finding) => `  ${sayFinding(finding)}`),
        ...(wrong.length > mostSaid ? [`  … and ${String(wrong.length - mostSaid)} more.`] : []),
        whatToDo,
      ]
