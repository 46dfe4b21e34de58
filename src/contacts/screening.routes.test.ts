import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cambridgeshire, people, peterborough } from '../../demo/people.ts'
import { startService, type TestService, type Visitor } from '../../test/service.ts'
import { factsOf, fold } from '../events/index.ts'
import { asActor } from '../db/index.ts'
import { addDays, day, instant } from '../time/index.ts'
import { contactStream } from './contact.stream.ts'
import { childRowOf, rowOf } from './contact.sql.ts'
import { takeIn } from './intake.ts'
import { screeningTasks } from './screening.tasks.ts'
import { aChild, aReport } from './told.test-data.ts'
import type { Told } from './told.ts'

let service: TestService
beforeAll(async () => {
  service = await startService({ now: '2026-11-23T09:30:00Z' })
})
afterAll(() => service.stop())

/** Each report is about another Maple: of another family, born on another day. Otherwise they would be asked about. */
const beginnings = ['Thistle', 'Tansy', 'Teasel', 'Toad', 'Twin', 'Turn', 'Tamar', 'Tulip'] as const
const endings = ['down', 'brook', 'wright', 'flax', 'mere', 'stone', 'acker'] as const
let maples = 0
const another = (told: Told): Told => {
  const familyName = `${beginnings[maples % 8] ?? ''}${endings[maples % 7] ?? ''}`
  const bornOn = addDays(day('2020-01-13'), maples * 6)
  maples += 1
  return {
    ...told,
    address: `${String(maples)} Conker Lane`,
    postcode: `PE${String(1 + (maples % 9))} 2${'ABDEFGHJLN'[maples % 10] ?? 'A'}A`,
    children: told.children.map((child) =>
      child.bornOn === '2020-03-14' ? { ...child, familyName, bornOn } : child,
    ),
  }
}

const received = async (report: Told = aReport(), owner: string = peterborough) => {
  const told = another(report)
  const taken = await takeIn(
    service.house,
    { actor: { kind: 'public' }, at: instant('2026-11-23T09:12:00Z'), once: crypto.randomUUID() },
    {
      told,
      channel: 'online',
      kind: 'initial-contact',
      source: '2A',
      questionSet: 'test-1',
      places: [
        {
          childIds: told.children.map(({ id }) => id),
          owner,
          placing: { rule: 'lives-here', words: 'Lives here, by postcode.' },
        },
      ],
      attachments: [
        {
          name: 'note.txt',
          mediaType: 'text/plain',
          size: 4,
          sha256: 'x',
          scan: 'clean',
          content: Buffer.from('note'),
        },
      ],
    },
  )
  const [contact] = taken.contacts
  if (!contact) throw new Error('Nothing was taken in')
  return { ...contact, told, childId: told.children[0]?.id ?? '' }
}

const screener = (authority: string = peterborough) =>
  service.signedIn('adviser', { authority, fn: 'screening' })
const manager = (authority: string = peterborough) =>
  service.signedIn('screeningManager', { authority, fn: 'screening' })
const rowsOf = async (id: string) =>
  service.database.owner.selectFrom('contact').selectAll().where('id', '=', id).execute()
const decideForm = (id: string, childId: string) => `/contacts/${id}/children/${childId}/decide`
const reasons = { indicator: ['4N1'], rationale: 'She was left alone all night and is afraid to go home.' }
const opened = async (visitor: Visitor, id: string) =>
  (await visitor.open(`/contacts/${id}`)).submit(`/contacts/${id}/open`)

test('a screener opens a contact, reads the child’s own words set apart, and sends it to the assessment team', async () => {
  const contact = await received(aReport({ children: [aChild({ ownWords: 'nobody was there' })] }))
  const visitor = await screener()
  await opened(visitor, contact.id)
  expect(visitor.heading).toContain('Maple T., 6')
  expect(visitor.page.querySelector('q')?.textContent).toBe('nobody was there')
  await visitor.submit(decideForm(contact.id, contact.childId), {
    ...reasons,
    outcome: 'assessment-s17',
    what: 'decide',
    level: '4',
  })
  expect(visitor.text).toContain('Maple Thistledown: Assessment under section 17')
  const [row] = await rowsOf(contact.id)
  expect(row).toMatchObject({ stage: 'decided', waiting_for: null, colour: 'pink' })
})

