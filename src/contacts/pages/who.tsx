import { Button, Details, MatchCard, Stub, SummaryList } from '../../design/index.ts'
import { bornInWords, FlagTags, type Match } from '../../people/index.ts'
import { dayOf, plainDay } from '../../time/index.ts'
import { Form } from '../../web/index.ts'
import type { ChildOnContact } from '../contact.ts'
import type { ContactView } from '../contact.view.ts'
import type { Answer } from '../told.ts'

const known = (answer: Answer): string => ('known' in answer ? answer.known : 'Not known')

const bornOf = ({ told }: ChildOnContact, view: ContactView): string =>
  bornInWords({ ...told, isChild: true }, dayOf(view.visit.at))

export const childName = ({ told }: ChildOnContact): string =>
  [told.givenNames, told.familyName].join(' ').trim() || 'Name not known'

const Recognise = ({
  view,
  child,
  match,
}: {
  view: ContactView
  child: ChildOnContact
  match: Match & { kind: 'person' }
}) => (
  <Form visit={view.visit} action={`/contacts/${view.contact.id}/children/${child.id}/recognise`}>
    <input type="hidden" name="person" value={match.id} />
    <Button classes="govuk-button--secondary" preventDoubleClick>
      {`Same child as ${match.name}`}
    </Button>
  </Form>
)

/** People already known whom this child may be. Nothing is joined by itself. */
const MayBe = ({ view, child }: { view: ContactView; child: ChildOnContact }) => {
  const matches = view.matches.get(child.id) ?? []
  if (child.personId !== null || view.contact.moved) return null
  const council = (code: string) => view.others.find((each) => each.code === code)
  return (
    <div class="may-be">
      <h4 class="govuk-heading-s">
        {matches.length === 0 ? 'Nobody on record looks like this child' : 'May be somebody already known'}
      </h4>
      <ul class="govuk-list match-list">
        {matches.map((match) =>
          match.kind === 'stub' ? (
            <li key={match.id}>
              <Stub council={council(match.owner)?.shortName ?? ''} dutyPhone={match.dutyPhone} />
            </li>
          ) : (
            <li key={match.id}>
              <MatchCard
                name={match.name}
                href={`/people/${match.id}`}
                born={bornInWords(match, dayOf(view.visit.at))}
                council={{
                  code: match.owner,
                  name: council(match.owner)?.shortName ?? '',
                  letter: council(match.owner)?.letter ?? '',
                }}
                likeness={match.likeness}
                because={match.agrees}
                against={match.differs}
                known={<FlagTags held={match.flags} />}
              >
                {match.owner === view.contact.owner ? (
                  <Recognise view={view} child={child} match={match} />
                ) : (
                  <p class="govuk-hint">
                    The other council’s record. It stays theirs; what it says is in the history.
                  </p>
                )}
              </MatchCard>
            </li>
          ),
        )}
      </ul>
      <p class="govuk-hint">A child nobody recognises is registered with the decision.</p>
    </div>
  )
}

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
      <MayBe view={view} child={child} />
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
      <SummaryList
        rows={[
          {
            key: { text: 'Address' },
            value: {
              text: [contact.told.address, contact.told.postcode].filter(Boolean).join(', ') || 'Not known',
            },
          },
          { key: { text: 'Whose child' }, value: { text: contact.placing.words } },
          ...contact.adults.map((adult) => ({
            key: { text: adult.name || 'Name not known' },
            value: {
              text: [
                adult.relation,
                partWords[adult.part],
                adult.bornOn === null ? '' : `born ${plainDay(adult.bornOn)}`,
                adult.hasParentalResponsibility === 'yes' ? 'has parental responsibility' : '',
                adult.worksWithChildren === 'yes' ? 'WORKS WITH CHILDREN: tell the Designated Officer' : '',
                adult.needs,
              ]
                .filter(Boolean)
                .join(' · '),
            },
          })),
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
