import type { SourceGroup } from './agencies.ts'

/**
 * What was told, in short invented words: never graphic, never from life. {child} is the child's first name, {mother}
 * the mother, {other} the other adult. A text that begins with ages, 11-17, is told only of children of that age. The band is how serious it will turn out to be.
 */
export const bands = ['low', 'early-help', 'unclear', 'need', 'harm'] as const
export type Band = (typeof bands)[number]

type Texts = Readonly<Record<Band, readonly string[]>>

export const narratives: Readonly<Record<SourceGroup, Texts>> = {
  police: {
    low: [
      'Officers went to a verbal argument at the address. {child} was asleep upstairs. Both adults calm when we left. Sent for information.',
      '4-17 Neighbour reported shouting. {mother} said it was the television. {child} seen, cheerful, in school uniform.',
      '10-17 {child} was with friends in the town centre after a shop called about noise. Taken home, {mother} was in.',
    ],
    'early-help': [
      'Third call this year to arguments about money. No threats. {mother} asked for help with the debt. {child} heard it.',
      '10-17 {child} was late home and {mother} rang us. Found at a friend’s. It is the first time. They would like somebody to talk to.',
    ],
    unclear: [
      'Domestic argument. {mother} would not say what happened. A door was damaged. {child} at home and quiet. DASH attached, medium.',
      '11-17 {child} found out at 23:40 with older young people. Would not say who they were. New phone that {mother} did not buy.',
      '{other} arrested for a matter away from the home. We know little about who looks after {child} now.',
    ],
    need: [
      '5-17 Fourth domestic call in six months. {mother} says {other} controls the money. {child} told the officer they stay in their room.',
      '8-17 Officers found the home without heating and little food. {mother} unwell. {child} has been getting the younger ones ready.',
      'Officers found the home without heating and little food. {mother} was unwell and nobody else was there.',
    ],
    harm: [
      '4-17 {child} told an officer that {other} hurt them. There is a mark on the arm. {other} has been arrested.',
      '{child} was present when {other} threatened {mother} with a knife. Nobody was cut. {other} is in custody.',
    ],
  },
  school: {
    low: [
      '{child} came without lunch twice this week. {mother} says payday is Friday. Breakfast club offered.',
      '{child} said the family may move. Attendance is good. We ask whether anything is known.',
      '{child} has been tired since the new baby. {mother} came in and talked it through with us.',
    ],
    'early-help': [
      'Attendance has slipped to 86%. {mother} says mornings are hard since the separation and agrees to support.',
      '{child} is often upset at the end of the day. {mother} is low in mood and would welcome a family worker.',
      '8-17 {child} looks after two younger ones before school. {mother} agrees to a young carers assessment.',
    ],
    unclear: [
      '{child} said “I don’t like it when he shouts” and would not say more. {mother} did not answer our calls today.',
      '11-17 {child} has new trainers and a second phone and has missed Friday afternoons. {mother} does not know where they go.',
      '{child} flinched when a chair fell and asked whether we would tell home. Nothing was seen.',
    ],
    need: [
      'Clothes too small and not clean over this term, hungry most days. We have met {mother} four times; nothing has changed.',
      '{child}’s needs at school have grown and {mother} says she cannot cope with the nights any more.',
    ],
    harm: [
      '{child} told their teacher that {other} hit them with a belt. There is a mark on the leg. {child} is due home at 15:15.',
      '{child} told a friend, then us, about being touched by {other}. We have not asked anything further.',
    ],
  },
  health: {
    low: [
      '0-4 Two development checks missed. {mother} had the wrong date and has booked again. For information.',
      '1-12 {child} seen with a bumped head after a fall at the park. The account fits. Discharged with advice.',
      '{child} missed two appointments. {mother} had the wrong date and has booked again. For information.',
    ],
    'early-help': [
      '0-2 {mother} says sleep and feeding are a struggle and she has nobody nearby. She agrees to the Hub.',
      '2-5 Speech delay and two older ones at home. {mother} would like the children’s centre and help with forms.',
      '{mother} is worn out and has nobody nearby. She would like a family worker and agrees to the Hub.',
    ],
    unclear: [
      '{child} was brought in late at night with a stomach ache; the account changed between {mother} and {other}.',
      '{mother} has stopped her medicine and missed three appointments. Somebody else answered her phone.',
    ],
    need: [
      '{mother} is in hospital for her mental health. {other} works nights. {child} has been staying with different neighbours.',
      '0-3 Weight has dropped below the line for the second time; appointments cancelled by the family each time.',
    ],
    harm: [
      '0-0 A bruise on the cheek of a baby who does not yet roll. No explanation that fits. The paediatrician is with {child} now.',
      '4-17 {child} told the nurse that somebody at home hurts them at night. {mother} is in the waiting room.',
      'An injury to the arm, and an explanation that does not fit. The paediatrician is with {child} now.',
    ],
  },
  council: {
    low: [
      '4-15 Request for checks: the family applied for a school place from another area. Is anything known here?',
      'Children’s centre noticed {child} had not been for a month. {mother} has started work; all well.',
    ],
    'early-help': [
      '{mother} has started a tenancy with rent arrears and asked for a family worker. She agrees to sharing.',
    ],
    unclear: [
      'The family moved here from another council last month. They were working with us on a plan that had not ended.',
      'Adult social care sees {other}, whose behaviour has changed. There are children at home whom we have not met.',
    ],
    need: [
      '{child} is disabled; the carer’s own health has broken down and there is nobody for the nights from Thursday.',
      '16-17 {child}, seventeen, has been asked to leave home and has nowhere to sleep tonight.',
    ],
    harm: [
      'Somebody who may not be near children has moved into the home. The probation officer told us today.',
    ],
  },
  family: {
    low: [
      'I hear the children shouting in the mornings. I do not know them. I wondered if somebody should ask.',
      'My grandchild says there is no time to play any more. I would like advice on whom to ring.',
    ],
    'early-help': [
      'I am {child}’s {mother}. We argue every day and I am worn out. I would like help before it gets worse.',
    ],
    unclear: [
      '{child} is often out on the stairs late in the evening. I think {other} locks the door. I do not want my name known.',
      'My nephew came with a story about {other} that I cannot repeat to the family. I am worried for {child}.',
    ],
    need: [
      'My daughter has started drinking again and the children ring me at night. I have had them three weekends in a row.',
    ],
    harm: [
      '6-17 {child} rang me crying and said {other} would not let them go. I could hear things breaking. I cannot get there.',
      'I heard {other} shouting next door and things breaking. The children were screaming. I cannot get in.',
    ],
  },
  housing: {
    low: [
      'At the yearly visit the flat was untidy but the children were well. {mother} asked about a bigger home.',
    ],
    'early-help': [
      'Five of them in one room since the ceiling came down. {mother} agrees to a referral for support.',
    ],
    unclear: [
      'Neighbours complain of visitors day and night. Our officer saw {child} alone with people he did not know.',
    ],
    need: [
      'Possession order for the 14th. {mother} has not opened the letters. Three children, nowhere to go.',
    ],
    harm: [
      '2-8 Our engineer found {child}, who is small, alone in the flat with the cooker on. Police are there now.',
    ],
  },
  other: {
    low: ['Court report asks whether the family is known. No worry about {child} was expressed.'],
    'early-help': ['{other} is soon home from prison; {mother} would like help to prepare {child}.'],
    unclear: ['{other} gave this as the release address. The licence does not say who lives there.'],
    need: [
      '3-12 Contact at the centre has broken down twice and {child} would not go in. {mother} was very distressed.',
    ],
    harm: [
      '{other} told us of thoughts about harming {child}. {other} is with us now and {child} is at home.',
    ],
  },
}