test('the decision pins the guidance, whom the screener acted for and under which agreement', async () => {
  const contact = await received()
  const visitor = await screener()
  await opened(visitor, contact.id)
  await visitor.submit(decideForm(contact.id, contact.childId), {
    ...reasons,
    outcome: 'mash',
    what: 'decide',
  })
  const event = await service.database.owner
    .selectFrom('event')
    .selectAll()
    .where('subject_id', '=', contact.id)
    .where('type', '=', 'decided')
    .executeTakeFirstOrThrow()
  expect(event).toMatchObject({ acting_for: peterborough, fn: 'screening', staff_id: people.adviser.id })
  expect(event.data).toMatchObject({
    guidance: { authority: peterborough, version: 1 },
    indicators: ['4N1'],
    rationale: reasons.rationale,
  })
  expect(event.because).toMatchObject({
    rule: 'standing',
    standing: { by: 'delegated-function', instrument: { title: 'Delegation Agreement 2018', version: 1 } },
  })
})

describe('what an outcome needs is asked beside its field, and nothing typed is lost', () => {
  test.each([
    ['early-help-hub', {}, 'Early help needs the family’s agreement'],
    ['signpost', {}, 'Name the service'],
    ['no-further-action', {}, 'Give the reason'],
    ['return-to-referrer', {}, 'Give the reason'],
    ['transfer-other-council', { 'reason-transfer-other-council': 'lives there' }, 'Name the council'],
    ['link-open-case', {}, 'Name the worker or team'],
    ['duplicate', {}, 'Give the reference of the other contact'],
    ['police-999', {}, 'Give the police incident reference'],
  ])('%s', async (outcome, more, message) => {
    const contact = await received()
    const visitor = await screener()
    await opened(visitor, contact.id)
    await visitor.submit(decideForm(contact.id, contact.childId), {
      ...reasons,
      ...more,
      outcome,
      what: 'decide',
    })
    expect(visitor.status).toBe(422)
    expect(visitor.text).toContain(message)
    expect(visitor.text).toContain(reasons.rationale)
    expect((await rowsOf(contact.id))[0]?.stage).toBe('opened')
  })

  test('an indicator that is not in the council’s guidance', async () => {
    const contact = await received()
    const visitor = await screener()
    await opened(visitor, contact.id)
    const path = decideForm(contact.id, contact.childId)
    await visitor.submit(path, { ...reasons, indicator: ['9Z9'], outcome: 'mash', what: 'decide' })
    expect(visitor.text).toContain('Pick at least one indicator of the guidance')
  })

  test('everything that is missing is said at once', async () => {
    const contact = await received()
    const visitor = await screener()
    await opened(visitor, contact.id)
    await visitor.submit(decideForm(contact.id, contact.childId), {
      outcome: 'early-help-hub',
      what: 'decide',
    })
    const summary = visitor.page.querySelector('.govuk-error-summary')?.textContent ?? ''
    for (const words of ['Pick at least one indicator', 'needs the family’s agreement', 'Say why']) {
      expect(summary).toContain(words)
    }
  })

  test('a reference with a slip in it is noticed', async () => {
    const contact = await received()
    const visitor = await screener()
    await opened(visitor, contact.id)
    const outcome = { ...reasons, outcome: 'duplicate', what: 'decide' }
    await visitor.submit(decideForm(contact.id, contact.childId), { ...outcome, otherReference: 'K7QM-3F9T' })
    expect(visitor.text).toContain('there is a slip in it')
  })

  test('no outcome and no reasons', async () => {
    const contact = await received()
    const visitor = await screener()
    await opened(visitor, contact.id)
    await visitor.submit(decideForm(contact.id, contact.childId), { what: 'decide' })
    expect(visitor.text).toContain('Choose what should happen')
    expect(visitor.text).toContain('Say why')
  })
})

