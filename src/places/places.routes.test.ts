import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cambridgeshire } from '../../demo/people.ts'
import { startService, type TestService, type Visitor } from '../../test/service.ts'
import { findPlaces } from './places.sql.ts'

let service: TestService
let administrator: Visitor

beforeAll(async () => {
  service = await startService()
  administrator = await service.signedIn('administrator')
})
afterAll(() => service.stop())

const path = '/administration/postcodes'

/** Sends the form on the page with a file, as a browser without scripts does. */
const load = async (visitor: Visitor, text: string, fields: Record<string, string> = {}) => {
  const boundary = 'postcodes-of-a-test'
  const field = (name: string, value: string) =>
    `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
  const hidden = visitor.page
    .querySelectorAll(`form[action="${path}"] input[type="hidden"]`)
    .map((input) => [input.getAttribute('name') ?? '', input.getAttribute('value') ?? ''] as const)
  const payload =
    Object.entries({ ...Object.fromEntries(hidden), ...fields })
      .map(([name, value]) => field(name, value))
      .join('') +
    `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="ONSPD_NOV_2025.csv"\r\ncontent-type: text/csv\r\n\r\n${text}\r\n--${boundary}--\r\n`
  return service.app.inject({
    method: 'POST',
    url: path,
    headers: {
      cookie: [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      'content-type': `multipart/form-data; boundary=${boundary}`,
    },
    payload,
  })
}

const heading = 'pcds,oslaua,oseast1m,osnrth1m'

describe('the administrator’s page of postcodes', () => {
  it('loads a file, says what is held, and gives the rows left out with their reasons', async () => {
    await administrator.open(path)
    expect(administrator.text).toContain('No file of postcodes has been loaded')
    const answer = await load(
      administrator,
      `${heading}\nCB1 0AA,E07000008,546182,257043\nPE86QX,E07000011,,\nnonsense,E07000008,1,2`,
    )
    expect([answer.statusCode, answer.headers.location]).toEqual([303, path])
    await administrator.open(path)
    expect(administrator.text).toContain('ONSPD_NOV_2025.csv')
    expect(administrator.text).toContain('Cambridgeshire2')
    const csv = await service.app.inject({
      url: administrator.page.querySelector('a[href$="left-out.csv"]')?.getAttribute('href') ?? '',
      headers: { cookie: [...administrator.cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    })
    expect(csv.body).toContain('4,"does not look like a postcode","nonsense,E07000008,1,2"')
    expect(await findPlaces(service.house.db, 'PE8 6QX')).toEqual({
      kind: 'one',
      authority: cambridgeshire,
      by: 'postcode',
    })
  })

  it.each([
    ['a file of something else', 'name,age\nMaya,6\n', 'no column of postcodes'],
    ['an empty file', '', 'empty'],
  ])('%s is refused beside the field', async (_case, text, words) => {
    await administrator.open(path)
    const answer = await load(administrator, text)
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain(words)
  })

  it('a form that was forged or is too old loads nothing', async () => {
    await administrator.open(path)
    const answer = await load(administrator, `${heading}\nCB1 0AB,E07000008,1,2\n`, { _csrf: 'forged' })
    expect(answer.statusCode).toBe(422)
    expect(await findPlaces(service.house.db, 'CB1 0AB')).toEqual({
      kind: 'one',
      authority: cambridgeshire,
      by: 'sector',
    })
  })

  it('is not for anybody else', async () => {
    const adviser = await service.signedIn('adviser', { authority: cambridgeshire, fn: 'screening' })
    await adviser.open(path)
    expect(adviser.status).toBe(404)
    expect(adviser.text).not.toContain('ONSPD')
  })
})
