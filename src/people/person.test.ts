import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day } from '../time/index.ts'
import type { Address } from './addresses.ts'
import { currentIdentifier, isCurrent, isHeldOnce } from './identifiers.ts'
import type { Person, PersonEvent } from './person.ts'
import { evolvePerson } from './person.ts'
import { personSentence } from './person.sentence.ts'
import { anyHappening, anyStory, factsOf, folded, happenings, registered } from './person.test-data.ts'

const address = (id: string, changes: Partial<Address> = {}): Address => ({
  id,
  use: 'home',
  line: '4 Sandpiper Row',
  postcode: 'PE1 1AB',
  uprn: null,
  from: day('2024-01-01'),
  to: null,
  source: 'school',
  hidden: false,
  ...changes,
})

describe('the record of a person', () => {
  it('takes whatever happens in any order, and told twice it is the same record', () => {
    fc.assert(
      fc.property(anyStory, (events) => {
        const once = folded(...events)
        expect(folded(...events)).toEqual(once)
        // As it comes back from where facts are stored.
        expect(folded(...(JSON.parse(JSON.stringify(events)) as PersonEvent[]))).toEqual(once)
      }),
      { numRuns: 300 },
    )
  })

  it('loses nothing that was ever held: names, addresses, numbers and relationships only end', () => {
    fc.assert(
      fc.property(anyStory, anyHappening, (events, next) => {
        const [before, after] = [folded(...events), folded(...events, next)]
        const ids = (person: Person) =>
          [
            person.names,
            person.addresses,
            person.identifiers,
            person.relations,
            person.particulars,
            person.links,
          ]
            .flat()
            .map(({ id }) => id)
        expect(ids(after)).toEqual(expect.arrayContaining(ids(before)))
      }),
    )
  })

  it('has one NHS number, one pupil number and one learner number at a time', () => {
    fc.assert(
      fc.property(fc.array(happenings['identifier-added'], { maxLength: 12 }), (events) => {
        const { identifiers } = folded(registered(), ...events)
        for (const scheme of ['nhs', 'upn', 'uln'] as const) {
          expect(isHeldOnce(scheme)).toBe(true)
          const now = identifiers.filter((each) => each.scheme === scheme && isCurrent(each))
          expect(now.length).toBeLessThanOrEqual(1)
        }
      }),
    )
  })

  it('says every kind of thing that happens in one sentence, and never which address, name or number', () => {
    for (const [kind, any] of Object.entries(happenings)) {
      fc.assert(
        fc.property(any, (event) => {
          const sentence = personSentence({ event })
          expect(sentence, kind).toMatch(/^[A-Z].*[a-z.]$/)
          expect(sentence).not.toMatch(/PE1|CB1|9434765919|100023336956|鈴木/)
        }),
        { numRuns: 20 },
      )
    }
  })

  it('begins with being registered', () => {
    const [fact] = factsOf([{ type: 'opened-up', because: 'No reason' }])
    if (!fact) throw new Error('No fact')
    expect(() => evolvePerson(undefined, fact)).toThrow('begins when they are registered')
  })
})

describe('facts recorded before the record had dates and sources', () => {
  it('still tell the whole of it', () => {
    const person = folded(
      {
        type: 'registered',
        details: {
          givenNames: 'Maya',
          familyName: 'Avocet',
          knownAs: 'May',
          bornOn: day('2020-03-04'),
          bornEstimated: true,
          expectedOn: null,
          sex: 'F',
          isChild: true,
          nhsNumber: '943 476 5919',
          upn: null,
          phone: null,
        },
        addresses: [
          {
            id: 'a1',
            line: '4 Sandpiper Row',
            postcode: 'PE1 1AB',
            from: day('2025-01-01'),
            to: null,
            hidden: false,
          },
        ],
      },
      { type: 'details-changed', changes: { knownAs: 'Maisie' } },
      { type: 'flagged', flag: 'missing', because: 'Twice in October' },
      {
        type: 'related',
        relation: { id: 'r1', otherId: 'x', kind: 'sister', hasParentalResponsibility: null },
      },
    )
    expect(person).toMatchObject({
      givenNames: 'Maya',
      knownAs: 'Maisie',
      bornPrecision: 'about',
      nhsNumber: '9434765919',
      diedOn: null,
      gender: '',
      flags: ['missing'],
      addresses: [{ use: 'home', source: '', uprn: null }],
      relations: [{ from: null, to: null, source: '' }],
      names: [
        { id: 'a0000001-0000-7000-8000-000000000001', use: 'legal' },
        { use: 'known-as', givenNames: 'Maisie', to: null },
      ],
      identifiers: [{ scheme: 'nhs', value: '9434765919', status: 'as-told' }],
      flagSpans: [{ flag: 'missing', to: null }],
    })
  })
})

