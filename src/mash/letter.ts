import { filled, type OwnWords, type WordedLetter } from '../messages/index.ts'
import { addHours, instant, type Instant, longTime } from '../time/index.ts'

type About = {
  council: string
  agency: string
  link: string
  dueAt: Instant
  endsAt: Instant
  phone: string
}

const words = ({ council, agency, link, dueAt, endsAt, phone }: About): string =>
  [
    `The Multi-Agency Safeguarding Hub has a question for ${agency}, for ${council}. The answer is due ${longTime(dueAt)}.`,
    `Open it here: ${link}`,
    `The link opens this one question and nothing else, in the browser that opens it first, until ${longTime(endsAt)}. Once you have answered it is spent. Please do not pass it on.`,
    `If it does not open, or is not for you, ring the hub: ${phone}.`,
  ].join('\n\n')

/**
 * The letter that brings somebody at an agency a one-time link, in the council's own words where it has any. It says that
 * there is a question and by when, and nothing of whom it is about: whoever reads the mailbox reads it too.
 */
export const linkLetter = (own: OwnWords | null, about: About): { subject: string; body: string } => ({
  subject: 'A question from the Multi-Agency Safeguarding Hub',
  body:
    own === null
      ? words(about)
      : filled(own.body, {
          link: about.link,
          agency: about.agency,
          council: about.council,
          'answer by': longTime(about.dueAt),
          'opens until': longTime(about.endsAt),
          'telephone of the hub': about.phone,
        }),
})

export const agencyLinkLetter = {
  name: 'agency-link',
  title: 'A one-time link to a question of the MASH',
  readers: { agency: 'to somebody at an agency who has no account' },
  gaps: () => ({
    must: ['link', 'answer by', 'opens until', 'telephone of the hub'],
    may: ['agency', 'council'],
  }),
  sample: (_reader, { shortName, dayPhone }, body) => {
    const dueAt = instant('2026-11-23T11:00:00Z')
    return linkLetter(body === null ? null : { body, from: '' }, {
      council: shortName,
      agency: 'Elm Road Surgery (invented)',
      link: 'https://front-door.example.org/answer/…',
      dueAt,
      endsAt: addHours(dueAt, 48),
      phone: dayPhone,
    }).body
  },
} as const satisfies WordedLetter
