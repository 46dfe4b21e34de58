import { describe, expect, it } from 'vitest'
import type { Contact } from './contact.ts'
import { aChild, anAdult, aReport } from './told.test-data.ts'
import { toldOfPerson, toldRelations } from './told-record.ts'
import type { Told, ToldAdult } from './told.ts'

const contact = (told: Told, people: Readonly<Record<string, string>> = {}): Contact => {
  const personId = (id: string) => people[id] ?? null
  return {
    reference: 'K7QM-3F9T',
    told,
    children: told.children.map((child) => ({ id: child.id, told: child, personId: personId(child.id) })),
    adults: told.adults.map((adult) => ({ ...adult, personId: personId(adult.id) })),
  } as unknown as Contact
}

const child = aChild({
  language: { known: 'Polish' },
  disability: { known: 'None (NONE)' },
  religion: { notKnown: 'Not asked' },
  health: { known: 'Withy Lane Surgery (invented)' },
  lookedAfterBy: 'Lincolnshire',
})

const ofChild = (told: Told) => {
  const on = contact(told)
  const [first] = on.children
  if (!first) throw new Error('No child')
  return toldOfPerson(on, { part: 'child', id: first.id, child: first })
}

const ofAdult = (adult: Partial<ToldAdult>) => {
  const on = contact(aReport({ adults: [anAdult(adult)], phone: '07700 900123' }))
  const [first] = on.adults
  if (!first) throw new Error('No adult')
  return toldOfPerson(on, { part: 'adult', id: first.id, adult: first })
}

describe('what a contact tells of a child', () => {
  it('is what somebody knew: neither "not asked" nor "none" is anything to tell again', () => {
    const { particulars, source } = ofChild(
      aReport({ children: [child], visitRisks: { known: 'A large dog' } }),
    )
    expect(source).toBe('contact K7QM-3F9T')
    expect(particulars).toEqual([
      { kind: 'gp', text: 'Withy Lane Surgery (invented)' },
      { kind: 'language', text: 'Polish' },
      { kind: 'other', text: 'Said to be looked after by Lincolnshire' },
      { kind: 'risk-to-staff', text: 'A large dog' },
    ])
  })

  it('says where the child is, which may be elsewhere than the household', () => {
    expect(ofChild(aReport({ children: [child] })).address).toEqual({
      line: '7 Conker Lane',
      postcode: 'PE1 1AA',
    })
    const away = { ...child, otherAddress: '2 Reed Bank', otherPostcode: 'PE2 8AB' }
    expect(ofChild(aReport({ children: [away] })).address).toEqual({
      line: '2 Reed Bank',
      postcode: 'PE2 8AB',
    })
  })

  it('says where they lived before, one address after another', () => {
    const { previousAddresses } = ofChild(
      aReport({ children: [child], previousAddresses: '2 Reed Bank, pe2 8ab; a refuge in Leeds' }),
    )
    expect(previousAddresses).toEqual([
      { line: '2 Reed Bank', postcode: 'PE2 8AB' },
      { line: 'a refuge in Leeds', postcode: null },
    ])
  })
})

describe('what a contact tells of an adult', () => {
  it('puts nobody into the household who only visits, or is said to have done it', () => {
    expect(ofAdult({ part: 'parent' })).toMatchObject({
      address: { line: '7 Conker Lane' },
      phone: '07700 900123',
    })
    for (const part of ['visitor', 'alleged', 'wider-family'] as const)
      expect(ofAdult({ part })).toMatchObject({ address: null, phone: '' })
  })

  it('keeps the last word as the family name', () => {
    expect(ofAdult({ name: 'Ana Maria Teal' })).toMatchObject({ givenNames: 'Ana Maria', familyName: 'Teal' })
  })
})

describe('how the adults were told to be related', () => {
  const [maple, rowan] = [aChild(), aChild()]
  const told = (adult: Partial<ToldAdult>) =>
    aReport({ children: [maple, rowan], adults: [anAdult({ id: 'a', ...adult })] })
  const everybody = { [maple.id]: 'person-maple', [rowan.id]: 'person-rowan', a: 'person-ana' }

  it('is recorded for every child on record, in the words of a record', () => {
    const relations = toldRelations(
      contact(told({ relation: 'Mum', hasParentalResponsibility: 'not-known' }), everybody),
    )
    expect(
      relations.map(({ otherId, kind, hasParentalResponsibility }) => [
        otherId,
        kind,
        hasParentalResponsibility,
      ]),
    ).toEqual([
      ['person-maple', 'mother', null],
      ['person-rowan', 'mother', null],
    ])
  })

  it('makes no relative of whoever only visits, nor of somebody not on record', () => {
    expect(toldRelations(contact(told({ part: 'visitor', relation: 'friend' }), everybody))).toEqual([])
    expect(toldRelations(contact(told({}), { [maple.id]: 'person-maple' }))).toEqual([])
    expect(toldRelations(contact(told({ relation: '' }), everybody))).toEqual([])
  })
})