test('an adviser may not close a baby’s contact alone; recommended, the manager closes it', async () => {
  const contact = await received(aReport({ children: [aChild({ bornOn: day('2026-06-01') })] }))
  const visitor = await screener()
  await opened(visitor, contact.id)
  const closing = { ...reasons, outcome: 'no-further-action', 'reason-no-further-action': 'advice given' }
  await visitor.submit(decideForm(contact.id, contact.childId), { ...closing, what: 'decide' })
  expect(visitor.text).toContain('You may not close this alone')
  await visitor.submit(decideForm(contact.id, contact.childId), { ...closing, what: 'recommend' })
  expect((await rowsOf(contact.id))[0]).toMatchObject({ stage: 'recommended', waiting_for: 'manager' })

  const boss = await manager()
  await boss.open(`/contacts/${contact.id}`)
  expect(boss.text).toContain('Recommended: No further action')
  await boss.submit(decideForm(contact.id, contact.childId), { what: 'decide' })
  expect((await rowsOf(contact.id))[0]).toMatchObject({ stage: 'decided', waiting_for: null })
})

test('brothers and sisters who go the same way are decided together and travel as one hand-over', async () => {
  const children = [aChild({ givenNames: 'Sorrel' }), aChild({ givenNames: 'Bracken' })]
  const contact = await received(aReport({ children }))
  const visitor = await screener()
  await opened(visitor, contact.id)
  const path = decideForm(contact.id, children[0]?.id ?? '')
  await visitor.submit(path, { ...reasons, outcome: 'mash', same: [children[1]?.id ?? ''], what: 'decide' })
  expect((await rowsOf(contact.id))[0]).toMatchObject({ stage: 'decided', waiting_for: null })
  const sent = await service.database.owner
    .selectFrom('hand_over')
    .select('child_ids')
    .where('contact_id', '=', contact.id)
    .execute()
  expect(sent.map(({ child_ids }) => child_ids.length)).toEqual([2])
})

test('a decision keeps what its outcome asked and nothing typed under another; the picked level is suggested', async () => {
  const contact = await received()
  const visitor = await screener()
  await opened(visitor, contact.id)
  const typed = {
    ...reasons,
    outcome: 'mash',
    'lawfulBasis-mash': 'public-task-s17',
    'lawfulBasis-strategy-s47': 'public-task-s47',
    service: 'a service typed first, then left',
  }
  await visitor.submit(decideForm(contact.id, contact.childId), { ...typed, what: 'recommend' })
  expect(visitor.text).toContain('What is picked points to level 4, specialist. You judge.')
  await visitor.submit(decideForm(contact.id, contact.childId), { ...typed, what: 'decide' })
  const { data } = await service.database.owner
    .selectFrom('event')
    .select('data')
    .where('subject_id', '=', contact.id)
    .where('type', '=', 'decided')
    .executeTakeFirstOrThrow()
  expect(data).toMatchObject({ detail: { lawfulBasis: 'public-task-s17' } })
  expect(Object.keys((data as { detail: object }).detail)).toEqual(['lawfulBasis'])
})

test('it becomes a referral at once when a manager decides so, and not yet when an adviser sends it on', async () => {
  const [one, other] = [await received(), await received()]
  const boss = await manager()
  await opened(boss, one.id)
  await boss.submit(decideForm(one.id, one.childId), { ...reasons, outcome: 'strategy-s47', what: 'decide' })
  const adviser = await screener()
  await opened(adviser, other.id)
  await adviser.submit(decideForm(other.id, other.childId), {
    ...reasons,
    outcome: 'strategy-s47',
    what: 'decide',
  })
  const became = await service.database.owner
    .selectFrom('contact_child')
    .select(['contact_id', 'became_referral_by'])
    .where('contact_id', 'in', [one.id, other.id])
    .execute()
  expect(became.find(({ contact_id }) => contact_id === one.id)?.became_referral_by).toBe(
    people.screeningManager.id,
  )
  expect(became.find(({ contact_id }) => contact_id === other.id)?.became_referral_by).toBeNull()
})

