import type { Resource } from '../access/index.ts'
import type { Alert, Job, Stream } from '../events/index.ts'
import {
  type Disagreement,
  type DisagreementEvent,
  type DisagreementFact,
  disagreeing,
  evolveDisagreement,
} from './disagreement.ts'
import { relatedToDisagreement, saveDisagreement } from './disagreement.sql.ts'

const resource = ({ owner, id, contactId }: Disagreement): Resource => ({
  kind: 'disagreement',
  id,
  owner,
  clientGroup: 'children',
  teams: ['queue:mash'],
  allocatedTo: [],
  conflictedStaff: [],
  reasonGivenBy: [],
  within: [contactId],
})

/** The hub's manager, and the council whose child it is. */
const tellBoth = (kind: string, { reference }: Disagreement): Alert[] => [
  { kind, forFn: 'mash', forRole: 'team-manager', reference },
  { kind, forFn: 'oversight', forRole: 'director', reference },
]

const alerts = ({ event }: DisagreementFact, after: Disagreement): Alert[] => {
  switch (event.type) {
    case 'raised':
      return event.isRiskNow ? tellBoth('disagreement-risk-now', after) : []
    case 'taken-up':
      return event.isByTime ? tellBoth('disagreement-overdue', after) : []
    case 'overdue-noticed':
      return tellBoth('disagreement-overdue', after)
    case 'replied':
    case 'settled':
      return []
  }
}

/** Woken when its time at this rung is up; settled or taken up before, there is nothing to do. */
const jobs = ({ event, owner, id }: DisagreementFact): Job[] =>
  event.type === 'raised' || event.type === 'taken-up'
    ? [
        {
          task: 'disagreement-overdue',
          payload: { owner, id },
          runAt: event.dueAt,
          key: `disagreement-overdue:${id}`,
        },
      ]
    : []

const sentence = ({ event }: DisagreementFact): string => {
  switch (event.type) {
    case 'raised':
      return `${disagreeing[event.raisedBy.kind]} disagreed: ${event.raisedBy.who}`
    case 'replied':
      return `${event.from} answered`
    case 'taken-up':
      return event.isByTime
        ? 'Not settled in time: it went up a rung, and the managers were told'
        : `Taken up a rung: ${event.because}`
    case 'overdue-noticed':
      return 'Not settled at the topmost rung in time; the managers were told'
    case 'settled':
      return event.decisionChanges ? 'Settled: the decision changes' : 'Settled: the decision stands'
  }
}

export const disagreementStream: Stream<Disagreement, DisagreementEvent> = {
  name: 'disagreement',
  evolve: evolveDisagreement,
  resource,
  relations: relatedToDisagreement,
  save: saveDisagreement,
  jobs,
  alerts,
  sentence,
}
