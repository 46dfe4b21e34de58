import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cambridgeshire } from '../../demo/people.ts'
import { startService, type TestService, type Visitor } from '../../test/service.ts'

let service: TestService
let administrator: Visitor

beforeAll(async () => {
  service = await startService()
  administrator = await service.signedIn('administrator')
})
afterAll(() => service.stop())

const path = '/administration/people'

/** Sends the form on the page with a file, as a browser without scripts does; the answer's address is opened. */
const send = async (visitor: Visitor, content: string | Buffer, name = 'people.csv') => {
  await visitor.open(path)
  const boundary = 'people-of-a-test'
  const fields = Object.entries(visitor.filled(path)).map(
    ([field, value]) =>
      `--${boundary}\r\ncontent-disposition: form-data; name="${field}"\r\n\r\n${String(value)}\r\n`,
  )
  const opening = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/csv\r\n\r\n`
  const answer = await service.app.inject({
    method: 'POST',
    url: path,
    headers: {
      cookie: [...visitor.cookies].map(([key, value]) => `${key}=${value}`).join('; '),
      'content-type': `multipart/form-data; boundary=${boundary}`,
    },
    payload: Buffer.concat([
      Buffer.from(fields.join('') + opening),
      Buffer.from(content),
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]),
  })
  const to = answer.headers.location
  if (typeof to === 'string') await visitor.open(to)
  return answer
}

const heading =
  'Person ID,Surname,Forename,Known as,DOB,Sex,NHS No,Address,Postcode,School,Mother ID,Restricted'
const family = [
  '1,Hornbeam,Bracken,,12/04/1990,F,,1 Fen Lane,CB1 0AA,,,',
  '2,Hornbeam,Sorrel,Sol,14/03/2015,F,943 476 5919,1 Fen Lane,CB1 0AA,Lodesend Primary,1,',
  '3,Hornbeam,Tansy,,01/01/2018,F,,1 Fen Lane,CB1 0AA,,1,',
  '4,Hornbeam,,,31/02/2018,F,,1 Fen Lane,CB1 0AA,,1,',
  '5,Dogwood,Clover,,02/02/2012,F,,2 Fen Lane,CB1 0AB,,77,Y',
]

const bringIn = async (rows: readonly string[], source = 'The old system') => {
  await send(administrator, [heading, ...rows].join('\r\n'))
  const file = administrator.path
  await administrator.submit(`${file}/columns`, { source })
  await administrator.submit(`${file}/check`)
  await service.runJobs()
  await administrator.open(file)
  const checked = administrator.text
  await administrator.submit(`${file}/bring-in`)
  await service.runJobs()
  await administrator.open(file)
  return { file, checked, done: administrator.text }
}

const count = async (table: string): Promise<number> =>
  (
    await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(
      service.database.owner,
    )
  ).rows[0]?.n ?? -1

describe('a council brings its people in', () => {
  it('sees what the file would do before anything is done, then brings it in with names, families and restrictions', async () => {
    const { checked, done, file } = await bringIn(family)
    expect(checked).toContain('4 would be registered')
    expect(checked).toContain('gives a date of birth that is not a date')
    expect(done).toContain('4 registered')
    expect(done).toContain('Parents and children related2')
    expect(done).toContain('Parents named who are not in the file1')
    const { rows } = await sql<Record<string, unknown>>`
      select given_names, family_name, known_as, born_on::text, born_estimated, nhs_number, sensitivity, is_child
      from person order by given_names`.execute(service.database.owner)
    expect(
      rows.map((row) => [row['given_names'], row['known_as'], row['born_estimated'], row['sensitivity']]),
    ).toEqual([
      ['Bracken', null, false, 'open'],
      ['Clover', null, false, 'restricted'],
      ['Sorrel', 'Sol', false, 'open'],
      ['Tansy', null, true, 'open'],
    ])
    const csv = await administrator.open(`${file}/rows-to-look-at.csv`)
    expect(csv.status).toBe(200)
  })

  it('takes the file away afterwards: a whole county’s names lie in it', async () => {
    expect([await count('people_import_piece'), await count('people_import_key')]).toEqual([0, 0])
  })

  it('registers nobody twice when the same file comes again, and changes nothing', async () => {
    const events = await count('event')
    const { done } = await bringIn(family)
    expect(done).toContain('0 registered')
    expect(done).toContain('0 changed')
    expect(done).toContain('Here already, as they are4')
    // Only what happened to the file itself: begun, arrived, columns, check asked and done, bringing in asked and done.
    expect(await count('event')).toBe(events + 7)
  })

  it('brings over only what the old system changed, so that what was put right here stays', async () => {
    const newer = family.map((row) => row.replace('Lodesend Primary', 'Washland Primary'))
    const { done } = await bringIn(newer)
    expect(done).toContain('1 changed')
    const { rows } = await sql<{ text: string }>`
      select text from person_particular where kind = 'school' and valid_to is null`.execute(
      service.database.owner,
    )
    expect(rows).toEqual([{ text: 'Washland Primary' }])
  })

  it('joins nobody by a number: both records wait in the review queue, beside each other', async () => {
    const { done } = await bringIn(['9,Spindle,Sorrel,,15/03/2015,F,943 476 5919,,,,,'], 'Another system')
    expect(done).toContain('1 registered')
    expect(done).toContain('Same NHS number or UPN as somebody else1')
    const { rows } = await sql<{ because: string; other: string }>`
      select r.because, p.given_names || ' ' || p.family_name as other from match_review r
      join person p on p.owner = r.other_owner and p.id = r.other_id where r.settled_at is null`.execute(
      service.database.owner,
    )
    expect(rows).toEqual([
      { because: 'Brought in with the NHS number or UPN of the other', other: 'Sorrel Hornbeam' },
    ])
    const screener = await service.signedIn('screeningManager', {
      authority: cambridgeshire,
      fn: 'screening',
    })
    await screener.open('/people/review')
    expect(screener.text).toContain('the same as another record here?')
  })

  it('offers the columns chosen for the file before', async () => {
    await send(administrator, [heading, ...family].join('\n'))
    expect(administrator.page.querySelector('#source')?.getAttribute('value')).toBe('Another system')
    const chosen = administrator.page.querySelector('#column-mother-id option[selected]')
    expect(chosen?.getAttribute('value')).toBe('Mother ID')
  })

  it('says beside the field which needed column is missing, and keeps what was chosen', async () => {
    await send(administrator, [heading, ...family].join('\n'))
    const file = administrator.path
    await administrator.submit(`${file}/columns`, { source: 'Old', 'column-council-id': '' })
    expect(administrator.status).toBe(422)
    expect(administrator.text).toContain('Choose the column that holds: Council’s own number for the person')
    expect(administrator.page.querySelector('#source')?.getAttribute('value')).toBe('Old')
  })

  it('brings in nothing that was not checked', async () => {
    await send(administrator, [heading, ...family].join('\n'))
    const file = administrator.path
    await administrator.submit(`${file}/columns`, { source: 'Old' })
    const fields = administrator.filled(`${file}/check`)
    await administrator.send(`${file}/bring-in`, fields)
    expect(administrator.text).toContain('Check the file first')
  })

  it('goes on where it stood when it was stopped half-way', async () => {
    const many = Array.from({ length: 1200 }, (_, nth) => `m${String(nth)},Osier,Teasel,,14/03/2015,F,,,,,,`)
    await send(administrator, [heading, ...many].join('\n'))
    const file = administrator.path
    await administrator.submit(`${file}/columns`, { source: 'Half-way' })
    await administrator.submit(`${file}/check`)
    await administrator.submit(`${file}/stop`)
    await service.runJobs()
    await administrator.open(file)
    expect(administrator.text).toContain('Stopped')
    await administrator.submit(`${file}/go-on`)
    await service.runJobs()
    await administrator.open(file)
    expect(administrator.text).toContain('1,200 would be registered')
  })

  it('reads an old export that is not UTF-8 by the letters it has', async () => {
    const latin = Buffer.from(`${heading}\n88,Chêne,Zoë,,14/03/2015,F,,,,,,\n`, 'latin1')
    await send(administrator, latin)
    expect(administrator.text).toContain('Zoë')
  })

  it.each([
    ['nothing', '', 'The file is empty'],
    ['a heading alone', heading, 'nobody under it'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]), 'not a CSV file'],
    ['a letter', 'Dear council\nplease', 'The first line must name the columns'],
    ['two columns of one name', 'ID,Name,Name\n1,a,b\n', 'Two columns have the same name'],
  ])('says beside the field that %s is no file of people', async (_what, content, words) => {
    const answer = await send(administrator, content)
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain(words)
  })

  it('is the administrator’s alone, and one council’s file is not there for the other', async () => {
    await send(administrator, [heading, ...family].join('\n'))
    const file = administrator.path
    const adviser = await service.signedIn('adviser', { authority: cambridgeshire, fn: 'screening' })
    await adviser.open(file)
    expect([403, 404]).toContain(adviser.status)
    const theirs = await service.signedIn('administratorPeterborough')
    await theirs.open(file)
    expect(theirs.status).toBe(404)
  })
})