test('scenario 6: under the wrong hat the page offers the switch and gives nothing away', async () => {
  const contact = await received()
  const visitor = await screener(cambridgeshire)
  await visitor.open(`/contacts/${contact.id}`)
  expect(visitor.status).toBe(404)
  expect(visitor.text).toContain('Act for Peterborough')
  for (const secret of ['Maple', 'Thistledown', contact.reference, 'Conker']) {
    expect(visitor.page.toString()).not.toContain(secret)
  }
  await visitor.submit('/acting-for')
  expect(visitor.heading).toContain('Maple T., 6')
})

test('scenario 13: the child’s aunt is refused, and told that the work went back to the queue', async () => {
  const contact = await received()
  const visitor = await screener()
  await opened(visitor, contact.id)
  await visitor.submit(decideForm(contact.id, contact.childId), {
    ...reasons,
    outcome: 'mash',
    what: 'decide',
  })
  const child = await service.database.owner
    .selectFrom('contact_child')
    .select('person_id')
    .where('contact_id', '=', contact.id)
    .executeTakeFirstOrThrow()
  await service.database.owner
    .insertInto('conflict_of_interest')
    .values({
      owner: peterborough,
      id: crypto.randomUUID(),
      staff_id: people.auntAdviser.id,
      person_id: child.person_id ?? '',
      relation: 'aunt',
      declared_at: instant('2026-11-01T09:00:00Z'),
    })
    .execute()
  const aunt = await service.signedIn('auntAdviser', { authority: peterborough, fn: 'screening' })
  await aunt.open(`/contacts/${contact.id}`)
  expect(aunt.status).toBe(404)
  expect(aunt.text).toContain('You are recorded as related to somebody on this record')
  const look = await service.database.owner
    .selectFrom('look')
    .select(['outcome', 'because'])
    .where('subject_id', '=', contact.id)
    .where('staff_id', '=', people.auntAdviser.id)
    .executeTakeFirstOrThrow()
  expect(look).toMatchObject({ outcome: 'refused', because: { rule: 'conflict-of-interest' } })
})

test('the aunt is refused before anybody has recognised her niece by name and birth date, reads nothing of it in any list, and cannot decide', async () => {
  const niece = aChild({ givenNames: 'Tansy', familyName: 'Brackenbury', bornOn: day('2016-05-05') })
  const earlier = await received(aReport({ children: [niece] }))
  const visitor = await screener()
  await opened(visitor, earlier.id)
  await visitor.submit(decideForm(earlier.id, earlier.childId), {
    ...reasons,
    outcome: 'mash',
    what: 'decide',
  })
  const { person_id } = await service.database.owner
    .selectFrom('contact_child')
    .select('person_id')
    .where('contact_id', '=', earlier.id)
    .executeTakeFirstOrThrow()
  await service.database.owner
    .insertInto('conflict_of_interest')
    .values({
      owner: peterborough,
      id: crypto.randomUUID(),
      staff_id: people.auntAdviser.id,
      person_id: person_id ?? '',
      relation: 'aunt',
      declared_at: instant('2026-11-01T09:00:00Z'),
    })
    .execute()
  const { id: _known, ...same } = niece
  const contact = await received(aReport({ children: [aChild(same)] }))
  const other = await received(aReport({ children: [aChild({ ...same, bornOn: day('2011-05-05') })] }))
  const aunt = await service.signedIn('auntAdviser', { authority: peterborough, fn: 'screening' })
  await aunt.open(`/contacts/${other.id}`)
  expect(aunt.status).toBe(200)
  const form = aunt.filled(`/contacts/${other.id}/note`, { text: 'Looked into it.' })
  await aunt.open(`/contacts/${contact.id}`)
  expect(aunt.status).toBe(404)
  expect(aunt.text).toContain('You are recorded as related to somebody on this record')
  for (const list of ['/screening', '/screening/rows']) {
    await aunt.open(list)
    expect([list, aunt.text.includes('Somebody related to you')]).toEqual([list, true])
    expect([list, aunt.text.includes('Tansy B., 10')]).toEqual([list, false])
  }
  const colleague = await screener()
  await colleague.open('/screening')
  expect(colleague.text).toContain('Tansy B., 10')
  expect(colleague.text).not.toContain('Somebody related to you')
  await aunt.send(`/contacts/${contact.id}/note`, form)
  const notes = await service.database.owner
    .selectFrom('event')
    .select('id')
    .where('subject_id', '=', contact.id)
    .where('type', '=', 'note-added')
    .execute()
  expect(notes).toEqual([])
})

