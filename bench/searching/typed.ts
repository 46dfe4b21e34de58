import { Chance } from '../../demo/county/chance.ts'
import { cambridgeshire } from '../../demo/people.ts'
import { slashedDay } from '../../src/time/index.ts'
import { timed } from '../figures.ts'
import { householdAt } from '../register/household.ts'
import type { Register } from '../register/register.ts'
import { mistyped } from '../register/slips.ts'
import { type Bench, cookieOf, serviceOn } from '../service.ts'

/**
 * The search box as one types, over HTTP: after every few letters the browser asks for whoever it may be. What is typed
 * is a name of somebody on record, now and then with a slip, with a date of birth or half a name only.
 */

const askedFor = async (address: string, cookie: string): Promise<(q: string) => Promise<Response>> => {
  const page = await (await fetch(`${address}/search`, { headers: { cookie } })).text()
  const hidden = (name: string): string => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? ''
  const [csrf, hat] = [hidden('_csrf'), hidden('_hat')]
  if (csrf === '') throw new Error('The search page has no form to send.')
  return (q) =>
    fetch(`${address}/people/suggest`, {
      method: 'POST',
      headers: { cookie },
      body: new URLSearchParams({ q, _csrf: csrf, _hat: hat }),
    })
}

/** What stands in the box each time somebody pauses. */
const typings = (register: Register, number: number): string[] => {
  const chance = new Chance(register.seed, 'typed', number)
  for (;;) {
    const household = householdAt(register, chance.whole(0, register.households - 1))
    const person = household.people[chance.whole(0, 5)]
    if (person === undefined || person.role === 'unborn') continue
    const given = chance.happens(0.1) ? mistyped(chance, person.given.as) : person.given.as
    const family = chance.happens(0.1) ? mistyped(chance, person.family.as) : person.family.as
    const whole = chance.happens(0.2)
      ? `${given} ${family} ${slashedDay(person.born)}`
      : chance.happens(0.15)
        ? `${given} ${household.home.postcode}`
        : `${given} ${family}`
    // The box asks after a pause of 150 ms: every second or third letter of a quick typist.
    const pauses: string[] = []
    for (let upTo = 2; upTo < whole.length; upTo += chance.whole(2, 3)) pauses.push(whole.slice(0, upTo))
    return [...pauses, whole]
  }
}

/** Milliseconds from sending what is typed to the last byte of the answer. */
export const typeNames = async (bench: Bench, register: Register, names: number): Promise<number[]> => {
  const service = await serviceOn(bench.ownerUrl)
  try {
    const cookie = await cookieOf(bench.owner, 'adviser', { actingFor: cambridgeshire, fn: 'screening' })
    const ask = await askedFor(service.address, cookie)
    const times: number[] = []
    for (let number = 0; number < names; number += 1)
      for (const q of typings(register, number)) {
        const took = await timed(async () => {
          const answer = await ask(q)
          await answer.text()
          if (answer.status !== 200) throw new Error(`Typing ${q} was answered ${String(answer.status)}.`)
        })
        if (number >= 10) times.push(took)
      }
    return times
  } finally {
    await service.stop()
  }
}
