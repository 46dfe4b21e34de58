import { InsetText, SummaryList } from '../../design/index.ts'
import type { EntryProof } from '../entry.sql.ts'

const names: Readonly<Record<string, string>> = {
  owner: 'Council',
  id: 'Its id',
  stream: 'Kind of record',
  subject_id: 'Id of the record',
  subject_kind: 'Kind of record',
  seq: 'Number within the record',
  type: 'What happened',
  action: 'What was done',
  happened_at: 'Happened',
  recorded_at: 'Recorded',
  at: 'When',
}

/** Longer than a narrow screen: it scrolls by itself, with the keyboard too. */
const Code = ({ label, lines }: { label: string; lines: readonly string[] }) => (
  <pre class="proof__text" tabIndex={0} role="region" aria-label={label}>
    {lines.join('\n')}
  </pre>
)

/** That one entry is on the sealed record and what was signed of it, to be kept or checked elsewhere. */
export const EntryPage = ({ proof, path }: { proof: EntryProof; path: string }) => (
  <>
    <h1 class="govuk-heading-l">{`Entry ${proof.n.toLocaleString('en-GB')} of the record`}</h1>
    <p class="govuk-body">
      {`It is sealed, and stands in checkpoint ${String(proof.checkpoint.number)} and every one after it.`}
    </p>
    {proof.isErased && <InsetText text="Its data were erased. Its place in the record still holds." />}
    <SummaryList
      rows={proof.open.map(([name, value]) => ({
        key: { text: names[name] ?? name },
        value: { text: value },
      }))}
    />
    <p class="govuk-body">
      <a class="govuk-link" href={`${path}/file`}>
        Keep the proof as a file
      </a>
      , which names nobody. Anybody can check it: npm run verify-record -- FILE.
    </p>
    <h2 class="govuk-heading-m">What was signed</h2>
    <Code label="The signed checkpoint" lines={[proof.note.trimEnd()]} />
    <h2 class="govuk-heading-m">The way from the entry to it</h2>
    <Code
      label="The hashes on the way"
      lines={proof.path.length === 0 ? ['It is the only entry.'] : proof.path}
    />
  </>
)

/** A minute is not over yet. */
export const NotYetPage = ({ why }: { why: 'not-sealed-yet' | 'not-signed-yet' }) => (
  <>
    <h1 class="govuk-heading-l">Not proved yet</h1>
    <p class="govuk-body">
      {why === 'not-sealed-yet'
        ? 'This was written a moment ago. It is sealed within a minute: load the page again then.'
        : 'This is sealed and not signed yet. Signing follows within a minute, where the service has a key.'}
    </p>
  </>
)
