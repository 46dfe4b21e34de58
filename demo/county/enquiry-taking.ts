import { addMinutes, type Instant } from '../../src/time/index.ts'
import { people, teams } from '../people.ts'
import { isGoingOn, manager, theHub } from './enquiring.ts'
import { after, type Course, sameDay } from './enquiry-pace.ts'
import { accept, answerQuery, lieTooLong, queryIt } from './handing-over.ts'

/** Whether the hub takes on what it was sent, and when. The clock runs all the same. */

export const planTaking = (course: Course): void => {
  const { agenda, chance, arrived, handOver, enquiry, worker } = course
  const { startedAt } = enquiry.state()
  const take = (at: Instant): void => {
    if (!isGoingOn(course)) return
    if (accept(handOver, arrived, at, { person: 'mashManager', allocatedTo: worker.person }))
      enquiry.note(
        at,
        { ...manager, action: 'hand-over.accept' },
        {
          type: 'taken',
          allocatedTo: people[worker.person].id,
        },
      )
  }
  const way = course.colour === 'red' ? 'accepted' : chance.weighted(ways)
  switch (way) {
    case 'accepted':
      return agenda.plan(sameDay(course, startedAt, 4, course.colour === 'red' ? 25 : 70), take)
    case 'late':
      agenda.plan(addMinutes(handOver.event.dueAt, 1), () => {
        if (isGoingOn(course)) lieTooLong(handOver)
      })
      return agenda.plan(after(course, addMinutes(handOver.event.dueAt, 1), 20, 200), take)
    case 'queried': {
      const queriedAt = sameDay(course, startedAt, 15, 100)
      const answeredAt = after(course, queriedAt, 15, 70)
      agenda.plan(queriedAt, (at) => {
        if (isGoingOn(course)) queryIt(handOver, chance, at)
      })
      agenda.plan(answeredAt, (at) => {
        if (isGoingOn(course)) answerQuery(handOver, chance, at)
      })
      return agenda.plan(after(course, answeredAt, 5, 40), take)
    }
  }
}

const ways = [
  ['accepted', 89],
  ['queried', 7],
  ['late', 4],
] as const

/** Queried, and sent on to the Early Help Hub after all: nobody is left for an enquiry. */
export const sendBack = (course: Course): void => {
  const { agenda, chance, handOver, enquiry } = course
  const because = 'The family agrees to early help; no other agency need be asked.'
  const queriedAt = sameDay(course, enquiry.state().startedAt, 4, 15)
  agenda.plan(queriedAt, (at) => {
    queryIt(handOver, chance, at)
  })
  agenda.plan(after(course, queriedAt, 6, 30), (at) => {
    const screener = { person: 'adviser', fn: 'screening', action: 'hand-over.answer' } as const
    const toTeam = teams.earlyHelpHub.id
    handOver.diary.note(at, screener, { type: 'sent-on', toFn: 'early-help-hub', toTeam, because })
    enquiry.note(at, theHub, {
      type: 'handed-back',
      because: `sent on to another team: ${because}`,
      stops: [enquiry.state().clockRule],
    })
    agenda.plan(after(course, at, 20, 200), (then) => {
      const who = { person: 'earlyHelpManager', fn: 'early-help-hub', action: 'hand-over.accept' } as const
      handOver.diary.note(then, who, {
        type: 'accepted',
        allocatedTo: people.earlyHelp.id,
        stops: [handOver.event.clockRule],
      })
    })
  })
}
