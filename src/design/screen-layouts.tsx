import type { ComponentChildren } from 'preact'

type TwoColumnsProps = {
  readonly children?: ComponentChildren
  readonly aside: ComponentChildren
  /** What the second column is, read out as a landmark. */
  readonly asideLabel: string
}

/** What is being worked on, and beside it what helps: one under the other on a narrow screen. */
export const TwoColumns = ({ children, aside, asideLabel }: TwoColumnsProps) => (
  <div class="two-columns">
    <div class="two-columns__main">{children}</div>
    <aside class="two-columns__aside" aria-label={asideLabel}>
      {aside}
    </aside>
  </div>
)

type PhoneScreenProps = TwoColumnsProps & {
  /** Time since the call began, saved mark, Finish: always in sight. */
  readonly foot: ComponentChildren
}

/** The screen for a call: the call on the left, who it may be on the right, the foot always in sight. */
export const PhoneScreen = ({ foot, ...columns }: PhoneScreenProps) => (
  <div class="phone-screen">
    <TwoColumns {...columns} />
    <div class="phone-screen__foot">{foot}</div>
  </div>
)

/** Time since the call began; the browser counts, without scripts the beginning is shown. */
export const CallTimer = ({
  beganAt,
  beganWords,
}: {
  readonly beganAt: string
  readonly beganWords: string
}) => <span class="call-timer" data-call-began={beganAt}>{`Call began ${beganWords}`}</span>
