import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, day } from '../time/index.ts'
import {
  addAddress,
  alsoToHide,
  correctAddress,
  endAddress,
  hideAddress,
  moveTo,
  showAddress,
} from './addresses.rule.ts'
import type { Address } from './addresses.ts'
import { adopt } from './adoption.rule.ts'
import { correctDetails, recordBirth, recordDeath } from './births.rule.ts'
import { putUpFlag, takeDownFlag } from './flags.rule.ts'
import { addIdentifier, changeIdentifierStatus } from './identifiers.rule.ts'
import type { Identifier } from './identifiers.ts'
import { moveCouncil } from './moving-council.rule.ts'
import { addName, endName } from './names.rule.ts'
import type { PersonName } from './names.ts'
import { endParticular, recordParticular } from './particulars.rule.ts'
import type { Particular } from './particulars.ts'
import type { PersonEvent } from './person.ts'
import { anyStory, council, folded, id, registered, today } from './person.test-data.ts'
import { refusalWords } from './refusals.words.ts'
import { endRelation, relate } from './relations.rule.ts'
import type { Relation } from './relations.ts'
import { openUp, restrict, seal, unseal } from './secrecy.rule.ts'

const tomorrow = addDays(today, 1)
const maya = folded(registered())
const refused = (answer: object): string => ('refused' in answer ? String(answer.refused) : '')
const after = (...events: PersonEvent[]) => folded(registered(), ...events)
const source = 'school'
const dates = { from: null, to: null, source }

const address = (changes: Partial<Address> = {}): Address => ({
  id: 'a1',
  use: 'home',
  line: '4 Sandpiper Row',
  postcode: 'PE1 1AB',
  uprn: null,
  hidden: false,
  ...dates,
  ...changes,
})
const name = (changes: Partial<PersonName> = {}): PersonName => ({
  id: 'n1',
  use: 'previous',
  givenNames: 'Maya',
  familyName: 'Bittern',
  ...dates,
  ...changes,
})
const number = (changes: Partial<Identifier> = {}): Identifier => ({
  id: 'i1',
  scheme: 'nhs',
  value: '9434765919',
  status: 'as-told',
  ...dates,
  ...changes,
})

it('every reason why a change is refused is worded, and says what would help', () => {
  for (const [why, words] of Object.entries(refusalWords)) {
    expect(why).toMatch(/^[a-z-]+$/)
    expect(words).toMatch(/^[A-Z].{10,}[.]$/)
  }
})

describe('names', () => {
  it.each([
    ['without a name', { givenNames: ' ', familyName: '' }, 'name-missing'],
    ['from tomorrow', { from: tomorrow }, 'not-yet'],
    ['that ends before it begins', { from: today, to: addDays(today, -1) }, 'ends-before-it-begins'],
    ['held already, in capitals', { use: 'legal', familyName: 'AVOCET' }, 'name-already-held'],
  ] as const)('one %s is refused', (_, changes, why) => {
    expect(refused(addName(maya, { name: name(changes), today }))).toBe(why)
  })

  it('the only name somebody has does not end; a new one ends it', () => {
    const only = { nameId: maya.names[0]?.id ?? '', to: today, because: 'Adopted', today }
    expect(refused(endName(maya, only))).toBe('only-name')
    const added = addName(maya, { name: name({ use: 'legal', from: today }), today })
    expect(after(...(added as PersonEvent[]))).toMatchObject({ familyName: 'Bittern' })
  })
})

describe('births and deaths', () => {
  const unborn = folded(registered({ bornOn: null, expectedOn: day('2026-12-01') }))
  const birth = { bornOn: today, bornPrecision: 'day' as const, source: 'midwife' }

  it('a birth is recorded once, and not before it happens', () => {
    expect(refused(recordBirth(maya, birth, today))).toBe('already-born')
    expect(refused(recordBirth(unborn, { ...birth, bornOn: tomorrow }, today))).toBe('not-yet')
    expect(recordBirth(unborn, birth, today)).toEqual([{ type: 'born', ...birth }])
  })

  it('a death is not before the birth, unless the birth is only guessed', () => {
    const death = { on: day('2020-03-03'), source: 'registrar' }
    expect(refused(recordDeath(maya, death, today))).toBe('before-birth')
    const about = folded(registered({ bornEstimated: true }))
    expect(recordDeath(about, death, today)).toEqual([{ type: 'died', ...death }])
    expect(refused(recordDeath(after({ type: 'died', on: today }), death, today))).toBe('already-died')
  })

  it('a child keeps a date of birth or an expected date, and a correction its reason', () => {
    const correct = (changes: object, because = 'Seen on the certificate') =>
      refused(correctDetails(maya, { changes, because, source, today }))
    expect(correct({ bornOn: null })).toBe('no-date-of-birth')
    expect(correct({ bornOn: day('2020-03-04') })).toBe('nothing-changed')
    expect(correct({ bornOn: tomorrow })).toBe('not-yet')
    expect(correct({ bornOn: day('2020-03-05') }, ' ')).toBe('needs-reason')
    expect(correct({ bornOn: day('2020-03-05') })).toBe('')
  })
})

