import type { AuthorityCode } from '../../src/access/index.ts'
import { cambridgeshire, peterborough } from '../people.ts'
import { fact, opinion } from './agency-words.ts'
import type { DeskWork } from './desk-work.ts'

/** What lies in the hub now: about twelve enquiries of both councils, at every stage. */

const [C, P] = [cambridgeshire, peterborough]

export type Lying = {
  council: AuthorityCode
  source: string
  /** Minutes since it was sent: in the hub's hours, or by the clock, night or day. */
  since: { hub: number } | { clock: number }
  /** Minutes of the centre's hours from the front door to the hub. */
  waited?: number
  text: string
  urgency?: 'immediate'
  leastAge?: number
  /** Its family has a half-brother or half-sister in the other council, about whom it told as well. */
  acrossCouncils?: true
  does: (work: DeskWork) => void
  /** The other council's enquiry of the same report. */
  doesThere?: (work: DeskWork) => void
}

export const lying: readonly Lying[] = [
  {
    council: C,
    source: '2A',
    since: { clock: 25 },
    text: '{child} told a teacher that there was nothing to eat at the weekend and that {mother} slept all day.',
    does: () => undefined,
  },
  {
    council: P,
    source: '6',
    since: { clock: 120 },
    urgency: 'immediate',
    text: '{other} was heard threatening {mother} with a knife an hour ago. {child} was in the room. We do not know where {other} is.',
    does: (work) => {
      work.rate(work.ago(108), 'red')
      work.take(work.ago(105))
      work.ask(work.ago(98), ['police', 'health', 'idva'], 'public-task-s47')
      work.answer(
        work.ago(45),
        'police',
        [fact('child', 'professionals', '{name} was at home at one call in spring. Nobody was hurt then.')],
        'children',
      )
    },
  },
  {
    council: C,
    source: '6',
    since: { hub: 300 },
    waited: 210,
    text: 'Domestic argument, the third this year. A door was damaged. {child} at home and quiet. DASH attached, medium.',
    does: (work) => {
      work.takeAndRate('amber')
      work.agree(work.before(262), 'given')
      work.ask(work.before(258), ['police', 'health', 'education', 'early-help'])
      work.answer(work.before(170), 'police', [
        fact(
          'child',
          'professionals',
          '{name} was upstairs at two of the three calls.',
          'From the incident log.',
        ),
        fact(
          'adult',
          'victim-safe',
          '{name} gave us a word for when it is not safe to talk. Not in the evening.',
        ),
        fact('adult', 'police-sensitive', 'We mean to speak to {name} this week, who does not know it.'),
      ])
      work.answer(work.before(95), 'education', [
        opinion(
          'child',
          'professionals',
          '{name} has been quiet on Mondays since the summer.',
          'The safeguarding lead.',
        ),
      ])
      work.waitFor(work.before(60), 'health')
    },
  },
  {
    council: P,
    source: '7',
    since: { hub: 130 },
    waited: 95,
    text: '{other} gave this as the release address. There was drink at home before; the tenancy is at risk.',
    does: (work) => {
      work.takeAndRate('amber')
      work.agree(work.before(92), 'not-sought')
      work.ask(work.before(88), ['probation', 'housing', 'adult-social-care', 'drugs-and-alcohol'])
      work.see(work.before(50), 'probation')
      work.see(work.before(35), 'housing')
    },
  },
  {
    council: C,
    source: '3B',
    since: { hub: 880 },
    waited: 640,
    text: '{mother} has missed three appointments and somebody else answers her phone. {child} was seen once, from the door.',
    leastAge: 5,
    does: (work) => {
      work.takeAndRate('green')
      work.agree(work.before(845), 'given')
      work.ask(work.before(836), ['health', 'education'])
      work.answer(work.before(660), 'education', [
        fact(
          'child',
          'family-may-see',
          'Attendance 94% this term. {name} is collected by a neighbour on most days.',
        ),
      ])
    },
  },
  {
    council: P,
    source: '4',
    since: { hub: 650 },
    waited: 160,
    text: 'Neighbours complain of visitors day and night. Our officer saw {child} alone with people he did not know.',
    does: (work) => {
      work.takeAndRate('amber')
      work.agree(work.before(605), 'given')
      work.ask(work.before(600), ['police', 'health', 'housing'])
      work.answer(work.before(420), 'police', [
        fact('adult', 'mash-only', 'Two visitors of {name} are known to us for supplying others.'),
      ])
      work.answer(work.before(350), 'housing', [
        fact(
          'adult',
          'professionals',
          'Five complaints of noise at night in three months, from two neighbours.',
        ),
      ])
      work.chase(work.before(300), 'health')
      work.waitFor(work.before(125), 'health')
    },
  },
  {
    council: C,
    source: '2A',
    since: { hub: 430 },
    waited: 380,
    leastAge: 6,
    text: '{child} has come late and without a coat since {other} moved in, and does not want to go home on Fridays.',
    does: (work) => {
      work.takeAndRate('amber')
      work.agree(work.before(390), 'given')
      work.ask(work.before(385), ['police', 'health', 'education'])
      work.answer(work.before(330), 'police', [
        fact(
          'adult',
          'family-may-see',
          '{name} reported a lost purse in spring. Nothing else in five years.',
        ),
        fact(
          'adult',
          'mash-only',
          'A former partner of {name} complained of being followed. No further action.',
        ),
      ])
      work.answer(work.before(250), 'education', [
        opinion(
          'child',
          'professionals',
          '{name} asks on Fridays who will be at home.',
          'The class teacher, who asked nothing more.',
        ),
      ])
      work.answer(work.before(200), 'health', [
        fact('child', 'family-may-see', 'Seen by the school nurse in October. Growing as expected.'),
      ])
      work.discuss(work.before(90))
    },
  },
  {
    council: P,
    source: '3E',
    since: { hub: 470 },
    waited: 120,
    leastAge: 5,
    text: '{child} was brought in late at night with a stomach ache; the account changed between {mother} and {other}.',
    does: (work) => {
      work.takeAndRate('amber')
      work.agree(work.before(430), 'not-sought')
      work.ask(work.before(425), ['police', 'health', 'education'])
      work.answer(work.before(360), 'health', [
        fact(
          'child',
          'professionals',
          'Brought to the emergency department three times in six months, always late at night.',
        ),
        opinion(
          'child',
          'professionals',
          '{name} looked at the grown-ups before each answer.',
          'The sister on duty.',
        ),
      ])
      work.answer(work.before(280), 'police', [
        fact(
          'adult',
          'professionals',
          'Two calls to arguments this year. {name} asked officers to leave both times.',
        ),
      ])
      work.answer(work.before(190), 'education', [
        fact(
          'child',
          'professionals',
          'Absent with a stomach ache on eleven days this term, nine of them Mondays.',
        ),
      ])
      work.summarise(work.before(75), 'assessment-s17')
      work.recommend(work.before(60), 'assessment-s17')
    },
  },
  {
    council: C,
    source: '5B',
    since: { hub: 210 },
    waited: 55,
    text: 'The family moved here from another council last month. They were working with us on a plan that had not ended.',
    does: (work) => {
      work.takeAndRate('green')
      work.agree(work.before(150), 'refused')
    },
  },
  {
    council: P,
    source: '8',
    since: { hub: 100 },
    text: 'The children say they are alone at night, here and at the other house. {mother} works nights and says that somebody comes.',
    acrossCouncils: true,
    does: (work) => {
      work.takeAndRate('amber')
      work.agree(work.before(74), 'given')
      work.ask(work.before(70), ['police', 'health'])
    },
    doesThere: (work) => {
      work.takeAndRate('amber')
      work.agree(work.before(71), 'given')
      work.ask(work.before(66), ['police', 'education'])
    },
  },
  {
    council: P,
    source: '2A',
    since: { hub: 380 },
    waited: 290,
    leastAge: 6,
    text: '{child} has bruises that {child} explains differently each time. {mother} says that it is football.',
    does: (work) => {
      work.takeAndRate('green')
      work.agree(work.before(340), 'given')
      work.ask(work.before(334), ['health', 'education'])
      work.answer(work.before(240), 'education', [
        fact('child', 'professionals', 'Bruises on both arms noted by three members of staff on three days.'),
        opinion('child', 'professionals', 'We do not think that it is football.', 'The safeguarding lead.'),
      ])
      work.disagree(work.before(140))
    },
  },
  {
    council: C,
    source: '6',
    since: { hub: 70 },
    waited: 140,
    leastAge: 11,
    text: '{child} found out at 23:40 with older young people, two of them known. New phone that {mother} did not buy. No heating at home.',
    does: (work) => {
      work.takeAndRate('green')
      work.agree(work.before(42), 'given')
      work.ask(work.before(38), ['youth-justice', 'education', 'fire', 'idva'])
    },
  },
]
