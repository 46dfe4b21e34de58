import { describe, expect, it } from 'vitest'
import { outcomeNames } from '../contacts/index.ts'
import { instant } from '../time/index.ts'
import { acknowledgement } from './acknowledgement.ts'
import { feedback } from './feedback.ts'
import type { Arrived } from './letter.ts'
import { moreNeeded } from './more-needed.ts'
import { outcomeWords } from './outcome-words.ts'
import {
  classesFor,
  isTextClass,
  type TextClass,
  textClasses,
  textClassOf,
  wayToReach,
} from './text-class.ts'

const council = {
  name: 'Peterborough City Council',
  shortName: 'Peterborough',
  dayPhone: '01632 960202',
  nightPhone: '01632 960299',
}
const about = { reference: 'K7QM-3F9T', council }
const arrived: Arrived = {
  ...about,
  receivedAt: instant('2026-11-20T16:50:00Z'),
  decideBy: instant('2026-11-23T23:59:59.999Z'),
  channel: 'online',
  urgency: 'today',
  referrerClass: 'professional',
  inWritingBy: null,
}
const allClasses = Object.keys(textClasses).filter(isTextClass)

describe('an acknowledgement', () => {
  it.each(allClasses)(
    'to %s gives the reference, what happens next by when, how to add, and 999',
    (textClass) => {
      const { subject, body } = acknowledgement(textClass, arrived)
      expect(subject).toBe('We have what you told us: K7QM-3F9T')
      expect(body).toContain('K7QM-3F9T')
      expect(body).toContain('by the end of Monday 23 November 2026')
      expect(body).toContain('01632 960202')
      expect(body).toContain('01632 960299')
      expect(body).toContain('999')
    },
  )

  it('promises the outcome to professionals and to a parent, and none to the public', () => {
    expect(acknowledgement('professional-full', arrived).body).toContain('we will tell you the outcome')
    expect(acknowledgement('public', arrived).body).toContain('we cannot tell you what we decide')
  })

  it('reminds a professional who rang to put it in writing, by when, and that nobody waits for it', () => {
    const { body } = acknowledgement('professional-full', {
      ...arrived,
      channel: 'phone',
      inWritingBy: instant('2026-11-21T16:50:00Z'),
    })
    expect(body).toContain('in writing by Saturday 21 November 2026, 16:50')
    expect(acknowledgement('professional-full', arrived).body).not.toContain('in writing')
  })

  it('says which wording it was', () => {
    expect(acknowledgement('parent', arrived).template).toBe('acknowledgement parent 1')
  })
})

const decided = (outcome: (typeof outcomeNames)[number], detail: Record<string, string> = {}) => ({
  ...about,
  outcomes: [{ outcome, detail, team: 'Assessment team, Peterborough', children: 1 }],
  isAfterEnquiry: false,
  added: '',
})

describe('what was decided', () => {
  it.each(outcomeNames)(
    'as %s is the same two paragraphs of thanks to the public, and nothing of the outcome',
    (outcome) => {
      expect(feedback('public', decided(outcome)).body).toBe(
        feedback('public', decided('no-further-action')).body,
      )
    },
  )

  it('adds nothing to what the public is told, whatever somebody typed', () => {
    expect(feedback('public', { ...decided('mash'), added: 'They are under section 47' }).body).not.toContain(
      '47',
    )
  })

  it.each(outcomeNames)('as %s is said in full only to a professional working with the child', (outcome) => {
    const { full, limited, family } = outcomeWords[outcome]
    const words = full({ service: 'Fen Families', council: 'Ousebridge' }, 'Assessment team')
    expect(words.length).toBeGreaterThan(20)
    for (const shorter of [limited, family]) {
      expect(shorter).not.toMatch(/section|strategy|police|MARAC|exploit|safeguarding hub|Designated/i)
    }
  })

  it('under section 47 says to a parent no more than that somebody will be in touch', () => {
    const { body } = feedback('parent', decided('strategy-s47'))
    expect(body).toContain('Somebody will be in touch with you')
    expect(body).not.toMatch(/47|social worker|assessment/i)
  })

  it('names the team that has it to the professional', () => {
    expect(feedback('professional-full', decided('assessment-s17')).body).toContain(
      'The Assessment team, Peterborough has it.',
    )
  })

  it('for children with different outcomes says each, without names', () => {
    const { body } = feedback('professional-full', {
      ...about,
      outcomes: [
        { outcome: 'assessment-s17', detail: {}, team: '', children: 1 },
        { outcome: 'no-further-action', detail: {}, team: '', children: 2 },
      ],
      isAfterEnquiry: false,
      added: '',
    })
    expect(body).toContain('For 1 child: Assessment under section 17')
    expect(body).toContain('For 2 children: No further action')
  })

  it.each<[TextClass, RegExp]>([
    ['professional-full', /escalation policy/],
    ['professional-limited', /escalation policy/],
    ['parent', /you want to complain/],
    ['young-person', /advocate/],
  ])('tells a %s how to disagree', (textClass, how) => {
    expect(feedback(textClass, decided('no-further-action')).body).toMatch(how)
  })
})