describe('numbers', () => {
  const add = (person: typeof maya, changes: Partial<Identifier>, isValid = true) =>
    addIdentifier(person, { identifier: number(changes), isValid, today })

  it('one that fails its check figure is kept as told, and never as traced or verified', () => {
    expect(refused(add(maya, {}, false))).toBe('')
    expect(refused(add(maya, { status: 'verified' }, false))).toBe('does-not-check')
    const told = after({ type: 'identifier-added', identifier: number() })
    const change = { identifierId: 'i1', status: 'traced' as const, because: 'Asked', source, isValid: false }
    expect(refused(changeIdentifierStatus(told, change))).toBe('does-not-check')
    expect(refused(changeIdentifierStatus(told, { ...change, isValid: true }))).toBe('')
  })

  it('a traced number does not give way to hearsay, but to another that was traced', () => {
    const traced = after({ type: 'identifier-added', identifier: number({ status: 'traced' }) })
    expect(refused(add(traced, { value: '9990000018' }))).toBe('another-is-checked')
    expect(refused(add(traced, { value: '9990000018', status: 'verified' }))).toBe('')
    expect(refused(add(traced, { scheme: 'former-upn', value: 'A123' }))).toBe('')
  })

  it('a number found wrong may be recorded again, a number held may not', () => {
    const held = after({ type: 'identifier-added', identifier: number() })
    expect(refused(add(held, {}))).toBe('number-already-held')
    const wrong = { type: 'identifier-status', identifierId: 'i1', status: 'wrong', because: 'Twin' } as const
    const after2 = after({ type: 'identifier-added', identifier: number() }, wrong)
    expect(refused(add(after2, { id: 'i2' }))).toBe('')
    const again = after(
      { type: 'identifier-added', identifier: number() },
      { type: 'identifier-added', identifier: number({ id: 'i2', value: '9990000018' }) },
    )
    const revive = { identifierId: 'i1', status: 'verified' as const, because: 'x', source, isValid: true }
    expect(refused(changeIdentifierStatus(again, revive))).toBe('another-counts-now')
  })
})

describe('addresses', () => {
  const home = after({ type: 'address-changed', address: address({ from: day('2026-03-01') }) })

  it('somebody moves to another place, later than to the one before', () => {
    const move = (changes: Partial<Address>) =>
      refused(moveTo(home, { address: address({ id: 'a2', line: '2 Reed Bank', ...changes }), today }))
    expect(move({ from: day('2026-05-01') })).toBe('')
    expect(move({ from: day('2026-02-01') })).toBe('before-the-address-now')
    expect(move({ line: '4  sandpiper row', postcode: 'pe11ab' })).toBe('same-address')
    expect(move({ line: '', postcode: null })).toBe('no-address')
    expect(move({ from: tomorrow })).toBe('not-yet')
  })

  it('an earlier home is added, ended ones are not ended again, and a correction needs a reason', () => {
    const earlier = address({ id: 'a2', line: '2 Reed Bank', from: day('2024-01-01'), to: day('2026-03-01') })
    expect(refused(addAddress(home, { address: earlier, today }))).toBe('')
    const end = { addressId: 'a1', to: day('2026-02-01'), because: 'Left', today }
    expect(refused(endAddress(home, end))).toBe('ends-before-it-begins')
    expect(refused(endAddress(home, { ...end, addressId: 'other' }))).toBe('no-such-address')
    const right = { addressId: 'a1', changes: { line: '14 Sandpiper Row' }, because: '', today }
    expect(refused(correctAddress(home, right))).toBe('needs-reason')
    expect(refused(correctAddress(home, { ...right, because: 'Misheard' }))).toBe('')
  })

  it('is hidden with a reason, once, and shown again with a reason', () => {
    const because = 'Fled from violence'
    expect(refused(hideAddress(home, { addressId: 'a1', because: '' }))).toBe('needs-reason')
    const events = hideAddress(home, { addressId: 'a1', because })
    expect(events).toEqual([{ type: 'address-hidden', addressId: 'a1', because }])
    const hidden = after(
      { type: 'address-changed', address: address() },
      { type: 'address-hidden', addressId: 'a1', because },
    )
    expect(refused(hideAddress(hidden, { addressId: 'a1', because }))).toBe('already-hidden')
    expect(refused(showAddress(home, { addressId: 'a1', because }))).toBe('not-hidden')
    expect(refused(showAddress(hidden, { addressId: 'a1', because }))).toBe('')
  })

  it('hidden for one child, those who came to live there are offered, the same day’s first', () => {
    const [here, elsewhere] = [address({ from: day('2026-03-01') }), address({ line: '2 Reed Bank' })]
    const lives = (personId: string, ...addresses: Address[]) => ({ personId, addresses })
    expect(
      alsoToHide(here, [
        lives('grandmother', { ...here, from: day('2019-01-01') }),
        lives('brother', here, elsewhere),
        lives('neighbour', elsewhere),
        lives('sister', { ...here, hidden: true }),
        lives('nobody knows where', address({ line: '4 Sandpiper Row', postcode: null })),
      ]),
    ).toEqual([
      { personId: 'brother', addressId: 'a1', isSameDay: true },
      { personId: 'grandmother', addressId: 'a1', isSameDay: false },
    ])
  })
})

