import { sql } from 'kysely'
import { afterEach, describe, expect, test } from 'vitest'
import { delegationAgreement } from '../../demo/organisation.ts'
import { cambridgeshire, people, type PersonKey, peterborough } from '../../demo/people.ts'
import { takeIn } from '../../src/contacts/index.ts'
import { aChild, aReport } from '../../src/contacts/told.test-data.ts'
import { sentToMash } from '../../src/mash/enquiry.test-data.ts'
import { startService, type TestService, type Visitor } from '../service.ts'

/** Being let in to single records: B8 no. 15 to 18, and the exit list of no. 3, through the running service. */

let service: TestService | null = null
const started = async (now = '2026-11-23T09:00:00Z'): Promise<TestService> => {
  service = await startService({ now })
  return service
}
afterEach(async () => {
  await service?.stop()
  service = null
})
const here = (): TestService => {
  if (!service) throw new Error('Start the service first')
  return service
}

type Contact = { id: string; reference: string }

const told = async (
  owner: string,
  familyName: string,
  siblings: readonly string[] = [],
): Promise<Contact[]> => {
  const { house } = here()
  const child = aChild({ familyName })
  const others = siblings.map(() => aChild({ givenNames: 'Bramble', familyName }))
  const taken = await takeIn(
    house,
    { actor: { kind: 'public' }, at: house.now(), once: crypto.randomUUID() },
    {
      told: aReport({ children: [child, ...others] }),
      channel: 'online',
      kind: 'initial-contact',
      source: '2A',
      questionSet: 'test-1',
      places: [
        { childIds: [child.id], owner, placing: { rule: 'lives-here', words: 'Lives here.' } },
        ...siblings.map((elsewhere, nth) => ({
          childIds: [others[nth]?.id ?? ''],
          owner: elsewhere,
          placing: { rule: 'lives-here' as const, words: 'Lives here.' },
        })),
      ],
      attachments: [],
    },
  )
  return [...taken.contacts]
}

const toldOnce = async (owner: string, familyName = 'Thistledown'): Promise<Contact> => {
  const [contact] = await told(owner, familyName)
  if (!contact) throw new Error('Nothing was taken in')
  return contact
}

const as = (person: PersonKey, fn: string, authority = peterborough): Promise<Visitor> =>
  here().signedIn(person, { authority, fn })

type Giving = Readonly<Record<string, string>>

/** Peterborough’s privacy officer lets somebody in, on the page for it. */
const give = async (
  kind: string,
  to: PersonKey,
  records: readonly string[],
  more: Giving = {},
  by: PersonKey = 'privacyPeterborough',
): Promise<Visitor> => {
  const officer = await as(by, 'oversight')
  await officer.open('/grants/new')
  await officer.submit('/grants/new', {
    kind,
    staff: people[to].id,
    reason: 'What this is for, in a sentence',
    records: records.join('\n'),
    ...more,
  })
  return officer
}

const looksAt = async (id: string) =>
  (
    await here()
      .database.owner.selectFrom('look')
      .select(['staff_id', 'outcome', 'because', 'action'])
      .where('subject_id', '=', id)
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
      .execute()
  ).map(({ because, ...look }) => ({
    ...look,
    because: because as { rule: string; standing?: { by: string; grant?: string } },
  }))

const grants = () => here().database.owner.selectFrom('access_grant').selectAll().execute()

const watermarkOf = (visitor: Visitor): string =>
  visitor.page.querySelector('.watermark')?.textContent.replaceAll(/\s+/g, ' ') ?? ''

const alertsTold = async () =>
  (
    await here()
      .database.owner.selectFrom('alert')
      .select(['kind', 'for_role', 'for_staff'])
      .where('subject_kind', '=', 'access-grant')
      .execute()
  ).map(({ kind, for_role, for_staff }) => [kind, for_role, for_staff])

