import { type Instant, longTime } from '../time/index.ts'

type About = {
  invitedByName: string
  actingForName: string
  organisationName: string
  link: string
  endsAt: Instant
}

/** Says who invites whom to what, and nothing about any child. The code is in no letter. */
export const invitationLetter = ({
  invitedByName,
  actingForName,
  organisationName,
  link,
  endsAt,
}: About): { subject: string; body: string } => ({
  subject: 'Your invitation to sign in to Front Door',
  body: [
    `${invitedByName} (${actingForName}) invites you to sign in to Front Door for ${organisationName}.`,
    `Open this page on the computer or telephone you work with, until ${longTime(endsAt)}: ${link}`,
    `You also need a code, which ${invitedByName} tells you by telephone. Nobody else should ask you for it.`,
    'If you did not expect this, do nothing and tell your manager.',
  ].join('\n\n'),
})
