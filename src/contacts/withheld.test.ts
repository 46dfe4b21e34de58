import { describe, expect, it } from 'vitest'
import { instant } from '../time/index.ts'
import { type Contact, type ContactEvent, type ContactFact, evolveContact, headlineOf } from './contact.ts'
import { rowOf } from './contact.sql.ts'
import { aChild, anAdult, aReport } from './told.test-data.ts'
import { addressHidden, factsAsRead, tellsOf, withholdPerson, withholdPlaces } from './withheld.ts'

const hidden = { line: '9 Quiet Close', postcode: 'PE3 9XX' }
const [maple, rowan] = [
  aChild({ givenNames: 'Maple' }),
  aChild({ givenNames: 'Rowan', knownAs: 'Ro', otherAddress: '9 Quiet  close', otherPostcode: '' }),
]
const mother = anAdult({ name: 'Hazel Thistledown', relation: 'mother' })

const told = aReport({
  children: [maple, rowan],
  adults: [mother],
  address: '9, Quiet Close',
  postcode: 'pe39xx',
  previousAddresses: '2 Reed Bank, PE2 8AB',
  whatHappened:
    'Maple said that they sleep at 9 Quiet Close now. Rowan will not say. A map of PE3 9XX was found.',
  referrer: { ...aReport().referrer, address: '9 Quiet Close, Peterborough PE3 9XX' },
})

const arrival = {
  reference: 'K7QM-3F9T',
  reportId: crypto.randomUUID(),
  channel: 'phone',
  kind: 'referral',
  clientGroup: 'children',
  source: '2A',
  referrerClass: 'professional',
  isAnonymous: false,
  urgency: 'today',
  receivedAt: instant('2026-11-20T09:00:00Z'),
  dueAt: instant('2026-11-23T09:00:00Z'),
  told,
  questionSet: 'test',
  placing: { rule: 'refuge', words: 'In a refuge at PE3 9XX.' },
  earlierContacts: 0,
} as const

const factsOf = (events: readonly ContactEvent[]): ContactFact[] =>
  events.map((event, index): ContactFact => ({
    owner: 'E06000031',
    id: '01a00000-0000-7000-8000-000000000001',
    seq: index + 1,
    event,
    at: instant('2026-11-20T10:00:00Z'),
    by: { kind: 'staff', staffId: 'worker', actingFor: 'E06000031', fn: 'screening' },
    because: { rule: 'the-service-itself', job: 'test' },
  }))

const after = (...events: ContactEvent[]): Contact => {
  const facts = factsOf([{ type: 'received', ...arrival } as unknown as ContactEvent, ...events])
  const contact = facts.reduce<Contact | undefined>(evolveContact, undefined)
  if (!contact) throw new Error('Nothing was received.')
  return contact
}

const recognised: ContactEvent[] = [
  { type: 'child-recognised', childId: maple.id, personId: 'person-maple' },
  { type: 'child-recognised', childId: rowan.id, personId: 'person-rowan' },
  { type: 'adult-recognised', adultId: mother.id, personId: 'person-hazel' },
]
const plain = after(...recognised)
const place = withholdPlaces(plain, 'person-maple', [hidden])
const withPlace = after(...recognised, ...place)

/** Everything that pages, rows, trays and letters are made of. */
const readable = ({ toldInFull: _full, withheld: _withheld, ...contact }: Contact): string =>
  JSON.stringify([contact, rowOf(contact as Contact)])

