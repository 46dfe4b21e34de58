import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cambridgeshire, people, peterborough } from '../../demo/people.ts'
import { startService, type TestService, type Visitor } from '../../test/service.ts'
import { takeIn } from '../contacts/intake.ts'
import { aChild, aReport } from '../contacts/told.test-data.ts'
import { addDays, day } from '../time/index.ts'
import { at, happensTo, onRecord } from './same.test-data.ts'

let service: TestService
beforeAll(async () => {
  service = await startService({ now: '2026-11-23T09:30:00Z' })
})
afterAll(() => service.stop())

const same = (one: string, other: string, owner = peterborough): string =>
  `/people/${one}/same/${owner}/${other}`
const because = 'Her grandmother and the school say so.'

const manager = (authority = peterborough): Promise<Visitor> =>
  service.signedIn('screeningManager', { authority, fn: 'screening' })
const adviser = (authority = peterborough): Promise<Visitor> =>
  service.signedIn('adviser', { authority, fn: 'screening' })

const linksOf = (id: string) =>
  service.database.owner
    .selectFrom('person_link')
    .select(['owner', 'other_owner', 'other_id', 'says', 'other_says', 'needs_review', 'ended_at'])
    .where('person_id', '=', id)
    .orderBy('said_at')
    .orderBy('id')
    .execute()
const personRow = (id: string) =>
  service.database.owner.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const openReviews = (owner: string) =>
  service.database.owner
    .selectFrom('match_review')
    .select(['id', 'kind', 'subject_id', 'other_id', 'because'])
    .where('owner', '=', owner)
    .where('asked_at', 'is not', null)
    .where('settled_at', 'is', null)
    .execute()
const alertsOf = (kind: string) =>
  service.database.owner
    .selectFrom('alert')
    .selectAll()
    .where('kind', '=', kind)
    .orderBy('raised_at')
    .execute()

/** A worry about this child, recognised by an adviser as this person. */
const recognisedAs = async (
  personId: string,
  givenNames: string,
  familyName: string,
  bornOn = day('2018-05-17'),
) => {
  const child = aChild({ givenNames, familyName, bornOn })
  const told = aReport({ children: [child], adults: [], address: '1 Nowhere Yard', postcode: 'PE9 9ZZ' })
  const taken = await takeIn(
    service.house,
    { actor: { kind: 'public' }, at: service.house.now(), once: crypto.randomUUID() },
    {
      told,
      channel: 'online',
      kind: 'initial-contact',
      source: '2A',
      questionSet: 'test-1',
      places: [
        { childIds: [child.id], owner: peterborough, placing: { rule: 'lives-here', words: 'Lives here.' } },
      ],
      attachments: [],
    },
  )
  const [contact] = taken.contacts
  if (!contact) throw new Error('Nothing was taken in')
  const visitor = await adviser()
  await visitor.open(`/contacts/${contact.id}`)
  const form = visitor.filled(`/contacts/${contact.id}/who/${child.id}/`)
  await visitor.send(`/contacts/${contact.id}/who/${child.id}/same`, {
    ...form,
    person: personId,
    owner: peterborough,
    seen: 'yes',
  })
  expect(visitor.status).toBe(200)
  return { ...contact, childId: child.id }
}

