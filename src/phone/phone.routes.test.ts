import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { cambridgeshire, people, peterborough } from '../../demo/people.ts'
import { startService, type TestService, type Visitor } from '../../test/service.ts'
import { loadSectors } from '../places/index.ts'

let service: TestService
let adviser: Visitor
const started = '2026-11-23T09:00:00Z'

beforeAll(async () => {
  service = await startService({ now: started })
  await loadSectors(service.house.db)
  // Facts of the ONS Postcode Directory, November 2025: one postcode of a straddling sector on each side.
  await service.database.owner
    .insertInto('postcode')
    .values([
      { postcode: 'PE86QX', district: 'E07000011', authority: cambridgeshire, easting: null, northing: null },
    ])
    .onConflict((conflict) => conflict.doNothing())
    .execute()
})
afterAll(() => service.stop())
beforeEach(async () => {
  service.setClock(started)
  adviser = await service.signedIn('adviser', { authority: peterborough, fn: 'screening' })
})

const idIn = (path: string): string => /\/phone\/([0-9a-f-]{36})/.exec(path)?.[1] ?? ''

/** A call begun; gives its id and the name of a field of its nth child. */
const begin = async (visitor = adviser) => {
  await visitor.open('/phone')
  await visitor.submit('/phone')
  return { id: idIn(visitor.path) }
}

const childKeys = (visitor = adviser): string[] =>
  visitor.page
    .querySelectorAll('input[name$=":given-names"]')
    .map((input) => (input.getAttribute('name') ?? '').replace(':given-names', ''))

const firstChild = (visitor = adviser): string => childKeys(visitor)[0] ?? ''

const teacher = {
  who: 'professional',
  source: '2A',
  'caller-name': 'Ms Linnet',
  'caller-phone': '01632 960555',
  'caller-agency': 'Reedbed Primary School',
  'what-happened': 'Came in with a bruise and says his uncle did it.',
}

const valueOf = (name: string, visitor = adviser): string | undefined => {
  const field = visitor.page.querySelector(`[name="${name}"]`)
  return field?.tagName === 'TEXTAREA' ? field.textContent : field?.getAttribute('value')
}

const send = (visitor: Visitor, to: string, fields: Record<string, string | readonly string[]>) =>
  visitor.send(to, visitor.filled('/phone/', fields))

const contactsOf = (reportOf: string) =>
  service.database.owner
    .selectFrom('contact')
    .select(['owner', 'id', 'reference', 'channel', 'source', 'headline', 'told', 'children'])
    .where('report_id', '=', reportOf)
    .orderBy('owner')
    .execute()

const lastReport = async () => {
  const row = await service.database.owner
    .selectFrom('contact')
    .select('report_id')
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return contactsOf(row?.report_id ?? '00000000-0000-0000-0000-000000000000')
}

const countContacts = async (): Promise<number> =>
  (await service.database.owner.selectFrom('contact').select('id').execute()).length

