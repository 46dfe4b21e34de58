import { ReadableStream } from 'node:stream/web'
import { setTimeout as pause } from 'node:timers/promises'
import { Chance } from '../demo/county/chance.ts'
import { familyOf } from '../demo/county/families.ts'
import { loadCounty } from '../demo/load.ts'
import { cambridgeshire } from '../demo/people.ts'
import { dayOf, nowInstant } from '../src/time/index.ts'
import type { Say } from './figures.ts'
import { type Bench, benchDatabase, type Child, cookieOf, serviceOn } from './service.ts'

/**
 * A council's people brought in as an administrator does it: the file sent to the running service over HTTP, its
 * columns said, checked, brought in by the service's own jobs; the memory of the server process watched all the while.
 */

const heading =
  'Person ID,Surname,Forename,DOB,Sex,NHS No,UPN,Address 1,Postcode,Telephone,Ethnicity,First language,School,Mother ID,Father ID'

/** Rows of invented families, mother and father after their children now and then, as exports have them. */
function* rowsOf(people: number): Generator<string> {
  const on = dayOf(nowInstant())
  for (let number = 0, made = 0; made < people; number += 1) {
    const family = familyOf(new Chance('bring-in', number), {
      number,
      council: cambridgeshire,
      circumstance: null,
      on,
    })
    const [mother, father] = family.adults
    const adults = family.adults.map((adult, nth) => {
      const [given = '', ...rest] = adult.name.split(' ')
      return `A${String(number)}-${String(nth)},${rest.join(' ')},${given},${adult.bornOn},${adult.sex},,,"${family.home.address}",${family.home.postcode},${adult.phone},,,,,`
    })
    const children = family.children.map(
      (child, nth) =>
        `C${String(number)}-${String(nth)},${child.familyName},${child.givenNames},${child.bornOn},${child.sex},${child.nhsNumber},${child.upn},"${family.home.address}",${family.home.postcode},${family.phone},${family.community.ethnicity},${family.community.language},"${child.school}",${mother ? `A${String(number)}-0` : ''},${father?.relation === 'father' ? `A${String(number)}-1` : ''}`,
    )
    for (const row of number % 3 === 0 ? [...children, ...adults] : [...adults, ...children]) {
      if (made === people) return
      made += 1
      yield row
    }
  }
}

const boundary = 'people-brought-in'

/** The form as a browser would send it, its file made up as it goes: nobody holds it whole. */
async function* formOf(hidden: ReadonlyMap<string, string>, people: number): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  let text = ''
  for (const [name, value] of hidden)
    text += `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
  text += `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="people.csv"\r\ncontent-type: text/csv\r\n\r\n${heading}\r\n`
  for (const row of rowsOf(people)) {
    text += `${row}\r\n`
    if (text.length < 65_536) continue
    yield encoder.encode(text)
    text = ''
    // Lets the connection breathe.
    await pause(0)
  }
  yield encoder.encode(`${text}\r\n--${boundary}--\r\n`)
}

const hiddenIn = (html: string, action: string): Map<string, string> => {
  const form = html.split('<form').find((part) => part.includes(`action="${action}"`)) ?? ''
  return new Map(
    [...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, value] as const,
    ),
  )
}

const path = '/administration/people'

class Administrator {
  private readonly service: Child
  private readonly cookie: string

  constructor(service: Child, cookie: string) {
    this.service = service
    this.cookie = cookie
  }

  async page(at: string): Promise<string> {
    const answer = await fetch(`${this.service.address}${at}`, { headers: { cookie: this.cookie } })
    return answer.text()
  }

  async sendFile(people: number): Promise<string> {
    const hidden = hiddenIn(await this.page(path), path)
    const answer = await fetch(`${this.service.address}${path}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie: this.cookie, 'content-type': `multipart/form-data; boundary=${boundary}` },
      // What fetch takes as a body, though its types do not say so.
      body: ReadableStream.from(formOf(hidden, people)) as unknown as BodyInit,
      duplex: 'half',
    } as RequestInit)
    const to = answer.headers.get('location')
    if (to === null)
      throw new Error(`The file was not taken: ${String(answer.status)} ${await answer.text()}`)
    return to
  }

  /** Sends a form of the file's page, chosen options included. */
  async submit(file: string, act: string, fields: Readonly<Record<string, string>> = {}): Promise<void> {
    const html = await this.page(file)
    const chosen = [...html.matchAll(/<select[^>]*name="([^"]+)"[^>]*>(.*?)<\/select>/gs)].map(
      ([, name = '', options = '']) => [name, /value="([^"]*)" selected/.exec(options)?.[1] ?? ''] as const,
    )
    const body = new URLSearchParams(
      Object.fromEntries([
        ...hiddenIn(html, `${file}/${act}`),
        ...(act === 'columns' ? chosen : []),
        ...Object.entries(fields),
      ]),
    )
    const answer = await fetch(`${this.service.address}${file}/${act}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie: this.cookie },
      body,
    })
    if (answer.status !== 303)
      throw new Error(`${act} was refused: ${String(answer.status)} ${await answer.text()}`)
  }
}

const stageOf = async ({ owner }: Bench): Promise<string> =>
  (await owner.selectFrom('people_import').select('stage').executeTakeFirst())?.stage ?? ''

/** Waits for a stage, watching the memory of the server; gives the most it took. */
const until = async (database: Bench, service: Child, stage: string): Promise<number> => {
  let most = 0
  while ((await stageOf(database)) !== stage) {
    most = Math.max(most, service.residentMegabytes() ?? 0)
    await pause(250)
  }
  return most
}

const secondsSince = (began: number): number => (performance.now() - began) / 1000

const atSize = async (say: Say, size: number): Promise<void> => {
  const database = await benchDatabase({ synchronous_commit: 'on' })
  // A small county first: otherwise the service would load the whole of it, and its memory would be that.
  await loadCounty({ ownerUrl: database.ownerUrl, now: nowInstant(), contacts: 20 })
  const service = await serviceOn(database.ownerUrl)
  try {
    const hat = { actingFor: cambridgeshire, fn: 'administration' } as const
    const administrator = new Administrator(service, await cookieOf(database.db, 'administrator', hat))
    const before = service.residentMegabytes() ?? Number.NaN
    let began = performance.now()
    const file = await administrator.sendFile(size)
    say.figure({ figure: 'import.sent.s', value: secondsSince(began), unit: 's', size }, 'the file taken in')
    await administrator.submit(file, 'columns', { source: 'The old system' })
    began = performance.now()
    await administrator.submit(file, 'check')
    const mostChecking = await until(database, service, 'checked')
    say.figure({ figure: 'import.checked.s', value: secondsSince(began), unit: 's', size }, 'checked')
    began = performance.now()
    await administrator.submit(file, 'bring-in')
    const mostBringing = await until(database, service, 'done')
    const seconds = secondsSince(began)
    say.figure(
      { figure: 'import.rows_per_s', value: size / seconds, unit: 'per-s', size },
      `brought in, families and the index for searching among it, in ${seconds.toFixed(0)} s`,
    )
    say.figure(
      { figure: 'import.rss.mb', value: Math.max(mostChecking, mostBringing), unit: 'mb', size },
      `the most the server took; ${before.toFixed(0)} before`,
    )
  } finally {
    await service.stop()
    await database.stop()
  }
}

/** `npm run bench -- bring-in`: speed and memory of bringing a council's people in. */
export const bringIn = async (say: Say, size: number | null): Promise<void> => {
  for (const each of size === null ? [10_000, 100_000] : [size]) await atSize(say, each)
}
