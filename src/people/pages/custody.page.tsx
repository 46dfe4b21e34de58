import { SummaryList } from '../../design/index.ts'
import { dayOf, plainDay, type Day, type Instant } from '../../time/index.ts'
import { fullName } from '../names.ts'
import type { Person, Sensitivity } from '../person.ts'
import type { Worker } from '../workers.sql.ts'
import { bornInWords } from './cards.tsx'

/** The other record of an adopted child, as its custodian may read it. */
export type OneOfTwo = { name: string; href: string; isNew: boolean; adoptedOn: Day; note: string }

type Props = {
  person: Person
  custodians: readonly Worker[]
  linked: readonly OneOfTwo[]
  at: Instant
}

const state: Readonly<Record<Sensitivity, string>> = {
  open: 'Everybody who may open persons for this council',
  restricted: 'Named workers. Others are told that it exists and whom to ring',
  sealed: 'Its custodians alone. Nobody else learns that it exists',
}

const Ways = ({ person, linked }: Pick<Props, 'person' | 'linked'>) => (
  <ul class="govuk-list">
    <li>
      <a class="govuk-link" href={`/people/${person.id}/seal`}>
        {person.sensitivity === 'sealed' ? 'Change the seal' : 'Seal this record'}
      </a>
    </li>
    {person.sensitivity === 'sealed' && (
      <li>
        <a class="govuk-link" href={`/people/${person.id}/unseal`}>
          Break the seal
        </a>
      </li>
    )}
    {person.isChild && !linked.some(({ isNew }) => isNew) && (
      <li>
        <a class="govuk-link" href={`/people/${person.id}/adoption`}>
          Record an adoption
        </a>
      </li>
    )}
  </ul>
)

/** A record under a privacy officer's care: who may see it, and what may be answered when a search meets it. */
export const CustodyPage = ({ person, custodians, linked, at }: Props) => (
  <div class="govuk-grid-row">
    <div class="govuk-grid-column-two-thirds">
      <h1 class="govuk-heading-l">{fullName(person)}</h1>
      <p class="govuk-body">{bornInWords(person, dayOf(at))}</p>
      <SummaryList
        rows={[
          { key: { text: 'Who may see it' }, value: { text: state[person.sensitivity] } },
          person.namedAccess.length > 0 && {
            key: { text: person.sensitivity === 'sealed' ? 'Custodians' : 'Named workers' },
            value: { text: custodians.map(({ name }) => name).join(', ') },
          },
          person.custodianNote !== null && {
            key: { text: 'What may be answered' },
            value: { text: person.custodianNote },
          },
          ...linked.map((other) => ({
            key: { text: other.isNew ? 'Record since the adoption' : 'Record before the adoption' },
            value: {
              html: (
                <>
                  <a class="govuk-link" href={other.href}>
                    {other.name || 'A record you cannot see'}
                  </a>
                  <p class="govuk-body-s govuk-!-margin-bottom-0">
                    {`Adopted ${plainDay(other.adoptedOn)}. ${other.note}`}
                  </p>
                </>
              ),
            },
          })),
        ]}
      />
      <h2 class="govuk-heading-m">What can be done</h2>
      <Ways person={person} linked={linked} />
    </div>
  </div>
)
