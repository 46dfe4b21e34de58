import type { ComponentChildren } from 'preact'
import { type Action, sayRefusal } from '../../access/index.ts'
import { nearDay, plainDay, type Day } from '../../time/index.ts'
import type { On } from '../change.ts'
import { fullName, nameUses } from '../names.ts'
import { sexes } from '../details.ts'
import { flags } from '../flags.ts'
import { identifierSchemes, identifierStatuses } from '../identifiers.ts'
import type { HeldRelation } from '../kin.sql.ts'
import { particularKinds } from '../particulars.ts'
import { SafeContact } from './safe-contact.tsx'

/** Words that belong to the changes themselves, given so that pages import no change. */
export type HubWords = {
  name: (name: On['person']['names'][number]) => string
  address: (address: On['person']['addresses'][number]) => string
  addressKind: (address: On['person']['addresses'][number]) => string
  number: (identifier: On['person']['identifiers'][number]) => string
  relation: (relation: HeldRelation) => string
  mayMark: (flag: On['person']['flags'][number]) => boolean
}

type Props = { on: On<readonly HeldRelation[]>; words: HubWords }

type LinkTo = {
  on: On<readonly HeldRelation[]>
  to: string
  action?: Action
  about?: string
  children: string
}

/** A way to a change, where this worker may make it; in its place, why not. */
const To = ({ on, to, action = 'person.change', about, children }: LinkTo) => {
  const decision = on.visit.may(action, on.resource)
  return decision.allowed ? (
    <a class="govuk-link" href={`/people/${on.person.id}/${to}`}>
      {children}
      {about !== undefined && <span class="govuk-visually-hidden">{`: ${about}`}</span>}
    </a>
  ) : (
    <span class="govuk-hint">{sayRefusal(decision.because, action)}</span>
  )
}

const Section = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <section class="govuk-!-margin-bottom-6">
    <h2 class="govuk-heading-m govuk-!-margin-bottom-2">{title}</h2>
    {children}
  </section>
)

const Item = ({ text, note, children }: { text: string; note?: string; children?: ComponentChildren }) => (
  <li class="change-list__item">
    <span class="change-list__text">
      {text}
      {note !== undefined && note !== '' && <span class="govuk-hint change-list__note">{note}</span>}
    </span>
    {children && <span class="change-list__ways">{children}</span>}
  </li>
)

const Items = ({ children }: { children: ComponentChildren }) => (
  <ul class="govuk-list change-list">{children}</ul>
)

const Ways = ({ children }: { children: ComponentChildren }) => (
  <div class="govuk-body change-list__add">{children}</div>
)

const since = (from: Day | null, source: string): string =>
  [from === null ? '' : `since ${plainDay(from)}`, source === '' ? '' : `source: ${source}`]
    .filter(Boolean)
    .join(' · ')

const Names = ({ on, words }: Props) => (
  <Section title="Names">
    <Items>
      {on.person.names
        .filter(({ to }) => to === null)
        .map((name) => (
          <Item
            key={name.id}
            text={words.name(name)}
            note={[nameUses[name.use], since(name.from, name.source)].filter(Boolean).join(' · ')}
          >
            <To on={on} to={`names/${name.id}/end`} about={words.name(name)}>
              No longer used
            </To>
          </Item>
        ))}
    </Items>
    <Ways>
      <To on={on} to="names/add">
        Add a name
      </To>
      <To on={on} to="names/shown">
        Choose which is shown
      </To>
    </Ways>
  </Section>
)

const bornNow = ({ bornOn, bornPrecision, expectedOn }: On['person']): string => {
  if (bornOn === null)
    return expectedOn === null ? 'Date of birth not known' : `Expected ${plainDay(expectedOn)}`
  switch (bornPrecision) {
    case 'day':
      return `Born ${plainDay(bornOn)}`
    case 'month':
      return `Born in ${plainDay(bornOn).replace(/^\d+ /, '')}`
    case 'year':
      return `Born in ${bornOn.slice(0, 4)}`
    case 'about':
      return `Born about ${bornOn.slice(0, 4)}`
  }
}

const Births = ({ on }: Pick<Props, 'on'>) => {
  const { person } = on
  const isUnborn = person.bornOn === null && person.expectedOn !== null
  return (
    <Section title="Birth, sex and telephone">
      <Items>
        <Item text={bornNow(person)}>
          {isUnborn ? (
            <>
              <To on={on} to="has-been-born">
                Has been born
              </To>{' '}
              <To on={on} to="expected">
                Put the date right
              </To>
            </>
          ) : (
            <To on={on} to="born" about="date of birth">
              Put right
            </To>
          )}
        </Item>
        <Item
          text={[sexes[person.sex], person.gender, person.isMultipleBirth ? 'one of more born together' : '']
            .filter(Boolean)
            .join(' · ')}
        >
          <To on={on} to="sex-and-gender" about="sex, gender or multiple birth">
            Change
          </To>
        </Item>
        <Item text={person.phone ?? 'No telephone number'}>
          <To on={on} to="telephone" about="telephone number">
            Change
          </To>
        </Item>
        <Item text={person.diedOn === null ? 'Living' : `Died ${plainDay(person.diedOn)}`}>
          <To on={on} to="died">
            {person.diedOn === null ? 'Has died' : 'Put the date of death right'}
          </To>
        </Item>
      </Items>
    </Section>
  )
}