describe('15: an internal auditor of Peterborough with a grant of two weeks', () => {
  test('reads what is named with their name on the page, the look kept with the grant, and nothing else', async () => {
    await started()
    const contact = await toldOnce(peterborough)
    const other = await toldOnce(peterborough, 'Sedgewick')
    const before = await here().signedIn('auditorPeterborough')
    await before.open('/acting-for')
    expect(before.page.querySelectorAll('input[name="hat"]'), 'no grant, no hat').toHaveLength(0)

    const officer = await give('audit', 'auditorPeterborough', [contact.reference])
    expect(officer.heading).toBe('Internal audit: let in to 1 record')
    const [grant] = await grants()
    expect(grant?.given_until, 'two weeks, where nothing is said').toBe('2026-12-07T09:00:00.000Z')
    expect(await alertsTold()).toEqual(
      expect.arrayContaining([
        ['grant-given', 'privacy-officer', null],
        ['grant-given', 'auditor', people.auditorPeterborough.id],
      ]),
    )

    const auditor = await as('auditorPeterborough', 'quality-assurance')
    await auditor.open('/named-to-me')
    expect(auditor.text).toContain(contact.reference)
    expect(auditor.text).not.toContain(other.reference)
    await auditor.open(`/named-to-me/contacts/${contact.id}`)
    expect(auditor.status).toBe(200)
    expect(auditor.text).toContain('Thistledown')
    expect(auditor.text).toContain('nobody was at home')
    expect(auditor.page.querySelector('.acting-for')?.textContent).toContain(
      'for the records named to you only',
    )
    expect(watermarkOf(auditor)).toContain(
      `Godwit Gum · Monday 23 November 2026, 09:00 · grant ${grant?.id.slice(-6) ?? ''}`,
    )
    expect((await looksAt(contact.id))[0]).toMatchObject({
      staff_id: people.auditorPeterborough.id,
      outcome: 'seen',
      because: { rule: 'standing', standing: { by: 'grant', grant: grant?.id } },
    })

    await auditor.open(`/named-to-me/contacts/${other.id}`)
    expect(auditor.status).toBe(404)
    expect(auditor.page.outerHTML).not.toContain('Sedgewick')
    expect((await looksAt(other.id))[0]).toMatchObject({ outcome: 'refused' })
    for (const path of [`/contacts/${contact.id}`, '/screening', '/search', '/alerts', '/outbox'])
      expect([path, (await auditor.open(path)).status]).toEqual([path, 404])
  })

  test('is given no file, though the page names it', async () => {
    await started()
    const contact = await toldOnce(peterborough)
    const id = crypto.randomUUID()
    await sql`insert into attachment (owner, id, contact_id, name, media_type, size, sha256, scan, content, added_at)
      values (${peterborough}, ${id}, ${contact.id}, 'drawing.png', 'image/png', 3, decode(repeat('00', 32), 'hex'), 'clean', 'abc', now())`.execute(
      here().database.owner,
    )
    await give('audit', 'auditorPeterborough', [contact.reference])
    const auditor = await as('auditorPeterborough', 'quality-assurance')
    await auditor.open(`/named-to-me/contacts/${contact.id}`)
    expect(auditor.text).toContain('drawing.png')
    expect(auditor.text).toContain('Files are not given out here')
    expect(auditor.page.querySelectorAll('main a[href*="attachments"]')).toHaveLength(0)
    expect(auditor.page.querySelectorAll('main form')).toHaveLength(0)
    expect((await auditor.open(`/contacts/${contact.id}/attachments/${id}`)).status).toBe(404)
  })

  test('reads to the last second of it and not in the next, and is refused at once when it is ended', async () => {
    const { setClock } = await started()
    const contact = await toldOnce(peterborough)
    await give('audit', 'auditorPeterborough', [contact.reference])
    const auditor = await as('auditorPeterborough', 'quality-assurance')
    const read = async () => (await auditor.open(`/named-to-me/contacts/${contact.id}`)).status
    expect(await read()).toBe(200)

    await give('audit', 'auditorPeterborough', [contact.reference], {
      'until-day': '23',
      'until-month': '11',
      'until-year': '2026',
      'until-time': '09:30',
    })
    const officer = await as('directorPeterborough', 'oversight')
    const [first, second] = await grants()
    for (const { id, given_until } of [first, second].flatMap((each) => each ?? [])) {
      if (given_until !== '2026-12-07T09:00:00.000Z') continue
      await officer.open(`/grants/${id}`)
      await officer.submit(`/grants/${id}/withdraw`, { because: '' })
      expect(officer.text).toContain('Say in a sentence why it ends now')
      await officer.submit(`/grants/${id}/withdraw`, { because: 'The audit is put off until the spring' })
      expect(officer.text).toContain('Ended early')
    }
    expect(await read(), 'the other grant still names it').toBe(200)
    setClock('2026-11-23T09:29:59Z')
    expect(await read()).toBe(200)
    setClock('2026-11-23T09:30:00Z')
    expect(await read()).toBe(404)
  })

  test('gets a sample drawn by chance that anybody can draw again, and nobody can add to', async () => {
    await started()
    const contacts = []
    for (const name of ['Ashby', 'Birchall', 'Cobnut', 'Dewberry', 'Elderton', 'Fernley'])
      contacts.push(await toldOnce(peterborough, name))
    await sql`update contact set decided_at = '2026-11-20T10:00:00Z' where owner = ${peterborough}`.execute(
      here().database.owner,
    )
    const sample = {
      sample: '3',
      'sample-from-day': '1',
      'sample-from-month': '11',
      'sample-from-year': '2026',
    }
    const period = { ...sample, 'sample-to-day': '23', 'sample-to-month': '11', 'sample-to-year': '2026' }
    const added = await give('audit', 'auditorPeterborough', [contacts[0]?.reference ?? ''], period)
    expect(added.text).toContain('a sample somebody added to is none')
    const officer = await give('audit', 'auditorPeterborough', [], period)
    expect(officer.text).toContain('3 of 6 contacts decided from 1 November 2026 to 23 November 2026')
    expect(officer.text).toContain('Drawn again now, the same come out.')
    const auditor = await as('auditorPeterborough', 'quality-assurance')
    await auditor.open('/named-to-me')
    expect(auditor.page.querySelectorAll('main a[href^="/named-to-me/contacts/"]')).toHaveLength(3)
  })

  test('is not let in by a colleague without the standing to, or for longer than the council allows', async () => {
    await started()
    const contact = await toldOnce(peterborough)
    const long = await give('audit', 'auditorPeterborough', [contact.reference], {
      'until-day': '8',
      'until-month': '12',
      'until-year': '2026',
    })
    expect(long.text).toContain('The end must be Monday 7 December 2026, 09:00 or before')
    const theirs = await give('audit', 'auditorPeterborough', [(await toldOnce(cambridgeshire)).reference])
    expect(theirs.text).toContain('There is no record of this council for you')
    for (const [person, fn] of [
      ['agreementsOfficerPeterborough', 'oversight'],
      ['assessmentManagerPeterborough', 'assessment'],
    ] as const)
      expect([person, (await (await as(person, fn)).open('/grants/new')).status]).toEqual([person, 404])
    const other = await as('privacyCambridgeshire', 'oversight', cambridgeshire)
    await other.open('/grants/new')
    expect(other.text, 'Peterborough’s auditor serves Peterborough alone').not.toContain('Godwit Gum')
    expect(await grants()).toEqual([])
  })

  test('is not let in past the pages either: the database refuses what nobody may give', async () => {
    await started()
    const contact = await toldOnce(peterborough)
    const asking = (
      staff: string,
      settings: Giving,
      kind = 'audit',
      until = '2026-11-24T09:00:00Z',
      to: string = people.auditorPeterborough.id,
    ) =>
      here()
        .database.db.transaction()
        .execute(async (tx) => {
          const set = {
            acting_for: peterborough,
            fn: 'oversight',
            at: '2026-11-23T09:00:00Z',
            staff,
            ...settings,
          }
          for (const [name, value] of Object.entries(set))
            await sql`select set_config(${`app.${name}`}, ${value}, true)`.execute(tx)
          await sql`select app.give_access(gen_random_uuid(), ${peterborough}, ${kind}, ${to}::uuid,
          '2026-11-23T09:00:00Z', ${until}::timestamptz, 'a reason of some length', ${JSON.stringify([{ kind: 'contact', id: contact.id }])}::jsonb)`.execute(
            tx,
          )
        })
    const officer = people.privacyPeterborough.id
    await expect(asking(people.privacyCambridgeshire.id, {})).rejects.toThrow('not-yours-to-give')
    await expect(asking(people.adviser.id, { fn: 'screening' })).rejects.toThrow('not-yours-to-give')
    await expect(asking(officer, { acting_for: cambridgeshire })).rejects.toThrow('not-yours-to-give')
    await expect(asking(officer, {}, 'audit', '2026-11-24T09:00:00Z', officer)).rejects.toThrow('to-yourself')
    await expect(asking(officer, {}, 'break-glass')).rejects.toThrow('nobody-gives-this')
    await expect(asking(officer, {}, 'audit', '2026-12-07T09:00:01Z')).rejects.toThrow('too-long')
    await expect(asking(officer, { at: '2026-11-23T09:00:01Z' })).rejects.toThrow('back-dated')
    await expect(
      sql`insert into access_grant (id, authority, kind, staff_id, given_from, given_until, given_by, reason) values
        (gen_random_uuid(), ${peterborough}, 'audit', ${people.auditorPeterborough.id}, now(), now() + interval '1 day', ${officer}, 'long enough a reason')`.execute(
        here().database.db,
      ),
    ).rejects.toThrow('permission denied')
    await asking(officer, {})
    expect(await grants()).toHaveLength(1)
  })
})

