import type { AgencyKindName } from '../../src/agency-requests/agencies.ts'
import type { LawfulBasis } from '../../src/contacts/index.ts'
import { override, recordAgreement } from '../../src/mash/agreement.rule.ts'
import type { EnquiryOutcome } from '../../src/mash/outcomes.rule.ts'
import { addMinutes, type Instant, isOpenAt, minutesBetween, openingAtOrAfter } from '../../src/time/index.ts'
import type { WorkingCalendar } from '../../src/time/index.ts'
import { people } from '../people.ts'
import { navigatorFor, sayingThis } from './agency-answers.ts'
import { chasing, type Known, waiting } from './agency-words.ts'
import { noteAnswer } from './diary.ts'
import { disagree, replyTo } from './disagreeing.ts'
import {
  answerIt,
  ask,
  type Asked,
  atNight,
  chaseIt,
  type Enquiring,
  type HubWorker,
  manager,
  rateIt,
  seeIt,
  working,
} from './enquiring.ts'
import { discuss, recommendIt, summarise } from './enquiry-end.ts'
import type { Colour } from './enquiry-mix.ts'
import { notSought, ratedBecause, summaries } from './enquiry-words.ts'
import { accept } from './handing-over.ts'
import { workingMinutesBefore } from './opening-time.ts'

/** What has been done about one enquiry that lies in the hub now, step by step, at times counted back from now. */
export class DeskWork {
  private readonly it: Enquiring
  private readonly calendar: WorkingCalendar
  private readonly worker: HubWorker

  constructor(enquiring: Enquiring) {
    this.it = enquiring
    this.calendar = enquiring.world.hubOf(enquiring.enquiry.owner).book.calendar
    this.worker = { person: enquiring.chance.pick(['mashWorker', 'secondMashWorker'] as const), fn: 'mash' }
  }

  /** So many minutes of the hub's hours before now. */
  before(minutes: number): Instant {
    return workingMinutesBefore(this.calendar, this.it.world.now, minutes)
  }

  /** So many minutes ago by the clock. */
  ago(minutes: number): Instant {
    return addMinutes(this.it.world.now, -minutes)
  }

  take(at: Instant): void {
    const { arrived, handOver, enquiry } = this.it
    if (!isOpenAt(this.calendar, at)) return
    const { person } = this.worker
    if (accept(handOver, arrived, at, { person: 'mashManager', allocatedTo: person }))
      enquiry.note(
        at,
        { ...manager, action: 'hand-over.accept' },
        {
          type: 'taken',
          allocatedTo: people[person].id,
        },
      )
  }

  rate(at: Instant, colour: Colour): void {
    rateIt(this.it, at, this.whoIsThere(at), colour, this.it.chance.pick(ratedBecause[colour]))
  }

  /** Soon after it came, and before the hub went home. */
  takeAndRate(colour: Colour): void {
    const { startedAt } = this.it.enquiry.state()
    const { closes } = openingAtOrAfter(this.calendar, startedAt)
    const left = Math.min(20, minutesBetween(startedAt, closes) * 0.8)
    this.take(addMinutes(startedAt, left / 2))
    this.rate(addMinutes(startedAt, left), colour)
  }

  /** What the family said; where nobody asked, the manager goes on and says why. */
  agree(at: Instant, said: 'given' | 'refused' | 'not-sought'): void {
    const { arrived, chance, enquiry } = this.it
    const why = chance.pick(notSought)
    const who = arrived.family.adults[0]?.name ?? 'The mother'
    const given = said === 'not-sought' ? { state: said, because: why.because } : { state: said, who }
    if (enquiry.state().agreement?.state !== said)
      noteAnswer(enquiry, at, working(this.worker), recordAgreement(enquiry.state(), given))
    if (said !== 'not-sought') return
    const { because, words } = why.override
    noteAnswer(enquiry, at, working(manager), override(enquiry.state(), because, words, true))
  }

  ask(at: Instant, agencies: readonly AgencyKindName[], basis: LawfulBasis = 'public-task-s17'): void {
    for (const agency of agencies) ask(this.it, at, this.whoIsThere(at), agency, basis)
  }

  see(at: Instant, agency: AgencyKindName): void {
    for (const asked of this.of(agency)) seeIt(asked, at, navigatorFor(this.it.chance, asked).who)
  }

  /** What it says of those it was asked about; or of the children alone, for now. */
  answer(
    at: Instant,
    agency: AgencyKindName,
    said: readonly Known[],
    ofWhom: 'all' | 'children' = 'all',
  ): void {
    for (const asked of this.of(agency)) {
      const { subjects } = asked.request.state()
      const about = subjects.filter(({ part }) => ofWhom === 'all' || part === 'child')
      const answering = navigatorFor(this.it.chance, asked)
      seeIt(asked, addMinutes(at, -this.it.chance.whole(6, 24)), answering.who)
      answerIt(this.it, asked, at, answering, sayingThis(this.it, about, at, said))
    }
  }

  chase(at: Instant, agency: AgencyKindName): void {
    for (const asked of this.of(agency))
      chaseIt(this.it, asked, at, this.worker, this.it.chance.pick(chasing))
  }

  waitFor(at: Instant, agency: AgencyKindName): void {
    const note = this.it.chance.pick(waiting)
    this.it.enquiry.note(at, working(this.worker), { type: 'waiting-noted', agency, note })
  }

  discuss(at: Instant): void {
    discuss(this.it, at, this.worker)
  }

  summarise(at: Instant, outcome: EnquiryOutcome): void {
    summarise(this.it, at, this.worker, summaries[outcome])
  }

  recommend(at: Instant, outcome: EnquiryOutcome): void {
    recommendIt(this.it, at, this.worker, outcome)
  }

  disagree(at: Instant): void {
    const who = people.educationNavigator.name
    const dissent = disagree(this.it, at, this.worker, {
      raisedBy: { kind: 'agency', who: `${who}, education` },
      about: 'Rated green. School thinks that bruises explained in three ways cannot wait for three days.',
      risk: 'If somebody is hurting the child, they have two more nights to do it.',
    })
    if (dissent)
      replyTo(
        dissent,
        addMinutes(at, 20),
        manager,
        people.mashManager.name,
        'I will look at it with the worker and ring you today.',
      )
  }

  private of(agency: AgencyKindName): Asked[] {
    return this.it.asked.filter(({ request }) => request.state().agency === agency)
  }

  /** At night emergency duty has what it was told of. */
  private whoIsThere(at: Instant): HubWorker {
    return !isOpenAt(this.calendar, at) && this.it.enquiry.state().emergencyDutyToldAt !== null
      ? atNight
      : this.worker
  }
}
