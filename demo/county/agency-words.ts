import type { AgencyKindName } from '../../src/agency-requests/agencies.ts'
import type { Assertion } from '../../src/agency-requests/request.ts'
import type { ShareLevel } from '../../src/agency-requests/share-level.rule.ts'

/**
 * What agencies know, in short invented words: never graphic, never from life. {name} is whoever is asked about. Each says
 * how it is known where that matters, and how far it may travel.
 */
export type Known = {
  of: 'child' | 'adult'
  assertion: Assertion
  level: ShareLevel
  words: string
  context?: string
}

export const fact = (of: Known['of'], level: ShareLevel, words: string, context = ''): Known => ({
  of,
  assertion: 'fact',
  level,
  words,
  context,
})

export const opinion = (of: Known['of'], level: ShareLevel, words: string, context = ''): Known => ({
  ...fact(of, level, words, context),
  assertion: 'opinion',
})

export const knownBy: Readonly<Record<AgencyKindName, readonly Known[]>> = {
  police: [
    fact(
      'child',
      'professionals',
      '{name} was at home at two calls to the address this year. Not hurt either time.',
      'From the incident log; nobody was charged.',
    ),
    fact('child', 'professionals', 'Reported missing once this year. Came home the same night.'),
    opinion(
      'child',
      'mash-only',
      '{name} may be carrying messages for older young people.',
      'An officer’s view after one stop; nothing was found.',
    ),
    fact(
      'adult',
      'professionals',
      'Three calls to arguments in a year, the last eight weeks ago. No injuries seen.',
    ),
    fact('adult', 'family-may-see', '{name} reported a burglary this year and was helped by victim support.'),
    fact(
      'adult',
      'victim-safe',
      '{name} has asked us not to write or ring at home. There is a word we agreed for when it is not safe to talk.',
      'Given to our domestic abuse team.',
    ),
    fact(
      'adult',
      'police-sensitive',
      '{name} is a person of interest in work that is not finished. A visit is planned for later this month.',
      'Ring the duty inspector before anybody goes to the house.',
    ),
    fact(
      'adult',
      'police-sensitive',
      'A neighbour gave information about {name} in confidence and could be known by it.',
      'One source, graded as usually reliable.',
    ),
    fact(
      'adult',
      'mash-only',
      'Arrested last year for common assault on a former partner; no further action.',
    ),
    opinion(
      'adult',
      'professionals',
      '{name} plays down what happens when officers are there.',
      'Three officers’ notes.',
    ),
  ],
  health: [
    fact(
      'child',
      'family-may-see',
      'Seen by the health visitor last month. Weight and development as expected.',
    ),
    fact(
      'child',
      'professionals',
      'Not brought to three of the last four appointments. No reason was given.',
    ),
    fact(
      'child',
      'professionals',
      'Two visits to the emergency department in six months, both in the evening. The accounts fitted.',
    ),
    opinion(
      'child',
      'professionals',
      '{name} watches the grown-ups before answering.',
      'The school nurse’s note of one visit.',
    ),
    fact('child', 'family-may-see', 'Vaccinations are up to date. No medicines.'),
    fact(
      'adult',
      'mash-only',
      '{name} has not collected a repeat prescription for four months.',
      'The surgery’s record.',
    ),
    fact(
      'adult',
      'professionals',
      'Under the community mental health team. Keeps appointments; last seen two weeks ago.',
    ),
    opinion(
      'adult',
      'mash-only',
      '{name} manages, but has nobody to ring on a bad day.',
      'The care co-ordinator’s view.',
    ),
  ],
  education: [
    fact(
      'child',
      'family-may-see',
      'Attendance this term 91%. Punctual until half-term, late on most Mondays since.',
    ),
    fact('child', 'professionals', 'Came without a coat or lunch on five days this half-term.'),
    opinion(
      'child',
      'professionals',
      '{name} has been quieter for some weeks and stays close to staff.',
      'The safeguarding lead, who sees {name} every day.',
    ),
    fact('child', 'family-may-see', 'Has an education plan for speech. The family comes to every review.'),
    fact(
      'child',
      'mash-only',
      '{name} told a friend that somebody new sleeps at home. The friend’s family must not be named.',
    ),
    fact('adult', 'family-may-see', '{name} answers the school’s calls and came to parents’ evening.'),
    opinion(
      'adult',
      'professionals',
      '{name} is proud and does not find it easy to ask for help.',
      'The family worker.',
    ),
  ],
  'early-help': [
    fact(
      'child',
      'family-may-see',
      'An assessment last year ended when the family had what it wanted. Lead: the school.',
    ),
    fact(
      'child',
      'professionals',
      'A plan began this year and stopped after two meetings that nobody came to.',
    ),
    fact('adult', 'family-may-see', '{name} went to six of eight sessions of the parenting group.'),
    opinion(
      'adult',
      'professionals',
      '{name} would take help for the children more readily than anything else.',
    ),
  ],
  idva: [
    fact(
      'child',
      'victim-safe',
      '{name} is named in the safety plan as knowing which neighbour to go to.',
      'From the safety plan.',
    ),
    fact(
      'adult',
      'victim-safe',
      '{name} was heard at MARAC this year as high risk. An alarm is kept where nobody would look for it.',
      'Only to those who need it to keep them safe.',
    ),
    fact(
      'adult',
      'professionals',
      'DASH last month: eleven. Support was offered, taken up by telephone only.',
    ),
    opinion(
      'adult',
      'victim-safe',
      '{name} is planning to leave and has told nobody in the family.',
      'Said to our adviser last week.',
    ),
    fact(
      'adult',
      'mash-only',
      'Two earlier partners of {name} are known to us, not for anything that concerns the child.',
    ),
  ],
  probation: [
    fact('adult', 'professionals', 'On licence until next year. Lives at the address we have approved.'),
    fact(
      'adult',
      'mash-only',
      'Assessed as medium risk of harm to partners, low to children.',
      'Last reviewed within the quarter.',
    ),
    fact(
      'adult',
      'police-sensitive',
      'Recall of {name} is being considered and is not known to anybody outside.',
      'Decided within the week.',
    ),
    opinion(
      'adult',
      'professionals',
      '{name} is working at it and speaks of the children often.',
      'The supervising officer.',
    ),
  ],
  housing: [
    fact(
      'adult',
      'family-may-see',
      'Tenant for three years. Rent is eight weeks behind and a plan is being kept to.',
    ),
    fact('adult', 'professionals', 'Five complaints of noise at night in three months, from two neighbours.'),
    fact(
      'child',
      'family-may-see',
      'Named on the tenancy. The yearly visit found the home warm and clean enough.',
    ),
    fact(
      'adult',
      'victim-safe',
      '{name} has asked to be moved and that nobody else on the tenancy hears of it.',
    ),
    opinion(
      'adult',
      'professionals',
      'Our officer thinks that more people live there than are named.',
      'Three visits.',
    ),
  ],
  'youth-justice': [
    fact('child', 'professionals', 'A youth conditional caution this year for criminal damage; finished.'),
    fact(
      'child',
      'mash-only',
      '{name} named two older friends to our worker and would be at risk if they knew.',
    ),
    opinion(
      'child',
      'professionals',
      '{name} comes on time, talks little and follows others.',
      'The case holder.',
    ),
  ],
  'adult-social-care': [
    fact(
      'adult',
      'family-may-see',
      '{name} has a personal assistant for ten hours a week, for half a year now.',
    ),
    fact('adult', 'professionals', 'A safeguarding enquiry about money ended this year; not substantiated.'),
    opinion(
      'adult',
      'mash-only',
      'The care of the children falls to the eldest more than {name} says.',
      'One home visit.',
    ),
  ],
  'drugs-and-alcohol': [
    fact(
      'adult',
      'professionals',
      'In treatment for nine months. Attends; tests as agreed.',
      'Attendance is no measure of use at home.',
    ),
    fact('adult', 'mash-only', '{name} left treatment two months ago against advice.'),
    opinion(
      'adult',
      'mash-only',
      '{name} is honest with us about bad weeks and keeps them from the children.',
      'The key worker.',
    ),
  ],
  fire: [
    fact('child', 'family-may-see', 'Home safety visit last winter: two alarms fitted, exits clear.'),
    fact(
      'child',
      'professionals',
      'The kitchen had burn marks and a cooker without knobs when we visited.',
      'One visit, last winter.',
    ),
  ],
}