test('16: an inspector reads the named sample of the council that named it, under its hat alone, until the time is up', async () => {
  const { setClock } = await started()
  const contact = await toldOnce(peterborough)
  const theirs = await toldOnce(cambridgeshire, 'Sedgewick')
  await give('inspection', 'inspector', [contact.reference])
  const inspector = await here().signedIn('inspector')
  await inspector.open('/acting-for')
  expect(
    inspector.page.querySelectorAll('input[name="hat"]').map((hat) => hat.getAttribute('value')),
    'Cambridgeshire has named nothing',
  ).toEqual([`${peterborough}/inspection`])
  await inspector.submit('/acting-for', { hat: `${peterborough}/inspection` })
  expect((await inspector.open(`/named-to-me/contacts/${contact.id}`)).status).toBe(200)
  expect(inspector.text).toContain('Thistledown')
  expect(watermarkOf(inspector)).toContain('Hobby Hornbeam')
  await inspector.open(`/named-to-me/contacts/${theirs.id}`)
  expect(inspector.status).toBe(404)
  expect(inspector.page.outerHTML).not.toContain('Sedgewick')
  setClock('2026-12-07T08:59:59Z')
  const late = await as('inspector', 'inspection')
  expect((await late.open(`/named-to-me/contacts/${contact.id}`)).status).toBe(200)
  setClock('2026-12-07T09:00:00Z')
  expect((await late.open(`/named-to-me/contacts/${contact.id}`)).status).toBe(404)
})

