import type { Told } from '../contacts/index.ts'
import { page, type Field, type Part } from '../questions/index.ts'
import { yesNoOf } from './telling.ts'
import { whoField } from './who.questions.ts'
import { isAboutMe, isNotProfessional, isProfessional, isYoungPerson, theChild, whoOf } from './who.ts'

/** Chosen on the first page, where it begins the draft; may be changed later. */
const who = page<Told>({
  id: 'who',
  title: 'Who are you?',
  fields: [whoField],
})

/** How urgent it is comes first: whoever stops after one page has seen 999 and the numbers to ring. */
const urgency = page<Told>({
  id: 'urgency',
  title: 'Is a child in danger now?',
  fields: [
    {
      kind: 'choice',
      name: 'urgency',
      rows: [2],
      ask: 'must',
      label: 'Choose what fits best',
      hint: 'You do not have to be certain',
      missing: 'Choose one. If you are not sure, choose the more urgent one',
      options: [
        {
          value: 'immediate',
          text: 'Yes, in danger now',
          hint: 'Somebody is hurt or about to be, or a child is alone and unsafe. We show you whom to ring, and you can still tell us here',
        },
        { value: 'today', text: 'Not this minute, but somebody should act today' },
        { value: 'not-urgent', text: 'No, it can wait until tomorrow or later' },
      ],
    },
  ],
  fill: (told, say) => ({ ...told, urgency: urgencyOf(say.one('urgency')) }),
})

/** Left open reads as today: the safer of the two that are not an emergency. */
const urgencyOf = (text: string): Told['urgency'] =>
  text === 'immediate' || text === 'not-urgent' ? text : 'today'

const danger = page<Told>({
  id: 'danger',
  title: 'Ring 999 now',
  when: (say) => say.one('urgency') === 'immediate',
  drawnAs: 'danger',
  fields: [],
})

const about = page<Told>({
  id: 'about',
  title: 'Who is this about?',
  when: isYoungPerson,
  fields: [
    {
      kind: 'choice',
      name: 'about',
      ask: 'must',
      label: 'Choose one',
      missing: 'Choose one',
      options: [
        { value: 'me', text: 'Me' },
        { value: 'somebody', text: 'Somebody else, like a friend, or a brother or sister' },
      ],
    },
  ],
})

const concern = page<Told>({
  id: 'concern',
  title: (say) => (isAboutMe(say) ? 'What is going on?' : 'What are you worried about?'),
  lead: (say) =>
    isYoungPerson(say)
      ? ['Use your own words. You will not get into trouble for telling us. Spelling does not matter.']
      : ['Say what you know and how you know it. Use plain words. Bits and pieces are fine.'],
  fields: [
    {
      kind: 'text',
      name: 'what-happened',
      rows: [27],
      lines: 8,
      ask: 'must',
      label: (say) =>
        isAboutMe(say)
          ? 'What has happened, or what is making you worried?'
          : 'What happened, or what worries you?',
      missing: 'Tell us what you are worried about, even in a few words',
    },
    {
      kind: 'text',
      name: 'when-where',
      rows: [27],
      lines: 3,
      ask: (say) => (whoOf(say) === 'professional' ? 'must' : 'may'),
      label: 'When and where?',
      missing: 'Say when and where it happened, as far as you know',
    },
    {
      kind: 'line',
      of: 'words',
      name: 'concern-arose',
      rows: [1],
      ask: 'must',
      label: (say) =>
        whoOf(say) === 'professional' ? 'Date and time the concern arose' : 'When did you start to worry?',
      hint: 'For example: today at 9.15, or about two weeks ago',
      missing: 'Say when the worry began, even roughly',
      when: (say) => !isYoungPerson(say),
    },
    {
      kind: 'choice',
      name: 'first-hand',
      rows: [27],
      ask: (say) => (whoOf(say) === 'professional' ? 'must' : 'may'),
      label: 'Did you see or hear it yourself?',
      missing: 'Say whether you saw or heard it yourself',
      when: (say) => !isAboutMe(say),
      options: [
        { value: 'yes', text: 'Yes' },
        {
          value: 'no',
          text: 'No, somebody told me',
          reveals: [
            {
              kind: 'line',
              of: 'words',
              name: 'who-saw',
              rows: [27],
              ask: (say) => (whoOf(say) === 'professional' ? 'must' : 'may'),
              label: 'Who saw it, or who said it?',
              missing: 'Say who saw it or said it',
            },
          ],
        },
        { value: 'not-known', text: 'Some of both, or I am not sure' },
      ],
    },
    {
      kind: 'text',
      name: 'impact',
      rows: [30],
      lines: 3,
      ask: 'may',
      label: 'What does it do to the child, from day to day?',
      when: (say) => isNotProfessional(say) && !isYoungPerson(say),
    },
  ],
  fill: (told, say) => ({
    ...told,
    ...(isProfessional(say) ? {} : { impact: say.one('impact') }),
    concernArose: say.one('concern-arose'),
    whatHappened: say.one('what-happened'),
    whenAndWhere: say.one('when-where'),
    whoSawIt: say.one('who-saw'),
    isFirstHand: isAboutMe(say) ? 'yes' : yesNoOf(say.one('first-hand')),
  }),
})