describe('relationships, particulars and flags', () => {
  const relation: Relation = {
    id: 'r1',
    otherId: 'x',
    kind: 'mother',
    hasParentalResponsibility: true,
    ...dates,
  }
  const related = after({ type: 'related', relation })

  it('nobody is related to themselves, nor to somebody who is not there or not to be seen', () => {
    const ask = (changes: Partial<Relation>, isOtherThere = true) =>
      refused(relate(maya, { relation: { ...relation, ...changes }, isOtherThere, today }))
    expect(ask({ otherId: id })).toBe('themselves')
    expect(ask({}, false)).toBe('nobody-there')
    expect(ask({ kind: '' })).toBe('kind-missing')
    expect(ask({})).toBe('')
    expect(refused(relate(related, { relation: { ...relation, id: 'r2' }, isOtherThere: true, today }))).toBe(
      'already-related',
    )
  })

  it('a relationship ends once, with a reason', () => {
    const end = { relationId: 'r1', to: today, because: 'Divorced', today }
    expect(refused(endRelation(related, { ...end, because: '' }))).toBe('needs-reason')
    expect(refused(endRelation(related, end))).toBe('')
  })

  it('the next school ends the one before, while languages may be several', () => {
    const of = (kind: Particular['kind'], text: string, from: Particular['from']): PersonEvent => ({
      type: 'particular-recorded',
      particular: { id: `${kind} ${text}`, kind, text, from, to: null, source },
    })
    const person = after(
      of('school', 'Fen Lane Primary', day('2024-09-01')),
      of('language', 'Polish', null),
      of('language', 'English', null),
      of('school', 'Mere Academy', day('2026-09-01')),
    )
    expect(person.particulars.map(({ text, to }) => [text, to])).toEqual([
      ['Fen Lane Primary', day('2026-09-01')],
      ['Polish', null],
      ['English', null],
      ['Mere Academy', null],
    ])
    const again: Particular = { id: 'p', kind: 'language', text: 'Polish', ...dates }
    expect(refused(recordParticular(person, { particular: again, today }))).toBe('already-recorded')
    expect(refused(recordParticular(person, { particular: { ...again, text: ' ' }, today }))).toBe(
      'nothing-said',
    )
    const end = { particularId: 'language Polish', to: today, because: '', today }
    expect(refused(endParticular(person, end))).toBe('needs-reason')
  })

  it('a flag is up once and is taken down with a reason', () => {
    const up = { flag: 'marac' as const, from: today, because: 'Heard at conference', source, today }
    expect(refused(putUpFlag(maya, { ...up, because: '' }))).toBe('needs-reason')
    const flagged = after({ type: 'flagged', flag: 'marac', because: 'Heard' })
    expect(refused(putUpFlag(flagged, up))).toBe('already-flagged')
    const down = { flag: 'marac' as const, to: today, because: 'A year has passed', today }
    expect(refused(takeDownFlag(maya, down))).toBe('not-flagged')
    expect(refused(takeDownFlag(flagged, down))).toBe('')
  })
})