describe('17: a supplier’s engineer in a live incident', () => {
  const secrets = ['Thistledown', 'Maple', 'Hawthorn', 'nobody was at home', 'Conker', 'Larkspur', 'PE1']

  test('gets nothing before a second person of the council agrees, who is not the one who gave it', async () => {
    await started()
    const contact = await toldOnce(peterborough)
    const officer = await give('support', 'supportEngineer', [contact.reference])
    const [grant] = await grants()
    expect(grant?.given_until, 'four hours at most').toBe('2026-11-23T13:00:00.000Z')
    expect(officer.text).toContain('Waits for a second person')
    expect(officer.page.querySelectorAll(`form[action="/grants/${grant?.id ?? ''}/approve"]`)).toHaveLength(0)
    const engineer = await here().signedIn('supportEngineer')
    await engineer.open('/acting-for')
    expect(engineer.page.querySelectorAll('input[name="hat"]')).toHaveLength(0)

    await officer.send(
      `/grants/${grant?.id ?? ''}/approve`,
      officer.filled(`/grants/${grant?.id ?? ''}/withdraw`),
    )
    expect(officer.text).toContain('A second person must agree')
    const approving = (staff: string) =>
      here()
        .database.db.transaction()
        .execute(async (tx) => {
          const set = { acting_for: peterborough, fn: 'oversight', at: '2026-11-23T09:00:00Z', staff }
          for (const [name, value] of Object.entries(set))
            await sql`select set_config(${`app.${name}`}, ${value}, true)`.execute(tx)
          await sql`select app.approve_access(${grant?.id}::uuid)`.execute(tx)
        })
    await expect(approving(people.privacyPeterborough.id)).rejects.toThrow('needs-a-second-person')
    await expect(approving(people.directorCambridgeshire.id)).rejects.toThrow('not-yours-to-agree-to')
    expect((await grants())[0]?.approved_by).toBeNull()

    const director = await as('directorPeterborough', 'oversight')
    await director.open(`/grants/${grant?.id ?? ''}`)
    await director.submit(`/grants/${grant?.id ?? ''}/approve`)
    expect(director.text).toContain('In force')
    await director.open('/alerts')
    expect(director.text, 'nobody is asked any more').toContain('no longer true')
    expect(director.text).not.toContain('I have seen this: Letting a supplier')
    await engineer.open('/acting-for')
    await engineer.submit('/acting-for', { hat: `${peterborough}/technical-support` })
    expect((await engineer.open(`/named-to-me/contacts/${contact.id}`)).status).toBe(200)
  })

  test('sees stages, times, clocks and kinds of facts, and never a name or a word that was told', async () => {
    const { setClock } = await started()
    const contact = await toldOnce(peterborough)
    await give('support', 'supportEngineer', [contact.reference])
    const [grant] = await grants()
    const director = await as('directorPeterborough', 'oversight')
    await director.open(`/grants/${grant?.id ?? ''}`)
    await director.submit(`/grants/${grant?.id ?? ''}/approve`)
    const engineer = await as('supportEngineer', 'technical-support')
    for (const path of ['/named-to-me', `/named-to-me/contacts/${contact.id}`]) {
      await engineer.open(path)
      expect([path, engineer.status]).toEqual([path, 200])
      for (const secret of secrets)
        expect([path, engineer.page.outerHTML.includes(secret)]).toEqual([path, false])
    }
    expect(engineer.text).toContain('WT23-1')
    expect(engineer.text).toContain('received')
    expect(watermarkOf(engineer)).toContain('Lark Laurel')
    setClock('2026-11-23T12:59:59Z')
    const late = await as('supportEngineer', 'technical-support')
    expect((await late.open(`/named-to-me/contacts/${contact.id}`)).status).toBe(200)
    setClock('2026-11-23T13:00:00Z')
    expect((await late.open(`/named-to-me/contacts/${contact.id}`)).status).toBe(404)
  })
})

