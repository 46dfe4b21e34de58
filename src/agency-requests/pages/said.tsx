import { SummaryList, Tag } from '../../design/index.ts'
import { dayOf, plainDay, shortTimeWithYear } from '../../time/index.ts'
import type { AnswerFile } from '../files.sql.ts'
import type { SaidItem } from '../said.sql.ts'
import { shareLevels } from '../share-level.rule.ts'
import { assertionWords, kindWords } from '../words.ts'

/** From which answer something was said again, by its id. */
export type SaidOn = ReadonlyMap<string, SaidItem['answeredAt']>

const whoAndWhen = ({ answeredName, answeredAt, reusedFrom }: SaidItem, on: SaidOn): string => {
  const from = reusedFrom === null ? undefined : on.get(reusedFrom)
  return `${answeredName}, ${shortTimeWithYear(answeredAt)}${from === undefined ? '' : ` · said again from ${plainDay(dayOf(from))}`}`
}

const Said = ({ item, on }: { item: SaidItem; on: SaidOn }) => (
  <li class="request__said">
    <p class="govuk-body-s">
      <Tag text={kindWords[item.kind]} classes="tag--small govuk-tag--grey" />
      {item.assertion !== null && ` ${assertionWords[item.assertion]}`}
      {item.kind !== 'nothing-known' && ` · ${shareLevels[item.level].name}`}
      {` · ${whoAndWhen(item, on)}`}
    </p>
    {item.words !== '' && <p class="govuk-body request__words">{item.words}</p>}
    {item.context !== '' && (
      <p class="govuk-body-s request__words">
        {item.kind === 'declined' ? `Harm that telling would do: ${item.context}` : item.context}
      </p>
    )}
    {item.decidedBy !== null && <p class="govuk-body-s">{`Decided by ${item.decidedBy}`}</p>}
  </li>
)

const kilobytes = (size: number): string => `${String(Math.max(1, Math.round(size / 1024)))} KB`

export const Files = ({ files, base }: { files: readonly AnswerFile[]; base: string | null }) => (
  <ul class="govuk-list">
    {files.map((file) => (
      <li key={file.id}>
        {base === null ? (
          file.name
        ) : (
          <a class="govuk-link" href={`${base}/files/${file.id}`}>
            {file.name}
          </a>
        )}
        {` (${kilobytes(file.size)}) · ${shareLevels[file.level].name} · ${shortTimeWithYear(file.addedAt)}`}
        {file.scan === 'not-scanned' && ' · not checked for viruses'}
      </li>
    ))}
  </ul>
)

/** What the agency has said, about whom, by whom and when; and what it attached. */
export const WhatWasSaid = ({
  items,
  files,
  base,
  on,
}: {
  items: readonly SaidItem[]
  files: readonly AnswerFile[]
  base: string
  on: SaidOn
}) => {
  if (items.length === 0 && files.length === 0) return null
  const people = [...new Set(items.map(({ subjectId }) => subjectId))]
  return (
    <section class="request__what-was-said">
      <h2 class="govuk-heading-m">What your agency has said</h2>
      {people.map((id) => {
        const about = items.filter(({ subjectId }) => subjectId === id)
        return (
          <div key={id}>
            <h3 class="govuk-heading-s">{about[0]?.aboutName}</h3>
            <ul class="govuk-list">
              {about.map((item) => (
                <Said key={item.id} item={item} on={on} />
              ))}
            </ul>
          </div>
        )
      })}
      {files.length > 0 && (
        <>
          <h3 class="govuk-heading-s">Files</h3>
          <Files files={files} base={base} />
        </>
      )}
    </section>
  )
}

/** What became of it: what it went into, and what was decided for those it was about. */
export const ToldBackSummary = ({
  words,
  outcomes,
  closedWords,
}: {
  words: string
  outcomes: readonly { about: string; outcome: string }[]
  closedWords: string
}) => (
  <section>
    <h2 class="govuk-heading-m">What became of it</h2>
    <p class="govuk-body">{[closedWords, words].filter((each) => each !== '').join(' ')}</p>
    {outcomes.length > 0 && (
      <SummaryList
        rows={outcomes.map(({ about, outcome }) => ({ key: { text: about }, value: { text: outcome } }))}
      />
    )}
  </section>
)
