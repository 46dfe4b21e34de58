import type { AuthorityCard } from '../../access/index.ts'
import { Button, Select, type SelectItem } from '../../design/index.ts'
import { colourWords } from '../contact.words.ts'
import { sourceGroups, type TrayChoice } from '../tray-choice.ts'

const waitingFor: readonly SelectItem[] = [
  { value: 'us', text: 'A decision here' },
  { value: 'manager', text: 'A manager’s decision' },
  { value: 'referrer', text: 'The referrer’s answer' },
  { value: 'other-council', text: 'Another council' },
  { value: 'anybody', text: 'Anybody' },
]

const colours: readonly SelectItem[] = [
  { value: '', text: 'Any' },
  { value: 'none', text: 'None yet' },
  ...Object.entries(colourWords).map(([value, text]) => ({ value, text })),
]

const sources: readonly SelectItem[] = [
  { value: '', text: 'Anybody' },
  ...Object.entries(sourceGroups).map(([value, { name }]) => ({ value, text: name })),
]

const sorts: readonly SelectItem[] = [
  { value: 'time-left', text: 'Time left' },
  { value: 'longest', text: 'Longest waiting' },
]

const councilItems = (councils: readonly AuthorityCard[]): SelectItem[] => [
  { value: '', text: councils.length === 2 ? 'Both' : 'All' },
  ...councils.map(({ code, shortName }) => ({ value: code, text: shortName })),
]

const Choose = ({
  name,
  label,
  items,
  value,
}: {
  name: string
  label: string
  items: readonly SelectItem[]
  value: string
}) => (
  <Select
    id={`tray-${name}`}
    name={name}
    label={{ text: label, classes: 'govuk-label--s' }}
    items={[...items]}
    value={value}
    formGroup={{ classes: 'tray-choice__field' }}
  />
)

/** What to see and in which order: a plain form whose answers stand in the address, so it works without scripts. */
export const ChoiceForm = ({
  choice,
  councils,
}: {
  choice: TrayChoice
  councils: readonly AuthorityCard[]
}) => (
  <form class="tray-choice" method="get" action="/screening">
    {choice.urgency !== '' && <input type="hidden" name="urgency" value={choice.urgency} />}
    <Choose name="waiting" label="Waiting for" items={waitingFor} value={choice.waiting} />
    {councils.length > 1 && (
      <Choose name="council" label="Council" items={councilItems(councils)} value={choice.council} />
    )}
    <Choose name="source" label="Told by" items={sources} value={choice.source} />
    <Choose name="colour" label="Pathway colour" items={colours} value={choice.colour} />
    <Choose name="sort" label="Sort by" items={sorts} value={choice.sort} />
    <Button text="Show" classes="govuk-button--secondary tray-choice__button" />
  </form>
)