const runningOf = async (id: string) =>
  service.database.owner
    .selectFrom('clock')
    .select(['owner', 'rule', 'started_at', 'due_at', 'carried_from'])
    .where('subject_id', '=', id)
    .where('stopped_at', 'is', null)
    .orderBy('rule')
    .execute()

test('moved there and back again, it goes on where it was, on the clocks of its first minute', async () => {
  const contact = await received()
  const visitor = await screener()
  await opened(visitor, contact.id)
  const before = await runningOf(contact.id)
  await visitor.submit(`/contacts/${contact.id}/move`, {
    because: 'They moved to March.',
    to: cambridgeshire,
  })
  expect((await runningOf(contact.id)).map(({ owner, rule }) => [owner, rule])).toEqual(
    expect.arrayContaining([
      [cambridgeshire, 'CAMBS18-24H'],
      [cambridgeshire, 'WT23-1'],
    ]),
  )
  const there = await screener(cambridgeshire)
  await there.open(`/contacts/${contact.id}`)
  await there.submit(`/contacts/${contact.id}/move`, { because: 'They never moved.', to: peterborough })
  expect((await rowsOf(contact.id)).map(({ owner, stage }) => [owner, stage])).toEqual(
    expect.arrayContaining([
      [peterborough, 'opened'],
      [cambridgeshire, 'moved'],
    ]),
  )
  const after = await runningOf(contact.id)
  expect(after.map(({ owner, rule, started_at, due_at }) => ({ owner, rule, started_at, due_at }))).toEqual(
    before.map(({ owner, rule, started_at, due_at }) => ({ owner, rule, started_at, due_at })),
  )
  await visitor.open(`/contacts/${contact.id}`)
  await visitor.submit(decideForm(contact.id, contact.childId), {
    ...reasons,
    outcome: 'mash',
    what: 'decide',
  })
  expect((await rowsOf(contact.id)).find(({ owner }) => owner === peterborough)?.stage).toBe('decided')
})

test('two people moving a contact at the same instant: one does, the other is told', async () => {
  const contact = await received()
  const [first, second] = [
    await screener(),
    await service.signedIn('secondAdviser', { authority: peterborough, fn: 'screening' }),
  ]
  await opened(first, contact.id)
  await second.open(`/contacts/${contact.id}`)
  const path = `/contacts/${contact.id}/move`
  const moving = { because: 'They moved to March.', to: cambridgeshire }
  const [theirs, others] = [first.filled(path, moving), second.filled(path, moving)]
  await Promise.all([first.send(path, theirs), second.send(path, others)])
  for (const { status } of [first, second]) expect(status).toBeLessThan(500)
  const out = await service.database.owner
    .selectFrom('event')
    .select('type')
    .where('subject_id', '=', contact.id)
    .where('type', 'in', ['moved-out', 'moved-in'])
    .execute()
  expect(out).toHaveLength(2)
})