describe('a wrong merge', () => {
  test('is undone with everything where it was, everybody told who read it, and the contacts looked at again', async () => {
    const elder = await onRecord(service, peterborough, { givenNames: 'Ines', familyName: 'Brambling' })
    const younger = await onRecord(service, peterborough, {
      givenNames: 'Inez',
      familyName: 'Brambling',
      bornOn: day('2018-05-18'),
    })
    const earlier = await recognisedAs(younger, 'Inez', 'Brambling', day('2018-05-18'))
    const boss = await manager()
    await boss.open(same(elder, younger))
    expect(boss.heading).toBe('Ines Brambling: the same person?')
    await boss.submit(same(elder, younger), { what: 'merge', because, seen: 'yes', stays: elder })
    expect(boss.status).toBe(200)
    expect(await personRow(younger)).toMatchObject({ merged_into: elder })

    const reader = await adviser()
    await reader.open(`/people/${elder}`)
    expect(reader.text).toContain('Inez Brambling')
    expect(reader.text).toContain(earlier.reference)
    const meanwhile = await recognisedAs(younger, 'Inez', 'Brambling', day('2018-05-18'))
    const [child] = await service.database.owner
      .selectFrom('contact_child')
      .select('person_id')
      .where('id', '=', meanwhile.childId)
      .execute()
    expect(child).toEqual({ person_id: elder })

    service.setClock('2026-11-23T10:15:00Z')
    await boss.open(same(younger, elder))
    await boss.submit(same(younger, elder), { what: 'unmerge' })
    expect(boss.status).toBe(422)
    expect(boss.text).toContain('Say why')
    await boss.submit(same(younger, elder), {
      what: 'unmerge',
      because: 'They are cousins: the father was here with both.',
    })
    expect(boss.status).toBe(200)
    expect(await personRow(younger)).toMatchObject({ merged_into: null })
    expect((await linksOf(younger)).filter(({ ended_at }) => ended_at === null)).toMatchObject([
      { says: 'different', other_id: elder },
    ])
    expect((await alertsOf('merge-undone')).map(({ for_staff }) => for_staff)).toEqual([people.adviser.id])
    await reader.open('/screening')
    expect(reader.page.querySelector('a[href="/alerts/own"]')?.textContent).toContain('For you (1)')
    await reader.open('/alerts/own')
    expect(reader.text).toContain('were taken apart again')
    await reader.submit('/alerts/own/')
    expect(reader.text).toContain('Nothing waits to be seen')
    await reader.open(`/people/${elder}`)
    expect(reader.text).not.toContain(earlier.reference)
    expect(await openReviews(peterborough)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          kind: 'recognised-while-merged',
          subject_id: meanwhile.childId,
          other_id: younger,
        }),
      ]),
    )
    const [question] = (await openReviews(peterborough)).filter(
      ({ subject_id }) => subject_id === meanwhile.childId,
    )
    await boss.open(`/people/review/${question?.id ?? ''}`)
    expect(boss.text).toContain('Which of the two was meant?')
    const forms = boss.page.querySelectorAll(
      `form[action="/contacts/${meanwhile.id}/who/${meanwhile.childId}/same"]`,
    )
    const names = forms.map((form) => form.querySelector('button')?.textContent.trim())
    expect(names).toEqual(['Same person as Ines Brambling', 'Same person as Inez Brambling'])
    const form = boss.filled(`/contacts/${meanwhile.id}/who/${meanwhile.childId}/same`)
    await boss.send(`/contacts/${meanwhile.id}/who/${meanwhile.childId}/same`, {
      ...form,
      person: younger,
      seen: 'yes',
    })
    expect(boss.path).toBe('/people/review')
    const { person_id: meant } = await service.database.owner
      .selectFrom('contact_child')
      .select('person_id')
      .where('id', '=', meanwhile.childId)
      .executeTakeFirstOrThrow()
    expect(meant).toBe(younger)
    expect(
      (await openReviews(peterborough)).filter(({ subject_id }) => subject_id === meanwhile.childId),
    ).toEqual([])
    service.setClock('2026-11-23T09:30:00Z')
  })

  test('is not made of what somebody said to be different, nor into a chain, nor by whoever may only say so', async () => {
    const [one, two, three] = await Promise.all(
      ['Orla', 'Orla', 'Orla'].map((givenNames, n) =>
        onRecord(service, peterborough, {
          givenNames,
          familyName: 'Chough',
          bornOn: addDays(day('2016-02-03'), n),
        }),
      ),
    )
    const [a, b, c] = [one ?? '', two ?? '', three ?? '']
    const boss = await manager()
    await boss.open(same(a, b))
    await boss.submit(same(a, b), { what: 'different', because })
    await boss.open(same(a, b))
    expect(boss.text).toContain('Said to be not the same person.')
    expect(boss.page.querySelector('button[value="merge"]')).toBeNull()
    const form = boss.filled(same(a, b))
    await boss.send(same(a, b), { ...form, what: 'merge', because, seen: 'yes', stays: a })
    expect(boss.text).toContain('Somebody has said that these are two people')
    await boss.open(same(b, c))
    await boss.submit(same(b, c), { what: 'merge', because, seen: 'yes', stays: c })
    expect(await personRow(b)).toMatchObject({ merged_into: c })
    await boss.open(same(c, a))
    await boss.submit(same(c, a), { what: 'merge', because, seen: 'yes', stays: a })
    expect(boss.text).toContain('Other records are merged into this one')
    const worker = await adviser()
    await worker.open(same(a, c))
    expect(worker.page.querySelector('button[value="merge"]')).toBeNull()
    await worker.send(same(a, c), {
      ...worker.filled(same(a, c)),
      what: 'merge',
      because,
      seen: 'yes',
      stays: a,
    })
    expect(worker.status).toBe(422)
    expect(await personRow(a)).toMatchObject({ merged_into: null })
  })

  test('of a restricted record is proposed by one worker and made by another', async () => {
    const named = [people.screeningManager.id, people.nightWorker.id, people.mashManager.id]
    const hidden = await onRecord(service, peterborough, { givenNames: 'Sorcha', familyName: 'Diver' })
    const open = await onRecord(service, peterborough, { givenNames: 'Sorcha', familyName: 'Diver' })
    await happensTo(service, peterborough, hidden, {
      type: 'restricted',
      because: 'Threats',
      namedAccess: named,
    })
    const boss = await manager()
    await boss.open(same(open, hidden))
    await boss.submit(same(open, hidden), { what: 'merge', because, seen: 'yes', stays: open })
    expect(boss.status).toBe(200)
    expect(await personRow(hidden)).toMatchObject({ merged_into: null })
    await boss.open(same(open, hidden))
    await boss.submit(same(open, hidden), { what: 'merge', because, seen: 'yes', stays: open })
    expect(boss.text).toContain('You proposed this merge yourself')
    const other = await adviser()
    await other.open('/people/review')
    expect(other.text).toContain('A second person is needed')
    const second = await service.signedIn('mashManager', { authority: peterborough, fn: 'mash' })
    await second.open(same(open, hidden))
    expect(second.text).toContain('A merge is proposed')
    await second.submit(same(open, hidden), {
      what: 'merge',
      because: 'I know the family too.',
      seen: 'yes',
      stays: open,
    })
    expect(second.status).toBe(200)
    expect(await personRow(hidden)).toMatchObject({ merged_into: open })
    await other.open(`/people/${open}`)
    expect(other.text).not.toContain('Threats')
  })
})