test('18: a subject access officer of Peterborough reads Peterborough’s part, and is told that Cambridgeshire must decide about its own', async () => {
  await started()
  const contacts = await told(peterborough, 'Thistledown', [cambridgeshire])
  const owners = await here()
    .database.owner.selectFrom('contact')
    .select(['id', 'owner', 'reference'])
    .execute()
  const ours = owners.find(({ owner }) => owner === peterborough)
  const theirs = owners.find(({ owner }) => owner === cambridgeshire)
  expect(contacts).toHaveLength(2)
  await give('subject-access', 'subjectAccessOfficerPeterborough', [ours?.reference ?? ''])
  const [grant] = await grants()
  expect(grant?.given_until, 'three months at most').toBe('2027-02-23T09:00:00.000Z')
  const officer = await as('subjectAccessOfficerPeterborough', 'subject-access')
  await officer.open(`/named-to-me/contacts/${ours?.id ?? ''}`)
  expect(officer.status).toBe(200)
  expect(officer.text).toContain('nobody was at home')
  expect(officer.text).toContain('To be asked for elsewhere')
  expect(officer.text).toContain(
    'Cambridgeshire County Council has a record of its own and must decide about it',
  )
  await officer.open(`/named-to-me/contacts/${theirs?.id ?? ''}`)
  expect(officer.status).toBe(404)
})

