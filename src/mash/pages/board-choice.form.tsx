import type { AuthorityCard } from '../../access/index.ts'
import { Button, Select, type SelectItem } from '../../design/index.ts'
import type { BoardChoice } from '../board-choice.ts'

const whose: readonly SelectItem[] = [
  { value: '', text: 'Anybody' },
  { value: 'mine', text: 'Me' },
  { value: 'nobody', text: 'Nobody yet' },
]

const only: readonly SelectItem[] = [
  { value: '', text: 'All' },
  { value: 'late', text: 'Late' },
  { value: 'silent', text: 'Silent' },
]

const councilItems = (councils: readonly AuthorityCard[]): SelectItem[] => [
  { value: '', text: councils.length === 2 ? 'Both' : 'All' },
  ...councils.map(({ code, shortName }) => ({ value: code, text: shortName })),
]

type ChooseProps = { name: string; label: string; items: readonly SelectItem[]; value: string }

const Choose = ({ name, label, items, value }: ChooseProps) => (
  <Select
    id={`board-${name}`}
    name={name}
    label={{ text: label, classes: 'govuk-label--s' }}
    items={[...items]}
    value={value}
    formGroup={{ classes: 'tray-choice__field' }}
  />
)

/** What to see: a plain form whose answers stand in the address, so it works without scripts. */
export const BoardChoiceForm = ({
  choice,
  councils,
  hasOwnWork,
}: {
  choice: BoardChoice
  councils: readonly AuthorityCard[]
  /** Those who oversee have no enquiries of their own. */
  hasOwnWork: boolean
}) => (
  <form class="tray-choice" method="get" action="/enquiries">
    {choice.lane !== '' && <input type="hidden" name="lane" value={choice.lane} />}
    {choice.seen !== null && <input type="hidden" name="seen" value={choice.seen} />}
    {councils.length > 1 && (
      <Choose name="council" label="Council" items={councilItems(councils)} value={choice.council} />
    )}
    {hasOwnWork && <Choose name="whose" label="With" items={whose} value={choice.whose} />}
    <Choose name="only" label="Which" items={only} value={choice.only} />
    <Button text="Show" classes="govuk-button--secondary tray-choice__button" />
  </form>
)