/** Body and injuries: words now; a drawing or photograph can be attached (row 43). */
const hurt: Field = {
  kind: 'choice',
  name: 'hurt',
  rows: [29],
  ask: 'must',
  label: (say) =>
    isAboutMe(say) ? 'Are you hurt or in pain?' : `Has ${theChild(say)} any injury, mark or bruise?`,
  missing: 'Choose one',
  options: [
    {
      value: 'yes',
      text: 'Yes',
      reveals: [
        {
          kind: 'text',
          name: 'injuries',
          rows: [29],
          lines: 4,
          ask: (say) => (whoOf(say) === 'professional' ? 'must' : 'may'),
          label: 'Where on the body, what does it look like, and what was said about it?',
          hint: 'Say left or right, size and colour where you know. You can add a body map or a photograph later',
          missing: 'Describe the injury, or say what you know of it',
        },
      ],
    },
    { value: 'no', text: 'No' },
    { value: 'not-known', text: 'I do not know' },
  ],
}

const injuries = page<Told>({
  id: 'injuries',
  title: 'Is anybody hurt?',
  when: isProfessional,
  fields: [hurt],
  fill: (told, say) => ({ ...told, injuries: injuriesOf(say.one('hurt'), say.one('injuries')) }),
})

const injuriesOf = (hurt: string, words: string): string => {
  if (words !== '') return words
  if (hurt === 'yes') return 'Yes, not described'
  if (hurt === 'no') return 'No injury seen or told of'
  return hurt === 'not-known' ? 'Not known whether anybody is hurt' : ''
}

const now = page<Told>({
  id: 'now',
  title: (say) => (isAboutMe(say) ? 'Where are you now?' : 'Where is the child now?'),
  fields: [
    { ...hurt, when: isNotProfessional },
    {
      kind: 'line',
      of: 'words',
      name: 'where-now',
      rows: [18],
      ask: 'must',
      label: (say) =>
        isAboutMe(say) ? 'Where are you right now?' : 'Where is the child, or are the children, right now?',
      hint: 'If you do not know, say where you last knew',
      missing: 'Say where, or where you last knew',
    },
    {
      kind: 'line',
      of: 'words',
      name: 'with-whom',
      rows: [18],
      ask: (say) => (whoOf(say) === 'professional' ? 'must' : 'may'),
      label: (say) => (isAboutMe(say) ? 'Who is with you?' : 'Who is with them?'),
      missing: 'Say who is with the child, or that you do not know',
    },
    {
      kind: 'text',
      name: 'condition',
      rows: [18],
      lines: 3,
      ask: (say) => (whoOf(say) === 'professional' ? 'must' : 'may'),
      label: (say) =>
        isAboutMe(say)
          ? 'How do you feel at the moment?'
          : 'How are they, in body and in feelings, as far as you can tell?',
      missing: 'Say how the child is, or that you do not know',
    },
  ],
  fill: (told, say) => ({
    ...told,
    whereNow: say.one('where-now'),
    withWhom: say.one('with-whom'),
    condition: say.one('condition'),
    ...(isProfessional(say) ? {} : { injuries: injuriesOf(say.one('hurt'), say.one('injuries')) }),
  }),
})

export const openingParts: readonly Part<Told>[] = [who, urgency, danger, about]
export const concernParts: readonly Part<Told>[] = [concern, injuries, now]