describe('an address that somebody on a contact must be hidden at', () => {
  it('is read nowhere on it, however it was written, and what else was told still is', () => {
    expect(place).toHaveLength(1)
    expect(readable(withPlace)).not.toMatch(/quiet\W*close|pe3\W*9xx/i)
    expect(withPlace.told).toMatchObject({ address: addressHidden, postcode: '' })
    expect(withPlace.told.whatHappened).toContain('Rowan will not say')
    expect(withPlace.told.previousAddresses).toBe('2 Reed Bank, PE2 8AB')
    expect(rowOf(withPlace).postcode).toBeNull()
    // A letter must not go there either, nor to words that are no address.
    expect(withPlace.told.referrer.address).toBe('')
  })

  it('is left alone where the contact does not tell of it', () => {
    const elsewhere = { line: '1 Elsewhere Way', postcode: 'CB1 0AA' }
    expect(tellsOf(plain, elsewhere)).toBe(false)
    expect(withholdPlaces(plain, 'person-maple', [elsewhere])).toEqual([])
    expect(withholdPlaces(withPlace, 'person-maple', [hidden])).toEqual([])
  })

  it('is shown again exactly as it was told, with everything that happened meanwhile', () => {
    const voice: ContactEvent = {
      type: 'voice-recorded',
      childId: maple.id,
      voice: { heard: 'I like it at 9 Quiet Close' },
    }
    const meanwhile = after(...recognised, ...place, voice)
    expect(readable(meanwhile)).not.toMatch(/quiet\W*close/i)
    const again = withholdPlaces(meanwhile, 'person-maple', [])
    expect(after(...recognised, ...place, voice, ...again)).toEqual(after(...recognised, voice))
  })

  it('stays hidden while it is hidden for one of two', () => {
    const both = [...place, ...withholdPlaces(withPlace, 'person-rowan', [hidden])]
    const one = withholdPlaces(after(...recognised, ...both), 'person-maple', [])
    expect(readable(after(...recognised, ...both, ...one))).not.toMatch(/quiet\W*close/i)
  })

  it('is read in no note and no reason written later', () => {
    const note = { type: 'note-added', text: 'Visited 9 Quiet Close, PE39XX, at four.' } as const
    const read = (contact: Contact) => factsAsRead(contact, factsOf([note])).map(({ event }) => event)
    expect(read(withPlace)).toEqual([
      { ...note, text: 'Visited [address hidden], [address hidden], at four.' },
    ])
    expect(read(plain)).toEqual([note])
  })

  it('goes along hidden when the contact moves to the other council', () => {
    const moved = after({ type: 'moved-in', from: 'E10000003', because: 'Lives there', carried: withPlace })
    expect(readable(moved)).not.toMatch(/quiet\W*close|pe3\W*9xx/i)
    expect(moved.children.map(({ personId }) => personId)).toEqual([null, null])
    // One that moved before anything could be hidden says nothing of it.
    const { withheld: _none, toldInFull: _nothing, sealedFor: _nobody, ...early } = plain
    const before = after({ type: 'moved-in', from: 'E10000003', because: '', carried: early as Contact })
    expect(before.told).toEqual(told)
  })
})

describe('a child whose record is sealed', () => {
  it('is nowhere on a contact about others too', () => {
    const events = withholdPerson(plain, 'person-rowan', ['custodian'])
    const contact = after(...recognised, ...events)
    expect(readable(contact)).not.toMatch(/Rowan|"Ro"|person-rowan/)
    expect(contact.children.map(({ id }) => id)).toEqual([maple.id])
    expect(headlineOf(contact.told.children, '2026-11-20' as never)).not.toContain('more')
    expect(rowOf(contact)).toMatchObject({ children: 1, sealed_for: null })
    expect(contact.told.whatHappened).toContain('[name withheld] will not say')
    const happened = factsOf([...recognised, ...events])
    expect(factsAsRead(contact, happened).map(({ event }) => event)).toEqual([recognised[0], recognised[2]])
    const back = withholdPerson(contact, 'person-rowan', null)
    expect(after(...recognised, ...events, ...back)).toEqual(plain)
  })

  it('closes a contact about nobody else, for all but the custodians', () => {
    const first = withholdPerson(plain, 'person-rowan', ['custodian'])
    const second = withholdPerson(after(...recognised, ...first), 'person-maple', ['custodian'])
    expect(second).toEqual([{ type: 'sealed', namedAccess: ['custodian'] }])
    const contact = after(...recognised, ...first, ...second)
    expect(rowOf(contact).sealed_for).toEqual(['custodian'])
    expect(withholdPerson(contact, 'person-maple', null)).toEqual([{ type: 'unsealed' }])
  })

  it('who is not on the contact changes nothing of it', () => {
    expect(withholdPerson(plain, 'somebody-else', ['custodian'])).toEqual([])
  })
})