describe('a call from beginning to end', () => {
  it('is typed in any order, saved, left by a time-out, found again, finished once', async () => {
    const { id } = await begin()
    const child = firstChild()
    await send(adviser, `/phone/${id}/save`, {
      'what-happened': teacher['what-happened'],
      [`${child}:given-names`]: 'Jay',
    })
    expect(valueOf('what-happened')).toBe(teacher['what-happened'])

    service.setClock('2026-11-23T10:30:00Z')
    await adviser.open(`/phone/${id}`)
    expect(adviser.path).toContain('/sign-in')
    await adviser.send('/sign-in', { person: people.adviser.id, then: '/phone' })
    await adviser.submit('/acting-for', { hat: `${peterborough}/screening` })
    await adviser.open('/phone')
    expect(adviser.text).toContain('1 call you have not finished')
    await adviser.open(adviser.page.querySelector('.calls__line a')?.getAttribute('href') ?? '')
    expect(valueOf(`${child}:given-names`)).toBe('Jay')

    const before = await countContacts()
    const finishing = adviser.filled('/phone/', {
      ...teacher,
      [`${child}:family-name`]: 'Jackdaw',
      [`${child}:born-day`]: '14',
      [`${child}:born-month`]: '3',
      [`${child}:born-year`]: '2018',
      postcode: 'pe1 1aa',
    })
    await adviser.send(`/phone/${id}/finish`, finishing)
    expect(adviser.heading).toBe('Taken in')
    const first = adviser.text
    await adviser.send(`/phone/${id}/finish`, finishing)
    expect(adviser.text).toBe(first)
    expect(await countContacts()).toBe(before + 1)
    expect(adviser.text).toContain('Start screening')

    const [contact] = await lastReport()
    expect(contact).toMatchObject({
      owner: peterborough,
      channel: 'phone',
      source: '2A',
      headline: 'Jay J., 8',
    })
    expect(adviser.text).toContain(contact?.reference ?? 'no reference')
    await adviser.open('/phone')
    expect(adviser.text).not.toContain('not finished')
  })

  it('finished from two tabs at the same moment is one contact', async () => {
    const { id } = await begin()
    const fields = adviser.filled('/phone/', { ...teacher, postcode: 'CB1 0AA' })
    const other = await service.signedIn('adviser', { authority: peterborough, fn: 'screening' })
    await other.open(`/phone/${id}`)
    const theirs = other.filled('/phone/', { ...teacher, postcode: 'CB1 0AA' })
    const before = await countContacts()
    await Promise.all([
      adviser.send(`/phone/${id}/finish`, fields),
      other.send(`/phone/${id}/finish`, theirs),
    ])
    expect([adviser.heading, other.heading]).toEqual(['Taken in', 'Taken in'])
    expect(await countContacts()).toBe(before + 1)
  })

  it('typed in two tabs loses neither: what one left empty the other keeps', async () => {
    const { id } = await begin()
    const other = await service.signedIn('adviser', { authority: peterborough, fn: 'screening' })
    await other.open(`/phone/${id}`)
    await send(adviser, `/phone/${id}/save`, { 'caller-name': 'Ms Linnet' })
    await send(other, `/phone/${id}/save`, { address: '2 Reed Bank' })
    expect([valueOf('caller-name', other), valueOf('address', other)]).toEqual(['Ms Linnet', '2 Reed Bank'])
  })

  it('is taken for a council: a partner agency is led to tell its worry as any professional does', async () => {
    const police = await service.signedIn('policeNavigator')
    await police.open('/phone')
    expect(police.path).toMatch(/^\/refer/)
  })

  it('is nobody else’s to open', async () => {
    const { id } = await begin()
    const colleague = await service.signedIn('secondAdviser', { authority: peterborough, fn: 'screening' })
    await colleague.open(`/phone/${id}`)
    expect(colleague.status).toBe(404)
  })

  it('saved by the browser itself answers with a receipt, and an unticked box is unticked', async () => {
    const { id } = await begin()
    const child = firstChild()
    const autosave = (fields: object) =>
      service.app.inject({
        method: 'POST',
        url: `/phone/${id}/save`,
        headers: {
          cookie: [...adviser.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
          accept: 'application/json',
          'content-type': 'application/x-www-form-urlencoded',
        },
        payload: new URLSearchParams(fields as Record<string, string>).toString(),
      })
    const fields = adviser.filled('/phone/', {})
    const answer = await autosave({ ...fields, [`${child}:circumstances`]: 'unborn', anonymous: 'yes' })
    expect(answer.json()).toEqual({ savedAt: '2026-11-23T09:00:00.000Z' })
    await adviser.open(`/phone/${id}`)
    expect(adviser.page.querySelectorAll('input[checked][value="unborn"]').length).toBe(1)
    await autosave(fields)
    await adviser.open(`/phone/${id}`)
    expect(adviser.page.querySelectorAll('input[checked][value="unborn"]').length).toBe(0)
    expect(adviser.page.querySelectorAll('input[checked][name="anonymous"]').length).toBe(0)
  })
})

describe('several people on one call', () => {
  it('children and adults are added without scripts, and nothing typed is lost on the way', async () => {
    const { id } = await begin()
    await send(adviser, `/phone/${id}/add/child`, {
      'caller-name': 'Ms Linnet',
      [`${firstChild()}:given-names`]: 'Jay',
    })
    expect(childKeys().length).toBe(2)
    expect(valueOf('caller-name')).toBe('Ms Linnet')
    await send(adviser, `/phone/${id}/add/adult`, { [`${childKeys()[1] ?? ''}:given-names`]: 'Robin' })
    expect(valueOf(`${childKeys()[1] ?? ''}:given-names`)).toBe('Robin')
    const second = childKeys()[1]?.split(':')[1] ?? ''
    await send(adviser, `/phone/${id}/remove/child/${second}`, {})
    expect(childKeys().length).toBe(1)
  })

  it('children of two councils become one contact for each, each with its own reference', async () => {
    const { id } = await begin()
    await send(adviser, `/phone/${id}/add/child`, {})
    const [one = '', other = ''] = childKeys()
    await send(adviser, `/phone/${id}/finish`, {
      ...teacher,
      [`${one}:given-names`]: 'Jay',
      [`${other}:given-names`]: 'Wren',
      postcode: 'PE1 1AA',
      [`${other}:circumstances`]: 'refuge',
      [`${other}:now-postcode`]: 'CB1 0AA',
    })
    expect(adviser.heading).toBe('Taken in, one contact for each council')
    expect(adviser.text).toContain('Peterborough: Previous council')
    const made = await lastReport()
    expect(made.map((contact) => [contact.owner, contact.headline])).toEqual([
      [peterborough, 'Jay'],
      [cambridgeshire, 'Wren'],
    ])
    expect(adviser.text).toContain('Act for Cambridgeshire')
  })
})

describe('which council', () => {
  const finishWith = async (fields: Record<string, string | readonly string[]>) => {
    const { id } = await begin()
    const child = firstChild()
    const named = Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [name.replace('child:', `${child}:`), value]),
    )
    await send(adviser, `/phone/${id}/finish`, { ...teacher, [`${child}:given-names`]: 'Jay', ...named })
    return { id, child }
  }

  it.each([
    ['a straddling postcode', 'PE8 6AA', 'lies in more than one council'],
    ['a postcode nobody holds', 'SW1A 1AA', 'We do not know which council'],
    ['no postcode', '', 'Choose the council the child lives in'],
    ['something that is no postcode', 'the boat at Denver', 'does not look like a postcode'],
  ])(
    '%s is asked about beside the field, and everything typed is still there',
    async (_case, postcode, words) => {
      const { id } = await finishWith({ postcode })
      expect(adviser.status).toBe(422)
      expect(adviser.page.querySelector('#council-error')?.textContent).toContain(words)
      expect(valueOf('what-happened')).toBe(teacher['what-happened'])
      await send(adviser, `/phone/${id}/finish`, { council: peterborough })
      expect(adviser.heading).toBe('Taken in')
      expect((await lastReport()).map((contact) => contact.owner)).toEqual([peterborough])
    },
  )

  it('a straddling postcode that the ONS file names is answered by it', async () => {
    await finishWith({ postcode: 'PE8 6QX' })
    expect((await lastReport()).map((contact) => contact.owner)).toEqual([cambridgeshire])
  })

  it('a third council’s child is taken in by whoever took the call, to be transferred', async () => {
    await finishWith({ postcode: 'PE30 1AA' })
    expect(adviser.heading).toBe('Taken in')
    expect(adviser.text).toContain('King’s Lynn and West Norfolk (Norfolk): Transfer')
    expect((await lastReport()).map((contact) => contact.owner)).toEqual([peterborough])
  })

  it('nobody knows: taken in all the same', async () => {
    await finishWith({ council: 'nobody-knows' })
    expect(adviser.heading).toBe('Taken in')
  })

  it('an unborn child is placed by the mother’s address', async () => {
    const { child } = await finishWith({
      postcode: 'CB1 0AA',
      'child:circumstances': 'unborn',
      'child:due-day': '3',
      'child:due-month': '5',
      'child:due-year': '2027',
    })
    expect(adviser.heading).toBe('Taken in')
    const [contact] = await lastReport()
    expect(contact).toMatchObject({ owner: cambridgeshire, headline: 'Jay, unborn' })
    expect(child).not.toBe('')
  })
})