describe('a question to the referrer', () => {
  const asked = { ...about, missing: 'Which school?', replyBy: instant('2026-11-24T17:00:00Z') }

  it('says what is missing and by when to answer', () => {
    const { body } = moreNeeded('professional-full', asked)
    expect(body).toContain('Which school?')
    expect(body).toContain('Tuesday 24 November 2026, 17:00')
  })

  it('is not written out to the public, who are asked to ring', () => {
    expect(moreNeeded('public', asked).body).not.toContain('Which school?')
  })
})

describe('the class of a text', () => {
  it.each([
    ['professional', 'Fenland Primary School', 'professional-full'],
    ['professional', '', 'professional-limited'],
    ['public', '', 'public'],
    ['parent', '', 'parent'],
    ['young-person', '', 'young-person'],
  ] as const)('for a %s of “%s” is %s', (kind, agency, textClass) => {
    expect(textClassOf({ class: kind, agency })).toBe(textClass)
  })

  it('can be chosen lower, never higher', () => {
    expect(classesFor({ class: 'professional', agency: '' })).toEqual(['professional-limited', 'public'])
    expect(classesFor({ class: 'public', agency: 'A school' })).toEqual(['public'])
    expect(classesFor({ class: 'parent', agency: '' })).not.toContain('professional-full')
  })
})

describe('the way to reach somebody', () => {
  const nobody = { email: '', phone: '', address: '', safeToRingBack: '' } as const
  const reach = (more: object, safeContact = '') =>
    wayToReach({ referrer: { ...nobody, class: 'public', ...more }, safeContact } as Parameters<
      typeof wayToReach
    >[0])

  it.each([
    [
      'e-mail before anything else',
      { email: 'a@example.org', phone: '07700 900001' },
      { send: 'email', to: 'a@example.org' },
    ],
    [
      'the telephone where there is no e-mail',
      { phone: '07700 900001' },
      { send: 'phone', to: '07700 900001' },
    ],
    ['the post where there is nothing else', { address: '1 Reed Lane' }, { send: 'post', to: '1 Reed Lane' }],
    ['none where they gave none', {}, { withheld: 'no-way-to-reach' }],
    [
      'none where it is not safe',
      { email: 'a@example.org', safeToRingBack: 'no' },
      { withheld: 'told-not-to-contact' },
    ],
    [
      'e-mail to a professional who only cannot be rung back',
      { class: 'professional', email: 'a@example.org', safeToRingBack: 'no' },
      { send: 'email', to: 'a@example.org' },
    ],
  ])('is %s', (_what, more, way) => {
    expect(reach(more)).toEqual(way)
  })

  it('to a parent or young person is not taken by itself where there are instructions on safe contact', () => {
    const instructions = 'Only between 9 and 3, he reads her mail'
    expect(reach({ class: 'parent', email: 'a@example.org' }, instructions)).toEqual({
      withheld: 'safe-contact',
    })
    expect(reach({ class: 'young-person', email: 'a@example.org' }, instructions)).toEqual({
      withheld: 'safe-contact',
    })
    expect(reach({ class: 'professional', email: 'a@example.org' }, instructions)).toMatchObject({
      send: 'email',
    })
  })
})
