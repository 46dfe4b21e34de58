import type { Placing } from '../../src/contacts/index.ts'
import { addDays, addMinutes, at, day, type Day, dayOf, instant } from '../../src/time/index.ts'
import type { HowArrived } from './arriving.ts'
import type { Circumstance } from './circumstances.ts'
import { type Home, otherCouncil } from './homes.ts'
import type { Teller } from './teller.ts'

const placing = (rule: Placing['rule'], words: string): HowArrived => ({ placing: { rule, words } })

const otherHomeOf = ({ family }: Teller): Home => family.otherHome ?? family.home

/** The last Sunday of March or October before a day: the night the clocks change. */
const lastSunday = (month: '03' | '10', before: Day): Day => {
  const year = Number(before.slice(0, 4))
  for (const each of [year, year - 1]) {
    let on = day(`${String(each)}-${month}-31`)
    while (new Date(`${on}T12:00:00Z`).getUTCDay() !== 0) on = addDays(on, -1)
    if (on < before) return on
  }
  throw new RangeError(`No clock change before ${before}`)
}

/** What is told of each hard circumstance (clocks 13.5, "Inject"), in days before now. */
export const hardCases: Readonly<Record<Circumstance, (teller: Teller) => void>> = {
  twins: (teller) => {
    teller.tell({ source: '2A', outcome: 'early-help-hub', when: [171, '10:20'] })
    teller.tell({ source: '3B', outcome: 'information-advice', when: [64, '14:05'] })
  },

  'shares-an-address': (teller) => {
    teller.tell({ source: '6', outcome: 'no-further-action', when: [122, '11:40'] })
  },

  /** One report, one contact for each council, each about its own children. */
  'brothers-and-sisters-in-both-councils': (teller) => {
    const { council } = teller.family.home
    const one = teller.tell({ source: '1A', outcome: 'mash', when: [47, '09:50'] })
    const received = one.contact.facts[0]?.event
    const reportId = received?.type === 'received' ? received.reportId : ''
    const address = otherHomeOf(teller)
    const there = placing('lives-here', `This child lives with the other parent at ${address.postcode}.`)
    const children = teller.family.children.flatMap(({ livesIn }, nth) => (livesIn === council ? [] : [nth]))
    const how = { owner: otherCouncil(council), reportId, ...there }
    teller.tell({
      source: '1A',
      outcome: 'assessment-s17',
      when: [47, '09:50'],
      telling: { children, address },
      how,
    })
  },

  'unborn-then-born': (teller) => {
    const born = teller.family.children[0]?.bornOn ?? dayOf(teller.world.now)
    const text =
      '{mother} is expecting and has missed most appointments. An older child does not live with her.'
    const how = placing('mother-lives-here', 'Not born yet: the council where the mother lives.')
    const expected = at(addDays(born, -90), '13:15')
    teller.tell({
      source: '3D',
      outcome: 'assessment-s17',
      when: expected,
      telling: { unborn: true, text },
      how,
    })
    teller.tell({ source: '3B', outcome: 'link-open-case', when: at(addDays(born, 12), '15:10') })
  },

  'two-homes': (teller) => {
    const { address, postcode } = otherHomeOf(teller)
    const words =
      'Shared care: most nights here, weekends in the other council. Asked, and both homes recorded.'
    const telling = { changes: { otherAddress: address, otherPostcode: postcode } }
    teller.tell({
      source: '2A',
      outcome: 'signpost',
      when: [88, '12:30'],
      telling,
      how: placing('asked', words),
    })
  },

  'placed-here-by-another-council': (teller) => {
    const by = teller.family.number % 200 === 0 ? 'Lincolnshire' : 'A London borough'
    const words = `${by} looks after this child and stays responsible; we are told of the placement.`
    const how = placing('placed-by-another-council', words)
    const text = 'We have placed {child} with carers in your area and write to tell you so.'
    const telling = { text, changes: { lookedAfterBy: by } }
    teller.tell({ source: '5C', outcome: 'information-advice', when: [133, '16:10'], telling, how })
  },

  /** Each time too little by itself; the sixth time somebody puts them side by side. */
  'anonymous-caller-again-and-again': (teller) => {
    for (const daysBefore of [301, 240, 182, 121, 66])
      teller.tell({ source: '9', outcome: 'no-further-action', when: [daysBefore, '19:45'], atNight: true })
    teller.tell({ source: '9', outcome: 'mash', when: [31, '11:05'] })
  },

  'stamped-for-the-wrong-council': (teller) => {
    const how = placing('lives-here', 'The police form gave an old address here.')
    const because = 'The family moved in the summer; the school confirms the new address.'
    const telling = { address: otherHomeOf(teller) }
    teller.tellAndMove({ source: '6', outcome: 'assessment-s17', when: [52, '10:15'], telling, how }, because)
  },

  'on-the-border': (teller) => {
    const { postcode } = teller.family.home
    const words = `${postcode}: its sector lies in two councils. The caller was asked in which the house stands.`
    teller.tell({ source: '4', outcome: 'mash', when: [26, '14:40'], how: placing('asked', words) })
  },

  'moved-after-abuse': (teller) => {
    const { home } = teller.family
    const text =
      '{other} controls who comes to the house and has threatened {mother}. {child} heard it. DASH attached, high.'
    teller.tell({ source: '6', outcome: 'marac-idva', when: [75, '09:20'], telling: { band: 'harm', text } })
    const telling = {
      address: { address: 'Address withheld', postcode: otherHomeOf(teller).postcode },
      more: {
        previousAddresses: `${home.address}, ${home.postcode}`,
        safeContact: 'Ring only the support worker. Leave no message. Post nothing.',
      },
    }
    const words = 'In a refuge: the council where the child now lives. The previous council has been told.'
    const how = placing('refuge', words)
    teller.tell({ source: '8', outcome: 'assessment-s17', when: [61, '13:30'], telling, how })
  },

  'police-sent-it-twice': (teller) => {
    const text = 'Officers were called to an argument at the address. {child} was at home, not hurt.'
    const first = teller.momentOf([19, '09:32'])
    const one = teller.tell({ source: '6', outcome: 'information-advice', when: first, telling: { text } })
    const plan = { detail: { otherReference: one.reference } }
    teller.tell({ source: '6', outcome: 'duplicate', when: addMinutes(first, 7), telling: { text }, plan })
  },

  /** 01:30 comes twice on the night in October; in March it does not come at all. */
  'midnight-across-a-clock-change': (teller) => {
    const today = dayOf(teller.world.now)
    const [spring, autumn] = [lastSunday('03', today), lastSunday('10', today)]
    for (const moment of [
      `${autumn}T00:30:00Z`,
      `${autumn}T01:30:00Z`,
      `${spring}T00:59:00Z`,
      `${spring}T01:01:00Z`,
    ])
      teller.tell({ source: '6', outcome: 'information-advice', when: instant(moment), atNight: true })
  },

  'name-written-two-ways': (teller) => {
    teller.tell({ source: '2A', outcome: 'information-advice', when: [143, '10:50'] })
    teller.tell({ source: '3E', outcome: 'mash', when: [37, '15:25'], telling: { spelling: 1 } })
  },

  'worker-is-an-aunt': (teller) => {
    teller.tell({ source: '2A', outcome: 'early-help-hub', when: [40, '11:15'] })
  },
}