describe('what finishing asks', () => {
  it('only for a worry, a child or a place, and a way to ring back', async () => {
    const { id } = await begin()
    await send(adviser, `/phone/${id}/finish`, { council: peterborough })
    expect(
      adviser.page.querySelectorAll('.govuk-error-summary li').map((li) => li.textContent.trim()),
    ).toEqual([
      'Write what the worry is, in a few words',
      'Write a name for the child, or an address or place where the child can be found',
      'Write how to reach the caller, or tick that the caller stays anonymous',
    ])
    for (const link of adviser.page.querySelectorAll('.govuk-error-summary a')) {
      expect(adviser.page.querySelector(link.getAttribute('href') ?? '')).not.toBeNull()
    }
  })

  it('takes an anonymous neighbour who knows only the address, and lists what to ask later', async () => {
    const { id } = await begin()
    await send(adviser, `/phone/${id}/finish`, {
      who: 'public',
      anonymous: 'yes',
      'what-happened': 'Crying at night, nobody comes.',
      address: 'Flat 3, Sandpiper Row',
      postcode: 'PE1 1AA',
    })
    expect(adviser.heading).toBe('Taken in')
    expect(adviser.text).toContain('child 1: given names, family name, date of birth')
    expect(await lastReport()).toMatchObject([{ source: '9', headline: 'Name not known' }])
  })

  it.each([
    [['31', '2', '2019'], '31/2/2019 is not a date'],
    [['1', '1', '2031'], 'has not come yet'],
  ])('a date of birth that cannot be (%j) is said beside the field', async ([date, month, year], words) => {
    const { id } = await begin()
    const child = firstChild()
    await send(adviser, `/phone/${id}/finish`, {
      ...teacher,
      council: peterborough,
      [`${child}:given-names`]: 'Jay',
      [`${child}:born-day`]: date ?? '',
      [`${child}:born-month`]: month ?? '',
      [`${child}:born-year`]: year ?? '',
    })
    expect(adviser.page.querySelector(`#${child.replace(':', '-')}-born-date-error`)?.textContent).toContain(
      words,
    )
    expect(valueOf(`${child}:born-year`)).toBe(year)
  })

  it('immediate danger shows what to do and asks for nothing more', async () => {
    const { id } = await begin()
    expect(adviser.page.querySelector('.danger-strip')?.textContent).toContain('999')
    await send(adviser, `/phone/${id}/finish`, {
      ...teacher,
      urgency: 'immediate',
      council: peterborough,
      'where-now': 'outside the school gate',
    })
    expect(adviser.heading).toBe('Taken in')
  })

  it('a police report comes in on the same screen with its own channel and code', async () => {
    const { id } = await begin()
    await send(adviser, `/phone/${id}/finish`, {
      channel: 'police',
      kind: 'police-notification',
      'caller-email': 'reports@police.example.org',
      'what-happened': 'Attended a domestic incident; one child upstairs.',
      address: '4 Sandpiper Row',
      postcode: 'PE1 1AA',
    })
    expect(await lastReport()).toMatchObject([{ channel: 'police', source: '6' }])
  })

  it('text that tries to be a script stays text', async () => {
    const { id } = await begin()
    await send(adviser, `/phone/${id}/save`, { 'what-happened': '</textarea><script>alert(1)</script>' })
    expect(adviser.page.querySelectorAll('main script').length).toBe(0)
    expect(valueOf('what-happened')).toContain('<script>')
  })
})

