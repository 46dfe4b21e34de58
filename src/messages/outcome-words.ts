import type { Outcome } from '../contacts/index.ts'

/** One outcome in the words each reader may know. `team` is the name of the team that has it, empty where none has. */
export type OutcomeWords = {
  /** For a professional working with the child. */
  full: (detail: Readonly<Record<string, string>>, team: string) => string
  /** For another professional: what kind of thing it is. */
  limited: string
  /** For a parent or young person: nothing that would warn the wrong person or raise a risk. */
  family: string
}

const has = (team: string, otherwise: string): string => (team === '' ? otherwise : `The ${team} has it.`)
const named = (detail: Readonly<Record<string, string>>, key: string): string => {
  const text = detail[key]?.trim() ?? ''
  return text === '' ? '' : `: ${text}`
}

const passedOn = 'We have passed it to another team, who will take it from here.'
const inTouch = 'Somebody will be in touch with you about what happens next.'
const noFurther = 'We have decided that we do not need to do anything further now.'
const advice = 'We have given advice and do not need to do anything further now.'

/** Every outcome of screening (procedures 2.8), in words. Under section 47 nothing is said that could warn somebody. */
export const outcomeWords: Readonly<Record<Outcome, OutcomeWords>> = {
  'information-advice': {
    full: () => 'Information and advice given. It does not go further now.',
    limited: advice,
    family: advice,
  },
  'no-further-action': {
    full: () => 'No further action by children’s social care now.',
    limited: noFurther,
    family: noFurther,
  },
  signpost: {
    full: (detail) => `Signposted to a service that can help${named(detail, 'service')}.`,
    limited: 'We have suggested a service that can help.',
    family: 'There is a service that can help. Somebody will tell you how to reach it.',
  },
  'link-open-case': {
    full: (_detail, team) => `Passed to the worker who already knows the child. ${has(team, '')}`.trim(),
    limited: passedOn,
    family: 'We have passed it to the worker you already know.',
  },
  'early-help-hub': {
    full: (_detail, team) =>
      `Early help, with the family’s agreement. ${has(team, 'The Early Help Hub has it.')}`,
    limited: passedOn,
    family: 'We have asked the Early Help Hub to get in touch with you, as you agreed.',
  },
  mash: {
    full: (_detail, team) =>
      `Agencies are being asked what they know before a decision. ${has(team, 'The Multi-Agency Safeguarding Hub has it.')} They may ask you too.`,
    limited: passedOn,
    family: inTouch,
  },
  'assessment-s17': {
    full: (_detail, team) =>
      `Assessment under section 17 of the Children Act 1989. ${has(team, 'An assessment team has been asked.')} The social worker may ring you.`,
    limited: passedOn,
    family: 'A social worker will get in touch to talk about what help would be right for your family.',
  },
  'strategy-s47': {
    full: (_detail, team) =>
      `A strategy discussion under section 47 of the Children Act 1989. ${has(team, 'An assessment team has been asked.')} You may be asked to take part. Do not speak to the family about this before you have spoken to the social worker.`,
    limited: passedOn,
    family: inTouch,
  },
  'emergency-duty': {
    full: (_detail, team) => `Passed to emergency duty for tonight. ${has(team, '')}`.trim(),
    limited: passedOn,
    family: inTouch,
  },
  'transfer-other-council': {
    full: (detail) => `Passed to the council that answers for the child${named(detail, 'council')}.`,
    limited: 'We have passed it to the council that answers for the child.',
    family: 'We have passed it to the council for the place where the child lives.',
  },
  'adult-safeguarding': {
    full: () => 'Passed to adult safeguarding. No further action by children’s social care now.',
    limited: passedOn,
    family: inTouch,
  },
  'designated-officer': {
    full: () =>
      'Passed to the Designated Officer, who will contact you. Do not discuss it with anybody else.',
    limited: passedOn,
    family: inTouch,
  },
  'met-hub': {
    full: (_detail, team) =>
      has(team, 'Passed to the Missing, Exploited and Trafficked Hub.') + ' They may ask you what you know.',
    limited: passedOn,
    family: inTouch,
  },
  'marac-idva': {
    full: () => 'Passed to the domestic abuse adviser. Do not write to the home about this.',
    limited: passedOn,
    family: inTouch,
  },
  'return-to-referrer': {
    full: () => 'We need more from you before we can decide. We have asked for it separately.',
    limited: 'We need more from you before we can decide. We have asked for it separately.',
    family: 'We need to ask you something more before we can decide. We have asked for it separately.',
  },
  duplicate: {
    // The other contact's reference is not theirs to know.
    full: () => 'We already know of this from another contact. Your information has been added to it.',
    limited: 'We already know of this. Your information has been added to it.',
    family: 'We already know of this. What you told us has been added to it.',
  },
  'police-999': {
    full: (_detail, team) => `Police called. ${has(team, 'An assessment team has been told.')}`,
    limited: passedOn,
    family: inTouch,
  },
}
