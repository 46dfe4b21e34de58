import { filled, type OwnWords, type WordedLetter } from '../messages/index.ts'
import { addHours, instant, type Instant, longTime } from '../time/index.ts'

type About = {
  invitedByName: string
  actingForName: string
  organisationName: string
  link: string
  endsAt: Instant
}

const aboutTheCode = (invitedByName: string): string =>
  `You also need a code, which ${invitedByName} tells you by telephone. Nobody else should ask you for it.`

const words = ({ invitedByName, actingForName, organisationName, link, endsAt }: About): string =>
  [
    `${invitedByName} (${actingForName}) invites you to sign in to Front Door for ${organisationName}.`,
    `Open this page on the computer or telephone you work with, until ${longTime(endsAt)}: ${link}`,
    aboutTheCode(invitedByName),
    'If you did not expect this, do nothing and tell your manager.',
  ].join('\n\n')

/**
 * Says who invites whom to what, and nothing about any child; in the words of the council it comes from, where that has
 * any. The code is in no letter.
 */
export const invitationLetter = (own: OwnWords | null, about: About): { subject: string; body: string } => ({
  subject: 'Your invitation to sign in to Front Door',
  body:
    own === null
      ? words(about)
      : filled(own.body, {
          link: about.link,
          'invited by': about.invitedByName,
          council: about.actingForName,
          'signing in for': about.organisationName,
          'opens until': longTime(about.endsAt),
          // Whoever asks for the code by another way may not be who they say.
          'about the code': aboutTheCode(about.invitedByName),
        }),
})

export const partnerInvitation = {
  name: 'invitation',
  title: 'An invitation to make a passkey',
  readers: { partner: 'to somebody at a partner agency' },
  gaps: () => ({
    must: ['link', 'opens until', 'invited by', 'about the code'],
    may: ['council', 'signing in for'],
  }),
  sample: (_reader, { name }, body) =>
    invitationLetter(body === null ? null : { body, from: '' }, {
      invitedByName: 'Wren Willow',
      actingForName: name,
      organisationName: 'Elm Road Surgery (invented)',
      link: 'https://front-door.example.org/invitation/…',
      endsAt: addHours(instant('2026-11-23T09:00:00Z'), 72),
    }).body,
} as const satisfies WordedLetter
