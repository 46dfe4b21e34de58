import { type AgencyRequest, isOut, mayBeReadBy } from '../agency-requests/index.ts'
import { type Contact, outcomeRule } from '../contacts/index.ts'
import { counted, longTime } from '../time/index.ts'
import type { Enquiry } from './enquiry.ts'

/**
 * How a summary begins, made from what was told, screened and answered, so that nothing is typed twice. What agencies said
 * is not copied into it: it goes with the child by itself, each word to whom its level lets read it
 * (docs/decisions/0010). Pure.
 */

const paragraph = (title: string, ...lines: readonly string[]): string => {
  const written = lines.filter((line) => line.trim() !== '')
  return written.length === 0 ? '' : `${title}\n${written.join('\n')}`
}

const told = ({ told: { whatHappened, impact }, receivedAt }: Contact): string =>
  paragraph(
    `The worry, as it was told (${longTime(receivedAt)})`,
    whatHappened,
    impact === '' ? '' : `What it does to the child: ${impact}`,
  )

const voices = ({ children }: Contact): string =>
  paragraph(
    'What the child said',
    ...children.flatMap(({ voice, told: { givenNames } }) =>
      voice === null
        ? []
        : 'heard' in voice
          ? [`${givenNames}: “${voice.heard}”`]
          : [`${givenNames} has not been heard yet: ${voice.notYetBecause}`],
    ),
  )

const screened = ({ children }: Contact): string =>
  paragraph(
    'What screening thought',
    ...new Set(
      children.flatMap(({ decided }) =>
        decided === null ? [] : [`${outcomeRule(decided.outcome).name}: ${decided.rationale}`],
      ),
    ),
  )

/** What came of one question, in a line without a word of what was said. */
export const answeredInWords = (request: AgencyRequest, name: string): string => {
  const { answers, subjects } = request
  const travelling = answers.filter(
    ({ kind, level }) => kind === 'known' && mayBeReadBy(level, 'receiving-team'),
  )
  const heldBack = answers.filter(({ level }) => !mayBeReadBy(level, 'receiving-team'))
  const parts = [
    ...(travelling.length === 0
      ? []
      : [
          `${counted(travelling.length, 'thing')} said, which ${travelling.length === 1 ? 'goes' : 'go'} with the child`,
        ]),
    ...(travelling.some(({ level }) => level === 'victim-safe')
      ? ['some of it safe for the victim alone']
      : []),
    ...(answers.length > 0 && answers.every(({ kind }) => kind === 'nothing-known') ? ['nothing known'] : []),
    ...(heldBack.length === 0 ? [] : ['holds something that cannot be written here: ring the MASH']),
    ...(isOut(request) ? ['has not answered about everybody'] : []),
  ]
  const about = counted(subjects.length, 'person', 'people')
  return `${name} (asked about ${about}): ${parts.length === 0 ? 'answered' : parts.join('; ')}.`
}

const discussed = ({ discussion }: Enquiry): string =>
  discussion === null
    ? ''
    : paragraph(
        'What the agencies concluded together',
        discussion.conclusion,
        discussion.disagreement === '' ? '' : `Seen differently: ${discussion.disagreement}`,
      )

/** The start as text; everything in it may be changed. */
export const summaryStart = (
  enquiry: Enquiry,
  contact: Contact | null,
  requests: readonly AgencyRequest[],
  nameOf: (agency: string) => string,
): string =>
  [
    ...(contact === null ? [] : [told(contact), voices(contact), screened(contact)]),
    paragraph(
      'What agencies were asked',
      ...requests
        .filter(({ withdrawn }) => withdrawn === null)
        .map((request) => answeredInWords(request, nameOf(request.agency))),
    ),
    discussed(enquiry),
  ]
    .filter((text) => text !== '')
    .join('\n\n')