describe('one child known to both councils', () => {
  const westwood = { line: '8 Westwood Rise', postcode: 'PE3 7LL' }

  test('is said by one, asked of the other, and until then not confirmed; neither sees the other’s values', async () => {
    const here = await onRecord(
      service,
      peterborough,
      { givenNames: 'Elowen', familyName: 'Firecrest' },
      westwood,
    )
    const there = await onRecord(
      service,
      cambridgeshire,
      { givenNames: 'Elowen', familyName: 'Firecrest', nhsNumber: '943 476 5919' },
      westwood,
    )
    const worker = await service.signedIn('assessmentPeterborough', {
      authority: peterborough,
      fn: 'assessment',
    })
    await worker.open(`/people/${here}/same`)
    expect(worker.text).toContain('Cambridgeshire knows somebody like this')
    await worker.open(same(here, there, cambridgeshire))
    expect(worker.text).toContain('You cannot see this record from here')
    expect(worker.page.toString()).not.toContain('943')
    await worker.submit(same(here, there, cambridgeshire), { what: 'same', because })
    expect(worker.text).toContain(
      'Said by Peterborough to be the same person, not confirmed by Cambridgeshire',
    )
    expect(await linksOf(there)).toEqual([])
    await service.runJobs()

    const asked = await service.signedIn('assessmentCambridgeshire', {
      authority: cambridgeshire,
      fn: 'assessment',
    })
    await asked.open('/people/review')
    expect(asked.text).toContain('Elowen Firecrest')
    expect(asked.text).toContain('The other council says these are the same person')
    const [question] = (await openReviews(cambridgeshire)).filter(({ subject_id }) => subject_id === there)
    await asked.open(`/people/review/${question?.id ?? ''}`)
    expect(asked.heading).toBe('Elowen Firecrest: the same person?')
    expect(asked.text).toContain('What agrees:')
    expect(asked.text).not.toContain('Westwood Rise')
    await asked.submit(same(there, here, peterborough), {
      what: 'same',
      because: 'Rang Peterborough: one child.',
    })
    await service.runJobs()
    expect(await linksOf(here)).toMatchObject([{ says: 'same', other_says: 'same' }])
    expect(await linksOf(there)).toMatchObject([{ says: 'same', other_says: 'same' }])
    expect((await openReviews(cambridgeshire)).filter(({ subject_id }) => subject_id === there)).toEqual([])
    await worker.open(`/people/${here}/same`)
    expect(worker.text).toContain('Both councils say: the same person.')
  })

  test('denied by the other council, stands questioned here and waits in our queue', async () => {
    const here = await onRecord(
      service,
      peterborough,
      { givenNames: 'Tegan', familyName: 'Goldcrest' },
      westwood,
    )
    const there = await onRecord(
      service,
      cambridgeshire,
      { givenNames: 'Tegan', familyName: 'Goldcrest' },
      westwood,
    )
    const worker = await service.signedIn('assessmentPeterborough', {
      authority: peterborough,
      fn: 'assessment',
    })
    await worker.open(same(here, there, cambridgeshire))
    await worker.submit(same(here, there, cambridgeshire), { what: 'same', because })
    await service.runJobs()
    const asked = await service.signedIn('assessmentCambridgeshire', {
      authority: cambridgeshire,
      fn: 'assessment',
    })
    await asked.open(same(there, here, peterborough))
    await asked.submit(same(there, here, peterborough), { what: 'different', because: 'Ours died in 2020.' })
    await service.runJobs()
    expect(await linksOf(here)).toMatchObject([
      { says: 'same', other_says: 'different', needs_review: 'the other council says it is somebody else' },
    ])
    expect(await openReviews(peterborough)).toEqual(
      expect.arrayContaining([expect.objectContaining({ kind: 'link-reopened', subject_id: here })]),
    )
    await worker.open(same(here, there, cambridgeshire))
    expect(worker.text).toContain('Peterborough says the same person, Cambridgeshire says the opposite')
    await worker.submit(same(here, there, cambridgeshire), { what: 'back', because: 'They would know.' })
    await service.runJobs()
    expect((await openReviews(peterborough)).filter(({ subject_id }) => subject_id === here)).toEqual([])
    expect((await linksOf(here)).every(({ ended_at }) => ended_at !== null)).toBe(true)
  })

  test('asked about by name alone: the other council finds its own record and answers', async () => {
    const fairfield = { line: '20 Fairfield Mews', postcode: 'PE6 4JJ' }
    const there = await onRecord(
      service,
      cambridgeshire,
      { givenNames: 'Keziah', familyName: 'Hobbyhawk', bornOn: day('2011-09-30') },
      fairfield,
    )
    const child = aChild({ givenNames: 'Keziah', familyName: 'Hobbyhawk', bornOn: day('2011-09-30') })
    const taken = await takeIn(
      service.house,
      { actor: { kind: 'public' }, at, once: crypto.randomUUID() },
      {
        told: aReport({
          children: [child],
          adults: [],
          address: fairfield.line,
          postcode: fairfield.postcode,
        }),
        channel: 'online',
        kind: 'initial-contact',
        source: '2A',
        questionSet: 'test-1',
        places: [
          {
            childIds: [child.id],
            owner: peterborough,
            placing: { rule: 'lives-here', words: 'Lives here.' },
          },
        ],
        attachments: [],
      },
    )
    const contact = taken.contacts[0]?.id ?? ''
    const worker = await service.signedIn('assessmentPeterborough', {
      authority: peterborough,
      fn: 'assessment',
    })
    await worker.open(`/people/${await onRecord(service, peterborough, { familyName: 'Idle' })}/same`)
    const hidden = { _csrf: '', _hat: `${peterborough}/assessment`, _once: crypto.randomUUID() }
    const csrf = worker.page.querySelector('input[name="_csrf"]')?.getAttribute('value') ?? ''
    await worker.send(`/contacts/${contact}/who/${child.id}/ask`, {
      ...hidden,
      _csrf: csrf,
      council: cambridgeshire,
    })
    await service.runJobs()
    const [question] = (await openReviews(cambridgeshire)).filter(({ subject_id }) => subject_id === there)
    expect(question).toMatchObject({
      kind: 'link-asked',
      because: 'The other council asks whether you know this person.',
    })
    const { person_id: here } = await service.database.owner
      .selectFrom('contact_child')
      .select('person_id')
      .where('id', '=', child.id)
      .executeTakeFirstOrThrow()
    expect(question?.other_id).toBe(here)
  })

  test('is one for a worker who may act for both councils: said once, it stands on both', async () => {
    const here = await onRecord(
      service,
      peterborough,
      { givenNames: 'Briony', familyName: 'Jacana' },
      westwood,
    )
    const there = await onRecord(
      service,
      cambridgeshire,
      { givenNames: 'Briony', familyName: 'Jacana' },
      westwood,
    )
    const worker = await adviser()
    await worker.open(same(here, there, cambridgeshire))
    expect(worker.text).toContain('You may act for both councils')
    await worker.submit(same(here, there, cambridgeshire), { what: 'same', because })
    expect(worker.text).toContain('Both councils say: the same person.')
    await service.runJobs()
    expect(await linksOf(there)).toMatchObject([{ says: 'same', other_says: 'same', other_id: here }])
    await worker.open(same(here, there, cambridgeshire))
    await worker.submit(same(here, there, cambridgeshire), { what: 'back', because: 'I took the wrong one.' })
    await service.runJobs()
    expect((await linksOf(there)).every(({ ended_at }) => ended_at !== null)).toBe(true)
    expect((await openReviews(peterborough)).filter(({ subject_id }) => subject_id === here)).toEqual([])
  })
})

