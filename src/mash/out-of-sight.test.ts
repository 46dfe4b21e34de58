import { describe, expect, it } from 'vitest'
import type { AskedOf, SaidItem } from '../agency-requests/index.ts'
import type { Contact } from '../contacts/index.ts'
import type { Told } from './around.sql.ts'
import type { Enquiry } from './enquiry.ts'
import { asItMayBeSeen, hiddenOn } from './out-of-sight.ts'

const contact = (withheld: Contact['withheld']) => ({ withheld }) as Contact

const seen = {
  enquiry: { children: [{ childId: 'maple' }, { childId: 'sealed' }] } as unknown as Enquiry,
  asked: [
    {
      request: {
        subjects: [{ id: 'maple' }, { id: 'sealed' }],
        answers: [{ subjectId: 'maple' }, { subjectId: 'sealed' }],
      },
      facts: [],
    },
    { request: { subjects: [{ id: 'sealed' }], answers: [] }, facts: [] },
  ] as unknown as AskedOf[],
  said: [{ subjectId: 'maple' }, { subjectId: 'sealed' }] as SaidItem[],
  told: [
    { about: ['maple', 'sealed'], because: 'Maple: known. Sealed: known.' },
    { about: ['maple'], because: 'Maple: known.' },
    { about: ['sealed'], because: 'Sealed: known.' },
  ] as unknown as Told[],
}

describe('somebody out of sight on the contact', () => {
  it('is whoever is withheld from it, and not a hidden address', () => {
    expect([
      ...hiddenOn(
        contact([
          { kind: 'somebody', personId: 'p', subjectId: 'sealed' },
          { kind: 'place', personId: 'p', line: '7 Conker Lane', postcode: 'PE1 1AA' },
        ]),
      ),
    ]).toEqual(['sealed'])
    expect(hiddenOn(null).size).toBe(0)
  })

  it('is out of sight on its enquiry: asked about, spoken of, told about and decided for', () => {
    const { enquiry, asked, said, told } = asItMayBeSeen(seen, new Set(['sealed']))
    expect(enquiry.children).toEqual([{ childId: 'maple' }])
    expect(asked.map(({ request }) => [request.subjects, request.answers])).toEqual([
      [[{ id: 'maple' }], [{ subjectId: 'maple' }]],
    ])
    expect(said).toEqual([{ subjectId: 'maple' }])
    expect(told.map(({ about, because }) => [about, because])).toEqual([
      [['maple'], ''],
      [['maple'], 'Maple: known.'],
    ])
  })

  it('where nobody is, everything stays as it was', () => {
    expect(asItMayBeSeen(seen, new Set())).toBe(seen)
  })
})