it('a call about an adult only offers no screening where no agreement covers adults: it is passed on (B8 no. 12)', async () => {
  const { id } = await begin()
  await send(adviser, `/phone/${id}/finish`, {
    ...teacher,
    kind: 'adult-only',
    'what-happened': 'A man of 81 was found in the street in his slippers.',
    postcode: 'PE1 1AA',
  })
  expect(adviser.heading).toBe('Taken in')
  expect(adviser.text).toContain('ring Peterborough’s adult safeguarding team and pass it on now')
  expect(adviser.text).not.toContain('Start screening')
})

describe('when the agreement has lapsed', () => {
  it('the call is still taken in, and the screen says that it cannot be opened', async () => {
    const lapsed = await startService({ now: '2024-01-01T09:00:00Z', extension: 'none' })
    await loadSectors(lapsed.house.db)
    const visitor = await lapsed.signedIn('adviser', { authority: cambridgeshire, fn: 'screening' })
    const { id } = await begin(visitor)
    await send(visitor, `/phone/${id}/finish`, {
      ...teacher,
      [`${firstChild(visitor)}:given-names`]: 'Jay',
      postcode: 'PE1 1AA',
    })
    expect(visitor.heading).toBe('Taken in')
    expect(visitor.text).toContain('No agreement in force lets you open it')
    await lapsed.stop()
  })
})

describe('beside the call', () => {
  it('shows who it may be and what came before while the name is typed', async () => {
    const { id } = await begin()
    const child = firstChild()
    await send(adviser, `/phone/${id}/finish`, {
      ...teacher,
      [`${child}:given-names`]: 'Kestrel',
      [`${child}:family-name`]: 'Kittiwake',
      [`${child}:born-day`]: '5',
      [`${child}:born-month`]: '6',
      [`${child}:born-year`]: '2015',
      postcode: 'PE2 8AB',
    })
    await begin()
    const again = firstChild()
    const { _csrf = '', _hat = '' } = adviser.filled('/phone/')
    await adviser.send('/phone/beside', {
      _csrf,
      _hat,
      [`${again}:given-names`]: 'kestrel',
      [`${again}:family-name`]: 'kittiwake',
      [`${again}:born-day`]: '5',
      [`${again}:born-month`]: '6',
      [`${again}:born-year`]: '2015',
      postcode: 'pe2 8ab',
    })
    expect(adviser.page.textContent).toContain('Earlier contacts')
    expect(adviser.page.textContent).toContain('Kestrel K., 11')
    expect(adviser.page.textContent).toContain('PE2 8AB is in Peterborough: all of PE2 8 is.')
    expect(adviser.page.textContent).toContain('this address')
  })

  it('answers nobody whose page is stale, and nothing typed can be asked for in an address', async () => {
    await begin()
    const child = firstChild()
    await adviser.send('/phone/beside', { _csrf: 'old', [`${child}:given-names`]: 'kestrel' })
    expect(adviser.status).toBe(403)
    await adviser.open(`/phone/beside?${encodeURIComponent(child)}given-names=kestrel`)
    expect(adviser.status).toBe(404)
  })

  it('shows that council’s threshold guidance and the numbers to ring', async () => {
    const { id } = await begin()
    await send(adviser, `/phone/${id}/save`, { postcode: 'CB1 0AA' })
    expect(adviser.text).toContain('Cambridgeshire: Effective Support')
    expect(adviser.text).toContain('01632 960212')
  })
})