describe('restricting and sealing', () => {
  const named = { because: 'A colleague’s child', namedAccess: ['manager', 'worker'], by: 'manager' }
  const sealing = { ...named, custodianNote: 'Say nothing; ring the adoption team.', isWaitedFor: false }

  it('whoever hides a record is named on it, and says why', () => {
    expect(refused(restrict(maya, { ...named, because: '' }))).toBe('needs-reason')
    expect(refused(restrict(maya, { ...named, namedAccess: [] }))).toBe('nobody-named')
    expect(refused(restrict(maya, { ...named, by: 'somebody else' }))).toBe('name-yourself')
    expect(refused(restrict(maya, named))).toBe('')
    const restricted = after({ type: 'restricted', because: 'x', namedAccess: ['worker', 'manager'] })
    expect(refused(restrict(restricted, named))).toBe('same-as-now')
    expect(refused(restrict(restricted, { ...named, namedAccess: ['manager'] }))).toBe('')
    expect(refused(openUp(maya, { because: 'x' }))).toBe('not-restricted')
  })

  it('a sealed record is its custodian’s: it is not restricted nor opened up, only unsealed', () => {
    expect(refused(seal(maya, { ...sealing, custodianNote: '' }))).toBe('note-missing')
    expect(refused(seal(maya, { ...sealing, isWaitedFor: true }))).toBe('still-waiting')
    expect(refused(seal(maya, sealing))).toBe('')
    const sealed = after({ ...sealing, type: 'sealed' } as PersonEvent)
    expect(refused(restrict(sealed, named))).toBe('is-sealed')
    expect(refused(openUp(sealed, { because: 'x' }))).toBe('not-restricted')
    expect(refused(seal(sealed, sealing))).toBe('same-as-now')
    expect(refused(unseal(maya, named))).toBe('not-sealed')
    expect(refused(unseal(sealed, named))).toBe('')
  })

  it('whatever the rules allow the fold follows: restricted is restricted, sealed is sealed', () => {
    fc.assert(
      fc.property(anyStory, (events) => {
        const before = folded(...events)
        const answer = seal(before, sealing)
        if ('refused' in answer) return expect(before.sensitivity).toBe('sealed')
        expect(folded(...events, ...answer)).toMatchObject({
          sensitivity: 'sealed',
          namedAccess: ['manager', 'worker'],
        })
      }),
    )
  })
})

describe('moving to another council’s area', () => {
  const moving = { to: 'E10000003', council: 'Cambridgeshire', on: today, because: 'New tenancy' }
  it('is noted with the day and the reason, and moves no record', () => {
    expect(refused(moveCouncil(maya, { ...moving, to: council }, today))).toBe('same-council')
    expect(refused(moveCouncil(maya, { ...moving, council: '' }, today))).toBe('no-council')
    expect(refused(moveCouncil(maya, { ...moving, on: tomorrow }, today))).toBe('not-yet')
    expect(refused(moveCouncil(maya, { ...moving, because: '' }, today))).toBe('needs-reason')
    const moved = after(...(moveCouncil(maya, moving, today) as PersonEvent[]))
    expect(moved).toMatchObject({ owner: council, movedTo: { council: 'Cambridgeshire', on: today } })
  })
})

describe('adoption', () => {
  const former = after(
    { type: 'address-changed', address: address() },
    { type: 'identifier-added', identifier: number({ status: 'verified' }) },
    { type: 'name-added', name: name({ use: 'known-as', givenNames: 'Mouse', familyName: '' }) },
    { type: 'flagged', flag: 'looked-after', because: 'Interim care order' },
  )
  const adoption = {
    because: 'Adoption order made',
    namedAccess: ['officer'],
    by: 'officer',
    custodianNote: 'Ring the adoption team.',
    isWaitedFor: false,
    on: day('2026-10-01'),
    givenNames: 'Maya',
    familyName: 'Curlew',
    address: null,
  }

  it('gives a new identity that says nothing of the one before, which is sealed', () => {
    const adopted = adopt(former, adoption, today)
    if ('refused' in adopted) throw new Error(adopted.refused)
    const told = JSON.stringify(adopted.newIdentity)
    for (const trace of [former.id, 'Avocet', 'Mouse', '9434765919', 'Sandpiper', 'looked-after'])
      expect(told).not.toContain(trace)
    expect(folded(...adopted.newIdentity)).toMatchObject({
      familyName: 'Curlew',
      bornOn: former.bornOn,
      nhsNumber: null,
      adoptedOn: day('2026-10-01'),
      sensitivity: 'open',
    })
    expect(adopted.former).toMatchObject([{ type: 'sealed', namedAccess: ['officer'] }])
  })

  it.each([
    ['an adult', { isChild: false }, {}, 'not-a-child'],
    ['a child not born yet', { bornOn: null, expectedOn: today }, {}, 'not-born'],
    ['without the new name', {}, { familyName: '' }, 'name-missing'],
    ['before the birth', {}, { on: day('2019-01-01') }, 'before-birth'],
    ['from tomorrow', {}, { on: tomorrow }, 'not-yet'],
    ['while a worry about them waits', {}, { isWaitedFor: true }, 'still-waiting'],
    ['by somebody who is no custodian', {}, { by: 'worker' }, 'name-yourself'],
  ] as const)('%s is refused', (_, of, changes, why) => {
    expect(refused(adopt(folded(registered(of)), { ...adoption, ...changes }, today))).toBe(why)
  })
})