describe('later evidence', () => {
  test('questions a link on both sides, tells the manager, and is not asked again once it was looked at', async () => {
    const here = await onRecord(service, peterborough, { givenNames: 'Merryn', familyName: 'Knotwader' })
    const there = await onRecord(service, cambridgeshire, { givenNames: 'Merryn', familyName: 'Knotwader' })
    const worker = await adviser()
    await worker.open(same(here, there, cambridgeshire))
    await worker.submit(same(here, there, cambridgeshire), { what: 'same', because })
    await service.runJobs()
    await happensTo(service, peterborough, here, {
      type: 'details-changed',
      changes: { nhsNumber: '943 476 5919' },
    })
    await happensTo(service, cambridgeshire, there, {
      type: 'details-changed',
      changes: { nhsNumber: '943 476 5870' },
    })
    await service.runJobs()
    for (const id of [here, there])
      expect(await linksOf(id)).toMatchObject([
        { says: 'same', needs_review: expect.stringContaining('NHS') as string, ended_at: null },
      ])
    expect(await openReviews(peterborough)).toEqual(
      expect.arrayContaining([expect.objectContaining({ kind: 'link-reopened', subject_id: here })]),
    )
    expect(
      (await alertsOf('link-questioned')).filter(
        ({ subject_id }) => subject_id === here || subject_id === there,
      ),
    ).toHaveLength(2)
    await worker.open(same(here, there, cambridgeshire))
    expect(worker.text).toContain('To be looked at again')
    await worker.submit(same(here, there, cambridgeshire), {
      what: 'same',
      because: 'The midwife mistyped one of them.',
      seen: 'yes',
    })
    expect(worker.status).toBe(200)
    await service.runJobs()
    expect((await linksOf(here))[0]).toMatchObject({ needs_review: null })
    await happensTo(service, peterborough, here, {
      type: 'details-changed',
      changes: { phone: '07700 900123' },
    })
    await service.runJobs()
    expect((await linksOf(here))[0]).toMatchObject({ needs_review: null })
  })
})