test('15 and 17: a person is named by the address of their page: the auditor reads what is held, the engineer only how it went', async () => {
  await started()
  const [person, other] = [crypto.randomUUID(), crypto.randomUUID()]
  for (const [id, name] of [
    [person, 'Thistledown'],
    [other, 'Sedgewick'],
  ])
    await sql`insert into person (owner, id, given_names, family_name, born_on, sex, is_child, flags, sensitivity, named_access, search_text, registered_at)
      values (${peterborough}, ${id}, 'Maple', ${name}, '2020-03-14', 'F', true, '{}', 'open', '{}', '', '2026-01-05T10:00:00Z')`.execute(
      here().database.owner,
    )
  await give('audit', 'auditorPeterborough', [`https://front-door.example.org/people/${person}`])
  await give('support', 'supportEngineer', [person])
  const director = await as('directorPeterborough', 'oversight')
  for (const { id, kind } of await grants()) {
    if (kind !== 'support') continue
    await director.open(`/grants/${id}`)
    await director.submit(`/grants/${id}/approve`)
  }
  const auditor = await as('auditorPeterborough', 'quality-assurance')
  await auditor.open(`/named-to-me/people/${person}`)
  expect(auditor.heading).toBe('Maple Thistledown')
  expect(auditor.text).toContain('14 March 2020')
  expect((await auditor.open(`/named-to-me/people/${other}`)).status).toBe(404)
  expect((await auditor.open(`/people/${person}`)).status, 'no other page of theirs').toBe(404)
  const engineer = await as('supportEngineer', 'technical-support')
  await engineer.open(`/named-to-me/people/${person}`)
  expect(engineer.status).toBe(200)
  for (const secret of ['Thistledown', 'Maple', '2020']) expect(engineer.page.outerHTML).not.toContain(secret)
})

test('whoever is related to somebody on a named contact is stopped before reading it, though the relative’s record is not named', async () => {
  await started()
  const contact = await toldOnce(peterborough)
  const person = crypto.randomUUID()
  const { owner } = here().database
  await sql`insert into person (owner, id, given_names, family_name, born_on, sex, is_child, flags, sensitivity, named_access, search_text, registered_at)
    select owner, ${person}, given_names, family_name, born_on, 'F', true, '{}', 'open', '{}', search_text, now()
    from contact_child where contact_id = ${contact.id}`.execute(owner)
  await sql`insert into conflict_of_interest (owner, id, staff_id, person_id, relation, declared_at)
    values (${peterborough}, gen_random_uuid(), ${people.auditorPeterborough.id}, ${person}, 'aunt', now())`.execute(
    owner,
  )
  await give('audit', 'auditorPeterborough', [contact.reference])
  const auditor = await as('auditorPeterborough', 'quality-assurance')
  await auditor.open(`/named-to-me/contacts/${contact.id}`)
  expect(auditor.status).toBe(404)
  expect(auditor.text).toContain('related to somebody on this record')
  expect(auditor.page.outerHTML).not.toContain('Thistledown')
})

