import type { ComponentChildren } from 'preact'
import type { AuthorityCard } from '../../access/index.ts'
import type { Guidance, Told } from '../../contacts/index.ts'
import { Button, CallTimer, Details, PhoneScreen, SavedMark } from '../../design/index.ts'
import { readingOf, type Answers } from '../../questions/index.ts'
import { londonTime } from '../../time/index.ts'
import { Form, type FormState, type Visit } from '../../web/index.ts'
import type { BesideHome, PersonOfCall } from '../beside.sql.ts'
import type { Call } from '../call.sql.ts'
import { CallBeside, GuidanceBeside, Numbers } from './beside.tsx'
import { Caller, DangerStrip, Urgency } from './caller.tsx'
import { Children } from './children.tsx'
import { Home } from './home.tsx'
import { Household } from './household.tsx'
import { DoneSoFar, Family, WhatHappened } from './story.tsx'

export type CallShown = {
  call: Call
  answers: Answers
  told: Told
  people: readonly PersonOfCall[]
  home: BesideHome
  guidance: readonly { council: string; guidance: Guidance }[]
  toChase: readonly string[]
  tab: string
}

type Props = { shown: CallShown; form: FormState; visit: Visit }

const sections = [
  { id: 'caller', title: 'Who is calling' },
  { id: 'children', title: 'The child' },
  { id: 'home', title: 'Where and with whom' },
  { id: 'story', title: 'What happened' },
  { id: 'household', title: 'Who else' },
  { id: 'done', title: 'Done so far' },
  { id: 'family', title: 'Does the family know' },
] as const

type SectionId = (typeof sections)[number]['id']

const Section = ({ id, children }: { id: SectionId; children: ComponentChildren }) => (
  <section class="call__section" id={id} aria-labelledby={`${id}-title`} tabIndex={-1}>
    <h2 class="govuk-heading-m" id={`${id}-title`}>
      {sections.find((section) => section.id === id)?.title}
    </h2>
    {children}
  </section>
)

/** Beside the call, and on a narrow screen far below it. */
const whoItMayBe = { id: 'beside-call', title: 'People this may be' } as const

/** Jumps to a part of the call, by mouse or by key. */
const Jumps = () => (
  <nav class="call__jumps" aria-label="Parts of the call">
    <ol class="govuk-list">
      {[...sections, whoItMayBe].map(({ id, title }, index) => (
        <li key={id}>
          <a class="govuk-link" href={`#${id}`} accessKey={String(index + 1)}>
            {`${String(index + 1)} ${title}`}
          </a>
        </li>
      ))}
    </ol>
  </nav>
)

const Keys = () => (
  <Details id="keys" summaryText="Keys">
    <p class="govuk-body">
      With your browser’s access key (Alt, or Alt and Shift; on a Mac Control and Option): 1 to 7 go to the
      parts of the call, 8 to the people this may be, c adds a child, p adds a person, s saves, f finishes.
      Enter in a line saves. / goes to the search box when you are not typing.
    </p>
  </Details>
)

const TheCall = ({ shown, form, visit }: Props) => {
  const { answers, call } = shown
  const at = { say: readingOf(answers), form }
  const action = `/phone/${call.id}`
  return (
    <>
      <Section id="caller">
        <Urgency at={at} />
        <DangerStrip councils={visit.councils} />
        <Caller at={at} />
      </Section>
      <Section id="children">
        <Children answers={answers} form={form} action={action} councils={visit.councils} />
      </Section>
      <Section id="home">
        <Home at={at} councils={visit.councils} />
      </Section>
      <Section id="story">
        <WhatHappened at={at} />
      </Section>
      <Section id="household">
        <Household answers={answers} form={form} action={action} />
      </Section>
      <Section id="done">
        <DoneSoFar at={at} />
      </Section>
      <Section id="family">
        <Family at={at} />
      </Section>
    </>
  )
}

const Beside = ({
  shown,
  councils,
  at,
}: {
  shown: CallShown
  councils: readonly AuthorityCard[]
  at: Visit['at']
}) => (
  <>
    <div id={whoItMayBe.id} class="call__section-beside" tabIndex={-1}>
      <CallBeside people={shown.people} home={shown.home} seen={{ councils, at }} />
    </div>
    <h2 class="govuk-heading-m">Threshold guidance</h2>
    {shown.guidance.map(({ council, guidance }) => (
      <GuidanceBeside
        key={council}
        council={councils.find((each) => each.code === council)?.shortName ?? council}
        guidance={guidance}
      />
    ))}
    <h2 class="govuk-heading-m">Numbers</h2>
    <Numbers councils={councils} />
    <Keys />
  </>
)

const StillToAsk = ({ toChase }: { toChase: readonly string[] }) =>
  toChase.length === 0 ? null : (
    <Details
      id="still-to-ask"
      classes="call__chase"
      summaryText={`Still to ask: ${String(toChase.length)} at the last Save. None of it holds you up`}
    >
      <ul class="govuk-list govuk-list--bullet">
        {toChase.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </Details>
  )

const Foot = ({ shown }: { shown: CallShown }) => {
  const { call } = shown
  return (
    <>
      <CallTimer beganAt={call.startedAt} beganWords={londonTime(call.startedAt)} />
      <SavedMark saved={{ state: 'saved', at: call.savedAt }} />
      <StillToAsk toChase={shown.toChase} />
      <Button text="Save" classes="govuk-button--secondary" attributes={{ accesskey: 's' }} />
      <Button text="Finish" attributes={{ formaction: `/phone/${call.id}/finish`, accesskey: 'f' }} />
    </>
  )
}

/** The one page for a call: the call as it goes on the left, what is known beside it, and the foot always in sight. */
export const CallPage = ({ shown, form, visit }: Props) => (
  <Form
    visit={visit}
    action={`/phone/${shown.call.id}/save`}
    autosave={`/phone/${shown.call.id}/save`}
    class="call"
  >
    <input type="hidden" name="_shown" value={shown.call.revision} />
    <input type="hidden" name="_tab" value={shown.tab} />
    {/* Enter in a line presses the first button of the form: it must save, never finish. */}
    <button class="govuk-visually-hidden" type="submit" tabIndex={-1}>
      Save
    </button>
    <h1 class="govuk-heading-l call__title">Take a call</h1>
    <Jumps />
    <PhoneScreen
      aside={<Beside shown={shown} councils={visit.councils} at={visit.at} />}
      asideLabel="Beside the call"
      foot={<Foot shown={shown} />}
    >
      <TheCall shown={shown} form={form} visit={visit} />
    </PhoneScreen>
  </Form>
)