describe('names', () => {
  it('a new legal name ends the one before and is the one shown', () => {
    const name = {
      id: 'n2',
      use: 'legal' as const,
      givenNames: 'Maya',
      familyName: 'Bittern',
      from: day('2026-01-01'),
      to: null,
      source: 'deed poll',
    }
    const person = folded(registered(), { type: 'name-added', name })
    expect(person).toMatchObject({ givenNames: 'Maya', familyName: 'Bittern' })
    expect(person.names.map(({ familyName, to }) => [familyName, to])).toEqual([
      ['Avocet', day('2026-01-01')],
      ['Bittern', null],
    ])
  })

  it('what somebody is known as is shown until it ends', () => {
    const name = {
      id: 'n2',
      use: 'known-as' as const,
      givenNames: 'May',
      familyName: '',
      from: null,
      to: null,
      source: '',
    }
    const called = folded(registered(), { type: 'name-added', name })
    expect(called.knownAs).toBe('May')
    const ended = folded(
      registered(),
      { type: 'name-added', name },
      { type: 'name-ended', nameId: 'n2', to: day('2026-02-01'), because: 'Prefers Maya' },
    )
    expect(ended.knownAs).toBeNull()
    expect(ended.names).toHaveLength(2)
  })
})

describe('born', () => {
  it('a child expected is the same person after the birth, with everything known before it', () => {
    const unborn = registered({ givenNames: '', bornOn: null, expectedOn: day('2026-01-10'), sex: 'U' })
    const before = [
      unborn,
      { type: 'address-changed', address: address('a1') },
      { type: 'flagged', flag: 'child-protection-plan', because: 'Plan before birth' },
    ] as const
    const person = folded(...before, {
      type: 'born',
      bornOn: day('2026-01-03'),
      bornPrecision: 'day',
      givenNames: 'Iris',
      sex: 'F',
    })
    expect(person).toMatchObject({
      givenNames: 'Iris',
      familyName: 'Avocet',
      bornOn: day('2026-01-03'),
      expectedOn: day('2026-01-10'),
      sex: 'F',
      flags: ['child-protection-plan'],
      addresses: [{ id: 'a1' }],
    })
    expect(person.names.map(({ givenNames }) => givenNames)).toEqual(['', 'Iris'])
  })
})

describe('hidden and shown, restricted and opened up', () => {
  it('an address hidden and shown again is as it was', () => {
    fc.assert(
      fc.property(anyStory, (events) => {
        const seen = [...events, { type: 'address-added', address: address('here') } as const]
        const before = folded(...seen)
        const after = folded(
          ...seen,
          { type: 'address-hidden', addressId: 'here', because: 'Fled' },
          { type: 'address-shown', addressId: 'here', because: 'Safe now' },
        )
        expect(after).toEqual(before)
      }),
    )
  })

  it('a record restricted, sealed, unsealed and opened up again is as open as it was', () => {
    fc.assert(
      fc.property(anyStory, (events) => {
        const open = [...events, { type: 'opened-up', because: 'Open' } as const]
        const after = folded(
          ...open,
          { type: 'restricted', because: 'Threats', namedAccess: ['manager'] },
          { type: 'sealed', because: 'Witness', namedAccess: ['officer'], custodianNote: 'Ask the officer.' },
          { type: 'unsealed', because: 'Trial over', namedAccess: ['manager'] },
          { type: 'opened-up', because: 'Moved away' },
        )
        expect(after).toEqual(folded(...open))
      }),
    )
  })

  it('a flag put up twice is up once, and can be taken down and put up again', () => {
    const up: PersonEvent = { type: 'flagged', flag: 'missing', because: 'Again' }
    const down: PersonEvent = { type: 'flag-ended', flag: 'missing', because: 'Settled' }
    expect(folded(registered(), up, up).flagSpans).toHaveLength(1)
    expect(folded(registered(), up, down)).toMatchObject({
      flags: [],
      flagSpans: [{ to: day('2026-01-03') }],
    })
    expect(folded(registered(), up, down, up)).toMatchObject({ flags: ['missing'] })
  })
})

describe('numbers', () => {
  it('a changed NHS number keeps the old one as replaced', () => {
    const number = (id: string, value: string): PersonEvent => ({
      type: 'identifier-added',
      identifier: { id, scheme: 'nhs', value, status: 'verified', from: null, to: null, source: 'traced' },
    })
    const person = folded(registered(), number('i1', '9434765919'), number('i2', '9990000018'))
    expect(person.nhsNumber).toBe('9990000018')
    expect(currentIdentifier(person.identifiers, 'nhs')?.id).toBe('i2')
    expect(person.identifiers.map(({ value, status }) => [value, status])).toEqual([
      ['9434765919', 'superseded'],
      ['9990000018', 'verified'],
    ])
    const wrong = folded(registered(), number('i1', '9434765919'), {
      type: 'identifier-status',
      identifierId: 'i1',
      status: 'wrong',
      because: 'It is the twin’s',
    })
    expect(wrong.nhsNumber).toBeNull()
    expect(wrong.identifiers).toHaveLength(1)
  })
})
