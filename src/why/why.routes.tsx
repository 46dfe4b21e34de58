import { type Action, isOffered, ownNothing, ruleOf } from '../access/index.ts'
import { DutyNumbers, type AskedWhy, type Room, type Shown, type Visit, whyPage } from '../web/index.ts'
import { explain } from './explain.ts'
import { type OtherAction, questionOf, WhyPage, type WhyPageProps } from './pages/why.page.tsx'

/** Councils and the worker's own employers by name; nobody else is named here. */
const namesFor =
  ({ councils, actor }: Visit) =>
  (code: string): string =>
    councils.find((council) => council.code === code)?.shortName ??
    actor.rights.employments.find(({ employer }) => employer === code)?.employerName ??
    code

/** Only of what is in sight can it be said what may be done to it; of a list, only what is done to no single record. */
const othersOn = ({ visit, resource, others }: AskedWhy): OtherAction[] => {
  if (resource === null) return []
  const isRecord = resource.owner !== ''
  const isAbout = (action: Action): boolean => {
    const { reach } = ruleOf(action)
    return isRecord || (reach !== 'record' && reach !== 'agency')
  }
  return others
    .filter(isAbout)
    .map((action) => ({ action, isAllowed: isOffered(visit.may(action, resource)) }))
}

const show = async (asked: AskedWhy): Promise<Shown> => {
  const { visit, action, pageAction, path } = asked
  const explanation = explain(visit.actor, action, asked.resource, visit.at, namesFor(visit))
  const props: WhyPageProps = {
    explanation,
    action,
    isSeeing: action === pageAction,
    address: `/why${path}`,
    // Somebody who cannot see it is not told what could be done to it.
    others: visit.may(pageAction, asked.resource ?? ownNothing).allowed ? othersOn(asked) : [],
    at: visit.at,
  }
  return {
    title: questionOf(props),
    back: { href: path, text: 'Back to it' },
    main: (
      <>
        <WhyPage {...props} />
        {!explanation.allowed && (
          <>
            <p class="govuk-body">If a child cannot wait, ring the duty manager:</p>
            <DutyNumbers councils={visit.councils} />
          </>
        )}
      </>
    ),
  }
}

/** Why something can, or cannot, be seen or done: the decision in words, for whoever it was made about. */
export const whyRoom: Room = {
  name: 'why',
  routes: (app, house) => {
    whyPage(app, house, show)
  },
}