const Addresses = ({ on, words }: Props) => (
  <Section title="Addresses">
    <Items>
      {on.person.addresses
        .filter(({ to, hidden }) => to === null || hidden)
        .map((address) => {
          const about = words.addressKind(address)
          return (
            <Item key={address.id} text={words.address(address)} note={about}>
              <To on={on} to={`addresses/${address.id}/correct`} about={about}>
                Put right
              </To>{' '}
              {address.to === null && (
                <To on={on} to={`addresses/${address.id}/end`} about={about}>
                  End
                </To>
              )}{' '}
              {address.hidden ? (
                <To on={on} to={`addresses/${address.id}/show`} action="person.hide-address" about={about}>
                  Show again
                </To>
              ) : (
                <To on={on} to={`addresses/${address.id}/hide`} action="person.hide-address" about={about}>
                  Hide
                </To>
              )}
            </Item>
          )
        })}
    </Items>
    <Ways>
      <To on={on} to="addresses/moved">
        Has moved
      </To>
      <To on={on} to="addresses/add">
        Add another address
      </To>
      <To on={on} to="moved-council">
        Has moved to another council’s area
      </To>
    </Ways>
  </Section>
)

const responsibility = (held: boolean | null): string =>
  held === null
    ? 'parental responsibility not known'
    : held
      ? 'has parental responsibility'
      : 'no parental responsibility'

const Relationships = ({ on, words }: Props) => (
  <Section title="Relationships">
    <Items>
      {on.around
        .filter(({ to }) => to === null)
        .map((relation) => (
          <Item
            key={relation.id}
            text={words.relation(relation)}
            note={[responsibility(relation.hasParentalResponsibility), since(relation.from, relation.source)]
              .filter(Boolean)
              .join(' · ')}
          >
            <To on={on} to={`relationships/${relation.id}/correct`} about={words.relation(relation)}>
              Put right
            </To>{' '}
            <To on={on} to={`relationships/${relation.id}/end`} about={words.relation(relation)}>
              End
            </To>
          </Item>
        ))}
    </Items>
    <Ways>
      <To on={on} to="relationships/add">
        Add a relationship
      </To>
    </Ways>
  </Section>
)

const Numbers = ({ on, words }: Props) => (
  <Section title="Numbers">
    <Items>
      {on.person.identifiers.map((identifier) => (
        <Item
          key={identifier.id}
          text={`${identifierSchemes[identifier.scheme]} ${words.number(identifier)}`}
          note={[identifierStatuses[identifier.status], since(identifier.from, identifier.source)]
            .filter(Boolean)
            .join(' · ')}
        >
          <To on={on} to={`identifiers/${identifier.id}/status`} about={words.number(identifier)}>
            How sure is it?
          </To>
        </Item>
      ))}
    </Items>
    <Ways>
      <To on={on} to="identifiers/add">
        Add a number
      </To>
    </Ways>
  </Section>
)

const Particulars = ({ on }: Pick<Props, 'on'>) => (
  <Section title="What else must be known">
    <Items>
      {on.person.particulars
        .filter(({ to }) => to === null)
        .map((particular) => (
          <Item
            key={particular.id}
            text={`${particularKinds[particular.kind]}: ${particular.text}`}
            note={since(particular.from, particular.source)}
          >
            <To
              on={on}
              to={`particulars/${particular.id}/end`}
              about={`${particularKinds[particular.kind]}: ${particular.text}`}
            >
              No longer so
            </To>
          </Item>
        ))}
    </Items>
    <Ways>
      <To on={on} to="particulars/add">
        Add something to know
      </To>
    </Ways>
  </Section>
)

const Flags = ({ on, words }: Props) => (
  <Section title="Flags">
    <Items>
      {on.person.flagSpans
        .filter(({ to }) => to === null)
        .map((span) => (
          <Item
            key={span.id}
            text={flags[span.flag]}
            note={[span.because, since(span.from, span.source)].filter(Boolean).join(' · ')}
          >
            {words.mayMark(span.flag) ? (
              <To on={on} to={`flags/${span.id}/end`} about={flags[span.flag]}>
                Take down
              </To>
            ) : (
              <span class="govuk-hint">Taken down by the council’s own workers</span>
            )}
          </Item>
        ))}
    </Items>
    <Ways>
      <To on={on} to="flags/raise">
        Put up a flag
      </To>
    </Ways>
  </Section>
)

const Access = ({ on }: Pick<Props, 'on'>) => {
  const { sensitivity, movedTo } = on.person
  return (
    <Section title="Who may see this record">
      <Items>
        {sensitivity === 'open' ? (
          <Item text="Everybody who may open persons for this council">
            <To on={on} to="restrict" action="person.restrict">
              Restrict it to named workers
            </To>
          </Item>
        ) : (
          <Item text="Named workers only. Others are told that it exists and whom to ring.">
            <To on={on} to="restrict" action="person.restrict">
              Change who may see it
            </To>{' '}
            <To on={on} to="open-up" action="person.restrict">
              End the restriction
            </To>
          </Item>
        )}
        {movedTo !== null && (
          <Item text={`Moved to the area of ${movedTo.council}, ${nearDay(movedTo.on, on.today)}`} />
        )}
      </Items>
    </Section>
  )
}

/** Everything held of somebody that can be changed, with the way to each change. What has ended is on their page. */
export const ChangeHub = ({ on, words }: Props) => (
  <div class="govuk-grid-row">
    <div class="govuk-grid-column-two-thirds">
      <span class="govuk-caption-l">{fullName(on.person)}</span>
      <h1 class="govuk-heading-l">Change what is held</h1>
      <SafeContact person={on.person} />
      <Names on={on} words={words} />
      <Births on={on} />
      <Addresses on={on} words={words} />
      <Relationships on={on} words={words} />
      <Numbers on={on} words={words} />
      <Particulars on={on} />
      <Flags on={on} words={words} />
      <Access on={on} />
    </div>
  </div>
)
