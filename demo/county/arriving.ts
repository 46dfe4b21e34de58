import type { AuthorityCode } from '../../src/access/index.ts'
import type { Channel, ContactEvent, Placing, Told } from '../../src/contacts/index.ts'
import { arrive as arrival } from '../../src/contacts/arrive.ts'
import { addMinutes, instant } from '../../src/time/index.ts'
import type { Chance } from './chance.ts'
import { type Diary, diaryOf } from './diary.ts'
import type { Family } from './families.ts'
import type { Home } from './homes.ts'
import { referenceOf } from './identifiers.ts'
import { channelOf } from './referrer.ts'
import { type Telling, toldOf } from './telling.ts'
import type { Who, World } from './world.ts'

const takenBy = (channel: Channel): Who => {
  switch (channel) {
    case 'online':
    case 'police':
      return 'public'
    case 'emergency-duty':
      return { person: 'nightWorker', fn: 'emergency-duty', action: 'contact.take' }
    case 'phone':
    case 'email':
    case 'letter':
    case 'in-person':
      return { person: 'adviser', fn: 'screening', action: 'contact.take' }
  }
}

const livesHere = (home: Home): Placing => ({
  rule: 'lives-here',
  words: `The child lives at ${home.postcode}.`,
})

export type Arrived = {
  contact: Diary<ContactEvent>
  told: Told
  family: Family
  reference: string
}

export type HowArrived = {
  owner?: AuthorityCode
  placing?: Placing
  /** Two contacts of one report, one per council, share it. */
  reportId?: string
  channel?: Channel
  earlierContacts?: number
}

/** A contact arrives: its first fact, with its clocks started. */
export const arrive = (world: World, chance: Chance, telling: Telling, how: HowArrived = {}): Arrived => {
  const { arriving, family } = telling
  const owner = how.owner ?? arriving.council
  const receivedAt = instant(arriving.receivedAt)
  const channel = how.channel ?? channelOf(chance, arriving)
  const told = toldOf(chance, telling)
  const contact = diaryOf<ContactEvent>(world, owner, chance.id(receivedAt))
  const reference = referenceOf(arriving.number)
  const reaching = {
    told,
    channel,
    kind: 'initial-contact',
    source: arriving.source,
    questionSet: channel === 'online' ? 'online-referral 1' : 'phone-call 1',
  }
  const place = {
    owner,
    childIds: told.children.map(({ id }) => id),
    placing: how.placing ?? livesHere(family.home),
  }
  const names = {
    reference,
    reportId: how.reportId ?? chance.id(receivedAt),
  }
  const event = arrival(reaching, place, names, world.bookOf(owner), receivedAt)
  contact.note(receivedAt, takenBy(channel), event)
  if (how.earlierContacts !== undefined && how.earlierContacts > 0)
    contact.note(
      addMinutes(receivedAt, 1),
      { job: 'count-earlier-contacts' },
      {
        type: 'history-counted',
        earlier: how.earlierContacts,
      },
    )
  return { contact, told, family, reference }
}
