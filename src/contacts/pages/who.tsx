import { Details, SummaryList } from '../../design/index.ts'
import { bornInWords, FlagTags, SomeCannotBeShown } from '../../people/index.ts'
import { dayOf, plainDay } from '../../time/index.ts'
import type { ChildOnContact } from '../contact.ts'
import type { ContactView } from '../contact.view.ts'
import type { Answer } from '../told.ts'
import type { AdultOnContact } from '../who.ts'
import { SameAs } from './same-as.tsx'

const known = (answer: Answer): string => ('known' in answer ? answer.known : 'Not known')

const bornOf = ({ told }: ChildOnContact, view: ContactView): string =>
  bornInWords({ ...told, isChild: true }, dayOf(view.visit.at))

export const childName = ({ told }: ChildOnContact): string =>
  [told.givenNames, told.familyName].join(' ').trim() || 'Name not known'

const ChildLines = ({ view, child }: { view: ContactView; child: ChildOnContact }) => {
  const { told } = child
  return (
    <section class="child">
      <h3 class="govuk-heading-s">
        {child.personId === null ? (
          childName(child)
        ) : (
          <a class="govuk-link" href={`/people/${child.personId}`}>
            {childName(child)}
          </a>
        )}
        {`, ${bornOf(child, view)}`}
      </h3>
      <FlagTags
        held={(view.flags.get(child.personId ?? '') ?? []) as Parameters<typeof FlagTags>[0]['held']}
      />
      <Details summaryText="More about this child">
        <SummaryList
          rows={[
            { key: { text: 'School or nursery' }, value: { text: known(told.school) } },
            { key: { text: 'GP and health' }, value: { text: known(told.health) } },
            { key: { text: 'Ethnicity' }, value: { text: known(told.ethnicity) } },
            { key: { text: 'First language' }, value: { text: known(told.language) } },
            { key: { text: 'Communication needs' }, value: { text: known(told.communication) } },
            { key: { text: 'Disability' }, value: { text: known(told.disability) } },
            told.lookedAfterBy !== '' && {
              key: { text: 'Looked after by' },
              value: { text: told.lookedAfterBy },
            },
            told.planElsewhere !== '' && {
              key: { text: 'On a plan elsewhere' },
              value: { text: told.planElsewhere },
            },
            told.otherPostcode !== '' && {
              key: { text: 'Other address' },
              value: { text: `${told.otherAddress} ${told.otherPostcode}` },
            },
          ]}
        />
      </Details>
      <SameAs view={view} somebody={{ part: 'child', id: child.id, child }} />
    </section>
  )
}

const partWords = {
  household: 'lives there',
  parent: 'parent',
  visitor: 'visits',
  'wider-family': 'wider family',
  alleged: 'said to have done it',
} as const

const AdultLines = ({ view, adult }: { view: ContactView; adult: AdultOnContact }) => (
  <section class="child">
    <h3 class="govuk-heading-s">
      {adult.personId === null ? (
        adult.name || 'Name not known'
      ) : (
        <a class="govuk-link" href={`/people/${adult.personId}`}>
          {adult.name || 'Name not known'}
        </a>
      )}
    </h3>
    <p class="govuk-body">
      {[
        adult.relation,
        partWords[adult.part],
        adult.bornOn === null ? '' : `born ${plainDay(adult.bornOn)}`,
        adult.hasParentalResponsibility === 'yes' ? 'has parental responsibility' : '',
        adult.worksWithChildren === 'yes' ? 'WORKS WITH CHILDREN: tell the Designated Officer' : '',
        adult.needs,
      ]
        .filter(Boolean)
        .join(' · ')}
    </p>
    <SameAs view={view} somebody={{ part: 'adult', id: adult.id, adult }} />
  </section>
)

/** Who it is about: children with whom they may be, the household, the address, and who told us. */
export const Who = (view: ContactView) => {
  const { contact } = view
  const { referrer } = contact.told
  return (
    <section aria-labelledby="who">
      <h2 class="govuk-heading-m" id="who">
        Who
      </h2>
      {contact.children.map((child) => (
        <ChildLines key={child.id} view={view} child={child} />
      ))}
      {contact.adults.map((adult) => (
        <AdultLines key={adult.id} view={view} adult={adult} />
      ))}
      {view.visit.may('people.search').allowed && <SomeCannotBeShown councils={view.others} />}
      <SummaryList
        rows={[
          {
            key: { text: 'Address' },
            value: {
              text: [contact.told.address, contact.told.postcode].filter(Boolean).join(', ') || 'Not known',
            },
          },
          { key: { text: 'Whose child' }, value: { text: contact.placing.words } },
          {
            key: { text: 'Told by' },
            value: {
              text: referrer.isAnonymous
                ? 'Somebody who wishes to stay anonymous'
                : [referrer.name, referrer.role, referrer.agency, referrer.phone, referrer.email]
                    .filter(Boolean)
                    .join(' · ') || 'Not said',
            },
          },
        ]}
      />
    </section>
  )
}