test('moved to the other council, the contact keeps its id, reference, clocks and files', async () => {
  const contact = await received()
  const before = await service.database.owner
    .selectFrom('clock')
    .select(['rule', 'started_at', 'due_at'])
    .where('owner', '=', peterborough)
    .where('subject_id', '=', contact.id)
    .orderBy('rule')
    .execute()
  const visitor = await screener()
  await opened(visitor, contact.id)
  await visitor.submit(`/contacts/${contact.id}/move`, {
    because: 'The family moved to March in October.',
    to: cambridgeshire,
  })
  expect((await rowsOf(contact.id)).map(({ owner, stage, reference }) => [owner, stage, reference])).toEqual(
    expect.arrayContaining([
      [peterborough, 'moved', contact.reference],
      [cambridgeshire, 'opened', contact.reference],
    ]),
  )
  const after = await service.database.owner
    .selectFrom('clock')
    .select(['rule', 'started_at', 'due_at', 'carried_from'])
    .where('owner', '=', cambridgeshire)
    .where('subject_id', '=', contact.id)
    .execute()
  for (const clock of after.filter(({ rule }) => rule !== 'CAMBS18-24H')) {
    expect(before).toContainEqual({ rule: clock.rule, started_at: clock.started_at, due_at: clock.due_at })
    expect(clock.carried_from).toBe(peterborough)
  }
  expect(after.map(({ rule }) => rule)).toContain('WT23-1')
  const files = await service.database.owner
    .selectFrom('attachment')
    .select('owner')
    .where('contact_id', '=', contact.id)
    .execute()
  expect(files).toHaveLength(2)
})

test('a transfer to a third council stays open until its acceptance is recorded', async () => {
  const contact = await received()
  const visitor = await screener()
  await opened(visitor, contact.id)
  await visitor.submit(decideForm(contact.id, contact.childId), {
    ...reasons,
    outcome: 'transfer-other-council',
    council: 'Lincolnshire',
    'reason-transfer-other-council': 'lives there',
    what: 'decide',
  })
  expect((await rowsOf(contact.id))[0]).toMatchObject({ stage: 'transferring', waiting_for: 'other-council' })
  await visitor.submit(`/contacts/${contact.id}/transfer-accepted`, {
    by: 'Duty manager',
    proof: 'e-mail today',
  })
  expect((await rowsOf(contact.id))[0]).toMatchObject({ stage: 'decided', waiting_for: null })
})

test('returned to the referrer, silence alerts the manager; an answer is screened again on the old clock', async () => {
  const contact = await received()
  const visitor = await screener()
  await opened(visitor, contact.id)
  await visitor.submit(decideForm(contact.id, contact.childId), {
    ...reasons,
    outcome: 'return-to-referrer',
    'reason-return-to-referrer': 'no agreement and no safeguarding concern said',
    what: 'decide',
  })
  expect((await rowsOf(contact.id))[0]).toMatchObject({ stage: 'returned', waiting_for: 'referrer' })
  const silence = { owner: peterborough, contactId: contact.id }
  const alerts = () =>
    service.database.owner
      .selectFrom('alert')
      .select(['kind', 'for_role', 'reference'])
      .where('subject_id', '=', contact.id)
      .execute()
  await screeningTasks['reply-overdue']?.(silence, service.house)
  const told = { kind: 'reply-overdue', for_role: 'screening-manager', reference: contact.reference }
  expect(await alerts()).toEqual([told])

  await visitor.submit(`/contacts/${contact.id}/reply`, { text: 'Mother now agrees.' })
  expect((await rowsOf(contact.id))[0]).toMatchObject({ stage: 'opened', waiting_for: 'screener' })
  await screeningTasks['reply-overdue']?.(silence, service.house)
  expect(await alerts()).toEqual([told])
})

