import { agencyName, type SaidItem, shareLevels } from '../../agency-requests/index.ts'
import { Tag } from '../../design/index.ts'
import { nearTime } from '../../time/index.ts'
import type { Desk } from '../desk.ts'

/** What an agency said about somebody, in a line; without its words where nothing is known. */
export const saidInWords = (item: SaidItem): string => {
  switch (item.kind) {
    case 'nothing-known':
      return 'Nothing known.'
    case 'declined':
      return `Not shared, decided by ${item.decidedBy ?? 'them'}: ${item.words}`
    case 'known':
      return item.words
  }
}

export const assertionWords = ({ assertion }: Pick<SaidItem, 'assertion'>): string =>
  assertion === null ? '' : assertion === 'fact' ? 'Fact' : 'Opinion'

export const SaidLine = ({ item, desk }: { item: SaidItem; desk: Desk }) => (
  <li class="lines__line">
    <p class="govuk-body">
      <strong>{`${agencyName(item.agency)} about ${item.aboutName}`}</strong>
      {`, ${nearTime(item.answeredAt, desk.visit.at)} `}
      {item.assertion !== null && (
        <Tag text={assertionWords(item)} classes="tag--small govuk-tag--grey" />
      )}{' '}
      <Tag text={shareLevels[item.level].name} classes="tag--small" />
    </p>
    <p class="govuk-body as-told">{saidInWords(item)}</p>
    {item.kind === 'known' && item.context !== '' && (
      <p class="govuk-body as-told">{`To understand it: ${item.context}`}</p>
    )}
  </li>
)