describe('3: after midnight into 2024 with no extension, the exit list', () => {
  const inHand = async (): Promise<{ left: Contact; other: Contact }> => {
    service = await startService({ now: '2023-12-31T23:50:00Z', extension: 'none' })
    const [left, other] = [await toldOnce(peterborough), await toldOnce(peterborough, 'Sedgewick')]
    const screener = await as('adviser', 'screening')
    for (const { id } of [left, other]) {
      await screener.open(`/contacts/${id}`)
      await screener.submit(`/contacts/${id}/open`)
    }
    return { left, other }
  }
  const keyOf = ({ id }: Contact): string => `case:screening:${id}:${people.adviser.id}`
  const draw = async (choices: Giving, by: PersonKey = 'agreementsOfficerPeterborough'): Promise<Visitor> => {
    const officer = await as(by, 'oversight')
    await officer.open(`/exit-lists/${delegationAgreement}`)
    await officer.submit(`/exit-lists/${delegationAgreement}/decide`, { rest: 'not', ...choices })
    return officer
  }
  const stop = (day: string, time: string): Giving => ({
    'stops-day': day,
    'stops-month': '1',
    'stops-year': '2024',
    'stops-time': time,
  })

  test('leaves the named case to the named worker until the hard stop, and the tray closed and intake open', async () => {
    const { left, other } = await inHand()
    const { setClock } = here()
    const screener = await as('adviser', 'screening')
    setClock('2024-01-01T00:00:00Z')
    expect((await screener.open(`/contacts/${left.id}`)).status, 'not yet on any list').toBe(404)
    const officer = await draw({ [keyOf(left)]: 'write', ...stop('1', '00:30') })
    expect(officer.text).toContain('Left to them')
    expect(officer.page.outerHTML, 'a reference is enough').not.toContain('Thistledown')

    await screener.open('/exit-list')
    expect(screener.text).toContain(left.reference)
    expect(screener.text).not.toContain(other.reference)
    expect(screener.page.querySelector('.acting-for')?.textContent).toContain(
      'Delegation Agreement 2018, which has ended: for what is left to you only',
    )
    await screener.open(`/contacts/${left.id}`)
    expect(screener.status).toBe(200)
    expect(watermarkOf(screener)).toContain('Wren Willow')
    expect(
      (await looksAt(left.id)).map(({ outcome, because }) => `${outcome} ${because.standing?.by ?? ''}`),
    ).toContain('seen run-off')
    await screener.submit(`/contacts/${left.id}/note`, { text: 'Rang the school: she is there today.' })
    const child = await here()
      .database.owner.selectFrom('contact_child')
      .select('id')
      .where('contact_id', '=', left.id)
      .executeTakeFirst()
    await screener.submit(`/contacts/${left.id}/children/${child?.id ?? ''}/decide`, {
      indicator: ['4N1'],
      rationale: 'The agencies must be asked today.',
      lawfulBasis: 'ca1989-s17',
      outcome: 'mash',
      what: 'decide',
    })
    expect(screener.text, 'decided, and handed on to the hub').toContain(
      'Maple Thistledown: Multi-Agency Safeguarding Hub',
    )
    const facts = await here()
      .database.owner.selectFrom('event')
      .select('type')
      .where('staff_id', '=', people.adviser.id)
      .execute()
    expect(facts.map(({ type }) => type)).toEqual(expect.arrayContaining(['note-added', 'decided', 'sent']))
    await screener.open(`/contacts/${other.id}`)
    expect(screener.status).toBe(404)
    expect(screener.page.outerHTML).not.toContain('Sedgewick')
    expect((await screener.open('/screening')).status, 'the tray stays closed').toBe(404)
    expect((await screener.open('/phone')).status, 'a worry is still taken in').toBe(200)
    const colleague = await here().signedIn('secondAdviser')
    expect((await colleague.open(`/contacts/${left.id}`)).status, 'named workers only').toBe(404)

    setClock('2024-01-01T00:29:59Z')
    expect((await screener.open(`/contacts/${left.id}`)).status).toBe(200)
    setClock('2024-01-01T00:30:00Z')
    expect((await screener.open(`/contacts/${left.id}`)).status).toBe(404)
    expect(screener.page.querySelector('.acting-for')?.textContent).toContain('no agreement in force')
    expect((await screener.open('/phone')).status).toBe(200)
  })

  test('leaves a case to be read and not changed where it says so, and ends when it is taken off', async () => {
    const { left } = await inHand()
    here().setClock('2024-01-01T00:00:00Z')
    const officer = await draw({ [keyOf(left)]: 'read', ...stop('2', '') }, 'directorPeterborough')
    const screener = await as('adviser', 'screening')
    await screener.open(`/contacts/${left.id}`)
    expect(screener.status).toBe(200)
    expect(screener.text, 'said where it would be').toContain('left to you to read, not to change')
    expect(screener.page.querySelectorAll('main form')).toHaveLength(0)
    const [csrf, once] = ['_csrf', '_once'].map(
      (name) => screener.page.querySelector(`input[name="${name}"]`)?.getAttribute('value') ?? '',
    )
    await screener.send(`/contacts/${left.id}/note`, {
      _csrf: csrf ?? '',
      _once: once ?? crypto.randomUUID(),
      _hat: `${peterborough}/screening`,
      text: 'A note',
    })
    expect(screener.status).toBe(422)
    expect(screener.text).toContain('left to you to read, not to change')
    here().setClock('2024-01-01T00:05:00Z')
    const [listed] = await here().database.owner.selectFrom('run_off_case').select('id').execute()
    await officer.submit(`/exit-lists/${delegationAgreement}/take-off`, {
      taken: listed?.id ?? '',
      because: 'Our own team has met the family',
    })
    expect(officer.text).toContain('Over')
    expect((await screener.open(`/contacts/${left.id}`)).status).toBe(404)
  })

  test('can be decided before the lapse and begins with it; while the agreement covers the function the database refuses it', async () => {
    const { left } = await inHand()
    const unsaid = await draw({ rest: '', [keyOf(left)]: 'write', ...stop('1', '12:00') })
    expect([unsaid.status, unsaid.text]).toEqual([
      422,
      expect.stringContaining('Say what is left of the cases of which you say nothing below'),
    ])
    const officer = await draw({ [keyOf(left)]: 'write', ...stop('1', '12:00') })
    expect(officer.text).toContain('To come')
    const [listed] = await here().database.owner.selectFrom('run_off_case').selectAll().execute()
    expect(listed).toMatchObject({
      given_from: '2024-01-01T00:00:00.000Z',
      stops_at: '2024-01-01T12:00:00.000Z',
    })
    const asking = (from: string, stops: string, staff: string = people.agreementsOfficerPeterborough.id) =>
      here()
        .database.db.transaction()
        .execute(async (tx) => {
          const set = { acting_for: peterborough, fn: 'oversight', at: '2023-12-31T23:50:00Z', staff }
          for (const [name, value] of Object.entries(set))
            await sql`select set_config(${`app.${name}`}, ${value}, true)`.execute(tx)
          const cases = [
            {
              id: crypto.randomUUID(),
              fn: 'screening',
              staff: people.secondAdviser.id,
              kind: 'contact',
              subject: left.id,
              writes: true,
            },
          ]
          await sql`select app.list_run_off(${peterborough}, ${delegationAgreement}::uuid, ${from}::timestamptz,
            ${stops}::timestamptz, ${JSON.stringify(cases)}::jsonb)`.execute(tx)
        })
    await expect(asking('2023-12-31T23:59:59Z', '2024-01-01T12:00:00Z')).rejects.toThrow('still-covered')
    await expect(asking('2024-01-01T00:00:00Z', '2024-01-29T00:00:01Z')).rejects.toThrow('too-long')
    await expect(
      asking('2024-01-01T00:00:00Z', '2024-01-02T00:00:00Z', people.directorCambridgeshire.id),
    ).rejects.toThrow('not-yours-to-list')
    await expect(
      asking('2024-01-01T00:00:00Z', '2024-01-02T00:00:00Z', people.privacyPeterborough.id),
    ).rejects.toThrow('not-yours-to-list')
    await asking('2024-01-01T00:00:00Z', '2024-01-29T00:00:00Z')

    const screener = await as('adviser', 'screening')
    here().setClock('2023-12-31T23:59:59Z')
    await screener.open(`/contacts/${left.id}`)
    expect((await looksAt(left.id))[0]?.because.standing?.by).toBe('delegated-function')
    here().setClock('2024-01-01T00:00:00Z')
    expect((await screener.open(`/contacts/${left.id}`)).status, 'in one session').toBe(200)
    expect((await looksAt(left.id))[0]?.because.standing?.by).toBe('run-off')
  })

  test('opens what hangs on the case too: the enquiry of the MASH and the hand-over', async () => {
    service = await startService({ now: '2023-12-29T10:00:00Z', extension: 'none' })
    const { taken: contact, enquiryId } = await sentToMash(here(), peterborough)
    const { owner } = here().database
    const handOver = await owner.selectFrom('hand_over').select('id').executeTakeFirst()
    await sql`insert into run_off_case values (gen_random_uuid(), ${peterborough}, ${delegationAgreement}, 'mash',
      ${people.mashWorker.id}, 'contact', ${contact.id}, true, '2024-01-01T00:00:00Z', '2024-01-02T00:00:00Z')`.execute(
      owner,
    )
    here().setClock('2024-01-01T09:00:00Z')
    const worker = await as('mashWorker', 'mash')
    for (const path of [
      `/contacts/${contact.id}`,
      `/hand-overs/${handOver?.id ?? ''}`,
      `/enquiries/${enquiryId}`,
    ])
      expect([path, (await worker.open(path)).status]).toEqual([path, 200])
    const colleague = await here().signedIn('secondMashWorker')
    expect((await colleague.open(`/enquiries/${enquiryId}`)).status).toBe(404)
  })
})