test('sent back to the referrer, the decision clock goes on, and silence does not bind a manager’s hands', async () => {
  const contact = await received()
  const visitor = await screener()
  await opened(visitor, contact.id)
  const path = decideForm(contact.id, contact.childId)
  await visitor.submit(path, {
    ...reasons,
    outcome: 'return-to-referrer',
    'reason-return-to-referrer': 'nothing was said of what it means for the child',
    what: 'decide',
  })
  const running = async () =>
    (
      await service.database.owner
        .selectFrom('clock')
        .select('rule')
        .where('subject_id', '=', contact.id)
        .where('stopped_at', 'is', null)
        .execute()
    ).map(({ rule }) => rule)
  expect(await running()).toEqual(expect.arrayContaining(['WT23-1', 'RETURNED-REPLY']))

  service.setClock('2026-11-25T09:30:00Z')
  const adviser = await screener()
  await adviser.open(`/contacts/${contact.id}`)
  await adviser.submit(path, {
    ...reasons,
    outcome: 'no-further-action',
    'reason-no-further-action': 'the school will watch',
    sign: ['entry-refused'],
    what: 'recommend',
  })
  expect((await rowsOf(contact.id))[0]).toMatchObject({ stage: 'recommended', waiting_for: 'manager' })
  const boss = await manager()
  await boss.open(`/contacts/${contact.id}`)
  expect(boss.text).toContain('Ticked: a parent has refused to let professionals in')
  await boss.submit(path, { ...reasons, outcome: 'assessment-s17', what: 'decide' })
  expect((await rowsOf(contact.id))[0]).toMatchObject({ stage: 'decided', waiting_for: null })
  for (const rule of ['WT23-1', 'RETURNED-REPLY']) expect(await running()).not.toContain(rule)
  service.setClock('2026-11-23T09:30:00Z')
})

test('what one adviser ticked binds the next: the second may not close it alone either', async () => {
  const contact = await received()
  const visitor = await screener()
  await opened(visitor, contact.id)
  const closing = { ...reasons, outcome: 'no-further-action', 'reason-no-further-action': 'advice given' }
  const path = decideForm(contact.id, contact.childId)
  await visitor.submit(path, { ...closing, sign: ['sexual-abuse'], what: 'recommend' })
  const second = await service.signedIn('secondAdviser', { authority: peterborough, fn: 'screening' })
  await second.open(`/contacts/${contact.id}`)
  await second.submit(path, { ...closing, sign: [], what: 'decide' })
  expect(second.text).toContain('You may not close this alone')
  expect((await rowsOf(contact.id))[0]?.stage).toBe('recommended')
})

test.each(['marac-idva', 'designated-officer'])(
  'an adviser may not leave a baby to %s alone: nobody here would hold the child any more',
  async (outcome) => {
    const contact = await received(aReport({ children: [aChild({ bornOn: day('2026-06-01') })] }))
    const visitor = await screener()
    await opened(visitor, contact.id)
    await visitor.submit(decideForm(contact.id, contact.childId), {
      ...reasons,
      outcome,
      [`reason-${outcome}`]: 'they have been told',
      what: 'decide',
    })
    expect(visitor.text).toContain('You may not close this alone')
  },
)

test('two people deciding at once: the second is told, and what they typed is still there', async () => {
  const contact = await received()
  const [first, second] = [
    await screener(),
    await service.signedIn('secondAdviser', { authority: peterborough, fn: 'screening' }),
  ]
  await opened(first, contact.id)
  await second.open(`/contacts/${contact.id}`)
  const theirs = second.filled(decideForm(contact.id, contact.childId), {
    ...reasons,
    outcome: 'mash',
    what: 'decide',
  })
  await first.submit(decideForm(contact.id, contact.childId), {
    ...reasons,
    outcome: 'assessment-s17',
    what: 'decide',
  })
  await second.send(decideForm(contact.id, contact.childId), theirs)
  expect(second.status).toBe(422)
  expect(second.page.querySelector('.govuk-error-summary')?.textContent).toContain('A colleague has decided')
})

