import { nearDay } from '../../time/index.ts'
import { flags } from '../flags.ts'
import { particularKinds } from '../particulars.ts'
import { type Props, To, Section, Item, Items, Ways, since } from './hub-part.tsx'

/** What must be known, flags, and who may see the record, with the ways to change them. */

export const Particulars = ({ on }: Pick<Props, 'on'>) => (
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

export const Flags = ({ on, words }: Props) => (
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
              <To on={on} action="person.flag" to={`flags/${span.id}/end`} about={flags[span.flag]}>
                Take down
              </To>
            ) : (
              <span class="govuk-hint">Taken down by the council’s own workers</span>
            )}
          </Item>
        ))}
    </Items>
    <Ways>
      <To on={on} to="flags/raise" action="person.flag">
        Put up a flag
      </To>
    </Ways>
  </Section>
)

export const Access = ({ on }: Pick<Props, 'on'>) => {
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