/** Why an agency does not say what it holds, and what telling would do. */
export const declining: readonly { level: ShareLevel; words: string; detriment: string }[] = [
  {
    level: 'mash-only',
    words: 'It was told to us in confidence by somebody who could be known by it.',
    detriment: 'The child’s only safe adult would no longer speak to anybody.',
  },
  {
    level: 'professionals',
    words: 'It belongs to court proceedings and the judge has not given leave.',
    detriment: 'The order that keeps the child safe could fall.',
  },
  {
    level: 'professionals',
    words: 'It is about somebody else’s health and nothing in it bears on the child.',
    detriment: 'It would tell a stranger’s illness and would not help the child.',
  },
]

/** Notes beside a chase, and beside what is waited for. */
export const chasing: readonly string[] = [
  'Rang; they have it and are looking.',
  'Left a message with the team.',
  'Asked for what there is now, the rest later.',
]
export const waiting: readonly string[] = [
  'They have to open an older record.',
  'The worker who knows the family is back tomorrow.',
  'Two people of that name; they are checking which.',
]
export const takenBack = 'The family is open to a worker already, who asks you directly.'
export const notAsked =
  'What was told does not touch what it holds; asking would tell more than it could learn.'
export const files: readonly string[] = [
  'Attendance this term',
  'Chronology',
  'Letter to the family',
  'Home visit',
]