export const impacts: Readonly<Record<Band, readonly string[]>> = {
  low: ['No effect on {child} that we can see.', '{child} is doing well otherwise.'],
  'early-help': ['{child} is tired and behind with homework.', '{child} worries about home during the day.'],
  unclear: ['We cannot say yet how {child} is affected.', '{child} has become quiet in the last weeks.'],
  need: [
    '{child} misses meals and sleep and is falling behind.',
    '{child} takes on what an adult should do.',
  ],
  harm: ['{child} is frightened to go home.', '{child} is in pain and does not feel safe.'],
}

export const ownWords: Readonly<Record<Band, readonly string[]>> = {
  low: ['', '', '“I’m fine, I was only hungry.”'],
  'early-help': ['', '“Mum is sad a lot.”', '“I do the little ones’ shoes.”'],
  unclear: ['', '“I don’t like it when he shouts.”', '“I’m not allowed to say.”'],
  need: ['', '“I stay in my room with the door shut.”', '“There isn’t always tea.”'],
  harm: ['“It hurts and I don’t want to go back.”', '“Please don’t ring home.”'],
}

export const wanted: Readonly<Record<Band, readonly string[]>> = {
  low: ['For information only.', 'Advice on what to do next.'],
  'early-help': ['A family worker.', 'Support before it gets worse.'],
  unclear: ['That agencies put together what they know.', 'Somebody to find out more.'],
  need: ['An assessment.', 'Help that lasts.'],
  harm: ['That {child} is kept safe today.', 'A strategy discussion.'],
}

/** The texts that can be told of a child of this age, without their ages; where none can, all of them. */
export const fitting = (texts: readonly string[], years: number): readonly string[] => {
  const told = texts.map((text) => {
    const [, from, to, words] = /^(\d+)-(\d+) (.*)$/s.exec(text) ?? []
    return words === undefined
      ? { words: text, fits: true }
      : { words, fits: Number(from) <= years && years <= Number(to) }
  })
  const fit = told.filter(({ fits }) => fits)
  return (fit.length > 0 ? fit : told).map(({ words }) => words)
}