test('pressed twice, a decision is made once', async () => {
  const contact = await received()
  const visitor = await screener()
  await opened(visitor, contact.id)
  const fields = visitor.filled(decideForm(contact.id, contact.childId), {
    ...reasons,
    outcome: 'mash',
    what: 'decide',
  })
  await visitor.send(decideForm(contact.id, contact.childId), fields)
  await visitor.send(decideForm(contact.id, contact.childId), fields)
  expect(visitor.status).toBe(200)
  const decided = await service.database.owner
    .selectFrom('event')
    .select('id')
    .where('subject_id', '=', contact.id)
    .where('type', '=', 'decided')
    .execute()
  expect(decided).toHaveLength(1)
})

test('a worker whose team has nothing to do with it is asked why, and the reason is kept', async () => {
  const contact = await received()
  const worker = await service.signedIn('assessmentPeterborough')
  await worker.open(`/contacts/${contact.id}`)
  expect(worker.text).toContain('Why do you need to open this record?')
  await worker.submit('/reason', { reason: 'I work with her brother and was asked to check.' })
  expect(worker.heading).toContain('Maple T., 6')
})

test('the third contact in twelve months says so when it is opened', async () => {
  const child = () => aChild({ givenNames: 'Fennel', familyName: 'Quickthorn', bornOn: day('2017-02-02') })
  for (let n = 0; n < 2; n += 1) {
    await takeIn(
      service.house,
      {
        actor: { kind: 'public' },
        at: instant(`2026-0${String(3 + n)}-02T09:12:00Z`),
        once: crypto.randomUUID(),
      },
      { ...(await reportOf(aReport({ children: [child()], address: '', postcode: '' }))) },
    )
  }
  const contact = await received(aReport({ children: [child()], address: '', postcode: '' }))
  const visitor = await screener()
  await opened(visitor, contact.id)
  expect(visitor.text).toContain('This is the 3rd in 12 months.')
})

const reportOf = async (told: Told) => ({
  told,
  channel: 'online' as const,
  kind: 'initial-contact',
  source: '2A',
  questionSet: 'test-1',
  places: [
    {
      childIds: told.children.map(({ id }) => id),
      owner: peterborough,
      placing: { rule: 'lives-here' as const, words: '' },
    },
  ],
  attachments: [],
})

test('the chronology says what happened in plain sentences, and who looked', async () => {
  const contact = await received()
  const visitor = await screener()
  await opened(visitor, contact.id)
  const boss = await manager()
  await boss.open(`/contacts/${contact.id}`)
  await boss.open(`/contacts/${contact.id}/record`)
  expect(boss.text).toContain('Received online (School), today.')
  expect(boss.text).toContain(
    'Wren Willow, acting for Peterborough (Screening at the Customer Service Centre), under Delegation Agreement 2018 version 1',
  )
  expect(boss.text).toContain('Saw it: open a contact')
})

test('every contact of these stories: replaying its facts gives its rows', async () => {
  const rows = await service.database.owner.selectFrom('contact').selectAll().execute()
  expect(rows.length).toBeGreaterThan(15)
  for (const row of rows) {
    const facts = await asActor(
      service.database.db,
      {
        staffId: null,
        actingFor: [row.owner],
        fn: null,
        clientGroup: 'children',
        at: instant('2026-11-23T10:00:00Z'),
        intakeFor: [],
        draft: null,
        system: true,
      },
      (tx) => factsOf(tx, contactStream, row.owner, row.id),
    )
    const contact = fold(contactStream, facts)
    if (!contact) throw new Error(`No facts for ${row.reference}`)
    const { told, ...columns } = rowOf(contact)
    expect(row).toMatchObject(columns)
    expect(row.told).toEqual(JSON.parse(told))
    for (const child of contact.children) {
      const kept = await service.database.owner
        .selectFrom('contact_child')
        .selectAll()
        .where('owner', '=', row.owner)
        .where('id', '=', child.id)
        .executeTakeFirstOrThrow()
      expect(kept).toMatchObject(childRowOf(contact, child))
    }
  }
})
