import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest'
import { peterborough, type PersonKey } from '../../demo/people.ts'
import { startService, type TestService, type Visitor } from '../../test/service.ts'
import { type Rating } from '../clocks/index.ts'
import type { Told } from '../contacts/index.ts'
import { aChild, anAdult } from '../contacts/told.test-data.ts'
import { day } from '../time/index.ts'
import { answered, asked, happens, ratedAs, saying } from './asking.test-data.ts'
import { enquiryNow, sentToMash } from './enquiry.test-data.ts'

let service: TestService
const monday = '2026-11-23T10:00:00Z'

beforeAll(async () => {
  service = await startService({ now: monday })
})
beforeEach(() => service.setClock(monday))
afterAll(() => service.stop())

const inTheHub = (person: PersonKey = 'mashWorker') =>
  service.signedIn(person, { authority: peterborough, fn: 'mash' })

const agreed = { type: 'agreement-recorded', agreement: { state: 'given', who: 'Hawthorn, father' } } as const

const ready = async (
  rating: Rating | null = 'amber',
  told: Partial<Told> = {},
  agreement = true,
): Promise<string> => {
  const { enquiryId } = await sentToMash(service, peterborough, told)
  if (rating !== null) await ratedAs(service, { owner: peterborough, enquiryId }, rating)
  if (agreement) await happens({ service, enquiryId }, [agreed])
  return enquiryId
}

/** The question as the page proposes it, with a reason for everybody it proposes, and what is changed. */
const question = async (
  visitor: Visitor,
  id: string,
  agency: string,
  change: Readonly<Record<string, string | readonly string[]>> = {},
) => {
  await visitor.open(`/enquiries/${id}/ask/${agency}`)
  const reasons = Object.fromEntries(
    visitor.page
      .querySelectorAll('textarea')
      .flatMap((each) => each.getAttribute('name') ?? [])
      .filter((name) => name.startsWith('because-'))
      .map((name) => [name, 'Called to the address before']),
  )
  return visitor.submit(`/enquiries/${id}/ask/${agency}`, { ...reasons, ...change })
}

const fieldOf = (visitor: Visitor, prefix: string, nth = 0): string =>
  [
    ...new Set(
      visitor.page
        .querySelectorAll('textarea, input')
        .flatMap((each) => each.getAttribute('name') ?? [])
        .filter((name) => name.startsWith(prefix)),
    ),
  ][nth] ?? ''

const errorsOn = (visitor: Visitor): string =>
  visitor.page.querySelector('.govuk-error-summary__list')?.textContent.replaceAll(/\s+/g, ' ').trim() ?? ''

const requestsOf = (id: string) =>
  service.database.owner
    .selectFrom('agency_request')
    .selectAll()
    .where('enquiry_id', '=', id)
    .orderBy('asked_at')
    .orderBy('agency')
    .execute()

const disclosuresOf = (id: string) =>
  service.database.owner.selectFrom('disclosure').selectAll().where('enquiry_id', '=', id).execute()

describe('which agencies', () => {
  it('are proposed: those likely to hold something, and what about whom', async () => {
    const id = await ready('amber', { children: [aChild()], adults: [anAdult()] })
    const worker = await inTheHub()
    await worker.open(`/enquiries/${id}/ask`)
    const likely = worker.page
      .querySelectorAll('input[name="agency"]')
      .map((each) => each.getAttribute('value'))
    expect(likely.slice(0, 4)).toEqual(['police', 'health', 'education', 'early-help'])
    expect(worker.text).toContain('Proposed: Maple Thistledown: health.')
    expect(worker.text).toContain('Only where something that was said points to them')
  })

  it('cannot be asked: exactly what is missing, who mends it, and the way out', async () => {
    const worker = await inTheHub()
    await worker.open(`/enquiries/${await ready()}/ask`)
    expect(worker.text).toContain(
      'Ouse Dental Trust (invented) withdrew from MASH information sharing agreement (invented) on 1 June 2025.',
    )
    expect(worker.text).toContain('Record that Ouse Dental Trust (invented) was told outside the agreement')
    expect(worker.page.querySelectorAll('input[name="agency"][value="dental"]')).toHaveLength(0)
  })

  it('several chosen are asked together', async () => {
    const id = await ready()
    const worker = await inTheHub()
    await worker.open(`/enquiries/${id}/ask?agency=police&agency=health`)
    expect(worker.path).toBe(`/enquiries/${id}/ask/police,health`)
    expect(worker.heading).toContain('Ask Police and Health')
  })

  test.each<[string, Rating | null, string]>([
    ['nobody has rated it', null, 'Nobody has rated this enquiry yet'],
    ['it is blue', 'blue', 'This enquiry is blue, so no agency is asked'],
  ])('none while %s, and the page says why', async (_, rating, words) => {
    const id = await ready(rating)
    const worker = await inTheHub()
    await worker.open(`/enquiries/${id}/ask`)
    expect(worker.text).toContain(words)
    expect(worker.page.querySelectorAll('input[name="agency"]')).toHaveLength(0)
    await question(worker, id, 'police')
    expect(worker.status).toBe(422)
    expect(await requestsOf(id)).toEqual([])
  })
})

describe('a question', () => {
  it('is prefilled with what screening took down: nothing is typed twice', async () => {
    const id = await ready('amber', {
      children: [aChild({ bornOn: day('2020-03-14') })],
      adults: [anAdult({ name: 'Clover Thistledown', relation: 'mother', bornOn: day('1990-05-02') })],
    })
    const worker = await inTheHub()
    await worker.open(`/enquiries/${id}/ask/police`)
    expect(worker.text).toContain('Maple Thistledown · born 14 March 2020 · child · 7 Conker Lane, PE1 1AA')
    expect(worker.text).toContain('Clover Thistledown · born 2 May 1990 · mother')
    expect(worker.page.querySelector('textarea[name="worry"]')?.textContent).toBe(
      'Maple said nobody was at home when she woke and there was nothing to eat.',
    )
    expect(worker.text).toContain('Sent now, the answer is due today 14:30.')
  })

  it('goes to the agency with its time, and stands on the enquiry and in what was told', async () => {
    const id = await ready()
    const worker = await inTheHub()
    await question(worker, id, 'police')
    expect(worker.path).toBe(`/enquiries/${id}#agencies`)
    expect(worker.text).toContain('1 asked · 1 still out')
    expect(await requestsOf(id)).toMatchObject([
      { agency: 'police', stage: 'asked', rating: 'amber', due_at: '2026-11-23T14:30:00.000Z', subjects: 2 },
    ])
    expect(await disclosuresOf(id)).toMatchObject([
      { direction: 'to-agency', outcome: 'shared', to_org: 'police', flow_id: expect.any(String) as string },
    ])
    const navigator = await service.signedIn('policeNavigator', { authority: 'police', fn: 'navigator' })
    await navigator.open('/requests')
    expect(navigator.text).toContain('Maple T., 6')
  })

  it('to two agencies is two questions, each about those it may hold something of', async () => {
    const id = await ready()
    await question(await inTheHub(), id, 'police,health')
    expect((await requestsOf(id)).map(({ agency, subjects }) => [agency, subjects])).toEqual([
      ['health', 1],
      ['police', 2],
    ])
  })

  it('sent twice is asked once', async () => {
    const id = await ready()
    const worker = await inTheHub()
    await worker.open(`/enquiries/${id}/ask/health`)
    const sent = worker.filled(`/enquiries/${id}/ask/health`, {
      [fieldOf(worker, 'because-')]: 'The clinic knows her',
    })
    await worker.send(`/enquiries/${id}/ask/health`, sent)
    await worker.send(`/enquiries/${id}/ask/health`, sent)
    expect(await requestsOf(id)).toHaveLength(1)
  })

  it('asked already of the same agency about the same person is not asked again while it is out', async () => {
    const id = await ready()
    const worker = await inTheHub()
    await question(worker, id, 'health')
    await question(worker, id, 'health')
    expect(errorsOn(worker)).toContain(
      'Health is asked this about Maple Thistledown already, and has not answered.',
    )
    expect(await requestsOf(id)).toHaveLength(1)
  })

  describe('is refused beside the field, and what was typed stays', () => {
    const refused = async (
      change: (visitor: Visitor) => Readonly<Record<string, string | readonly string[]>>,
    ) => {
      const id = await ready()
      const worker = await inTheHub()
      await worker.open(`/enquiries/${id}/ask/police`)
      await question(worker, id, 'police', change(worker))
      expect(worker.status).toBe(422)
      expect(await requestsOf(id)).toEqual([])
      return worker
    }

    it('without a reason for each person', async () => {
      const worker = await refused((page) => ({ [fieldOf(page, 'because-', 1)]: '' }))
      expect(errorsOn(worker)).toBe('Say why they are likely to hold something about Hawthorn Thistledown')
      expect(worker.page.querySelector(`[name="${fieldOf(worker, 'because-')}"]`)?.textContent).toBe(
        'Called to the address before',
      )
    })

    test.each<[string, Readonly<Record<string, string | readonly string[]>>, string]>([
      ['about nobody', { person: [] }, 'Choose whom Police is asked about, and what'],
      ['without a worry', { worry: '' }, 'Say what you are worried about, as much as they need'],
      ['without a lawful basis', { basis: '' }, 'Choose the lawful basis'],
      ['without a power', { gateways: [] }, 'Choose the power or duty you ask under'],
      ['with more than an agency needs', { worry: 'x'.repeat(5001) }, 'Keep it to 5,000 characters'],
    ])('%s', async (_, change, words) => {
      expect(errorsOn(await refused(() => change))).toContain(words)
    })

    it('about a person and nothing of them', async () => {
      const worker = await refused((page) => ({ [fieldOf(page, 'what-')]: [] }))
      expect(errorsOn(worker)).toContain('Choose what Police is asked about Maple Thistledown')
    })

    it('about an adult’s health without a reason of its own', async () => {
      const worker = await refused((page) => ({ [fieldOf(page, 'what-', 1)]: ['mental-health', 'offences'] }))
      expect(errorsOn(worker)).toContain(
        'Say what mental health of Hawthorn Thistledown has to do with the child: an adult’s health needs its own reason',
      )
    })
  })

  it('carries no words of another agency, whatever their level, and says whose they are', async () => {
    const id = await ready()
    const request = await asked({ service, enquiryId: id }, 'health')
    await answered(service, request, [
      saying(request, 'family-may-see', 'Her mother missed three appointments at the clinic in a row'),
    ])
    const worker = await inTheHub()
    const copied = 'They say her mother missed three appointments at the clinic.'
    await question(worker, id, 'police', { worry: copied })
    expect(errorsOn(worker)).toContain('Words of Health stand here that may not be read by another agency')
    expect(worker.page.querySelector('textarea[name="worry"]')?.textContent).toBe(copied)
    await question(worker, id, 'health', { worry: copied })
    expect(await requestsOf(id)).toHaveLength(2)
  })

  it('outside what the agreement carries is refused, with what is missing', async () => {
    const id = await ready()
    const worker = await inTheHub()
    await worker.open(`/enquiries/${id}/ask/health`)
    await question(worker, id, 'health', { [fieldOf(worker, 'what-')]: ['offences'] })
    expect(errorsOn(worker)).toContain('nothing about offences proven or alleged')
    expect(await requestsOf(id)).toEqual([])
  })

  it('typed and not sent is there again', async () => {
    const id = await ready()
    const worker = await inTheHub()
    await worker.open(`/enquiries/${id}/ask/police`)
    const typed = worker.filled(`/enquiries/${id}/ask/police`, { worry: 'She was seen alone at', person: [] })
    await worker.send(`/enquiries/${id}/keep/ask-police`, typed)
    const again = await inTheHub()
    await again.open(`/enquiries/${id}/ask/police`)
    expect(again.page.querySelector('textarea[name="worry"]')?.textContent).toBe('She was seen alone at')
    expect(again.page.querySelectorAll('input[name="person"][checked]')).toHaveLength(0)
  })
})

describe('the family’s agreement', () => {
  const ask = (visitor: Visitor, id: string, basis: string) => question(visitor, id, 'health', { basis })

  it('not recorded: agencies are asked where significant harm is likely, and otherwise not yet', async () => {
    const id = await ready('amber', {}, false)
    const worker = await inTheHub()
    await ask(worker, id, 'public-task-s17')
    expect(errorsOn(worker)).toContain('Nobody has recorded whether the family agreed')
    await ask(worker, id, 'public-task-s47')
    expect(await requestsOf(id)).toHaveLength(1)
  })

  it('refused: only the manager goes on without, with a reason, and then agencies are asked', async () => {
    const id = await ready('amber', {}, false)
    const worker = await inTheHub()
    await worker.open(`/enquiries/${id}/agreement`)
    await worker.submit(`/enquiries/${id}/agreement`, { state: 'refused', who: 'Hawthorn, father' })
    expect(worker.text).toContain('Hawthorn, father did not agree to the checks')
    await ask(worker, id, 'public-task-s17')
    expect(errorsOn(worker)).toContain('The family did not agree to the checks')
    await worker.open(`/enquiries/${id}/agreement`)
    expect(worker.text).toContain('Only the manager of the MASH goes on without agreement')
    const manager = await inTheHub('mashManager')
    await manager.open(`/enquiries/${id}/agreement`)
    await manager.submit(`/enquiries/${id}/agreement/override`, { overrideReason: 'pattern-of-concern' })
    expect(errorsOn(manager)).toContain('Say in a sentence why that is proportionate for this child')
    await manager.submit(`/enquiries/${id}/agreement/override`, {
      overrideWords: 'Third report in a year, and the second child hurt',
    })
    expect(manager.text).toContain(
      'Checks are made without it: earlier concerns make the checks proportionate',
    )
    await ask(worker, id, 'public-task-s17')
    expect(await requestsOf(id)).toHaveLength(1)
  })

  test.each<[string, Readonly<Record<string, string>>, string]>([
    ['nothing chosen', {}, 'Choose what the family said'],
    ['nobody named', { state: 'given' }, 'Say who in the family said so'],
    ['no reason for not asking', { state: 'not-sought' }, 'Say in a sentence why nobody was asked'],
  ])('with %s is refused beside the field', async (_, fields, words) => {
    const id = await ready('amber', {}, false)
    const worker = await inTheHub()
    await worker.open(`/enquiries/${id}/agreement`)
    await worker.submit(`/enquiries/${id}/agreement`, fields)
    expect(errorsOn(worker)).toContain(words)
  })

  it('an override sent by hand by a worker who is no manager is refused', async () => {
    const id = await ready('amber', {}, false)
    const worker = await inTheHub()
    await worker.open(`/enquiries/${id}/agreement`)
    const form = worker.filled(`/enquiries/${id}/agreement`, {
      overrideReason: 'delay-harms',
      overrideWords: 'It would take a week',
    })
    await worker.send(`/enquiries/${id}/agreement/override`, form)
    expect(errorsOn(worker)).toContain('Only the manager of the MASH goes on without agreement')
    expect((await enquiryNow(service, peterborough, id)).override).toBeNull()
  })

  it('to early help is recorded with who agreed', async () => {
    const id = await ready()
    const worker = await inTheHub()
    await worker.open(`/enquiries/${id}/agreement`)
    await worker.submit(`/enquiries/${id}/agreement/early-help`)
    expect(errorsOn(worker)).toContain('Say who in the family agreed')
    await worker.submit(`/enquiries/${id}/agreement/early-help`, { earlyHelpWho: 'Clover, mother' })
    expect(worker.text).toContain('Clover, mother agreed to early help')
  })
})

describe('besides asking under an agreement', () => {
  const told = {
    told: 'That she has a broken tooth',
    because: 'She is in pain and must be seen today',
    basis: 'legal-obligation-16la',
    gateway: 'ca2004-s16la',
  }

  it('an agency is told outside it: with the power, the reason and a hash of what was told', async () => {
    const id = await ready()
    const worker = await inTheHub()
    await worker.open(`/enquiries/${id}/ask/dental/outside`)
    await worker.submit(`/enquiries/${id}/ask/dental/outside`)
    expect(errorsOn(worker)).toContain('Write what they were told')
    expect(errorsOn(worker)).toContain('Choose the power or duty under which they were told')
    await worker.submit(`/enquiries/${id}/ask/dental/outside`, told)
    expect(worker.path).toBe(`/enquiries/${id}#chronology`)
    expect(worker.text).toContain('Ouse Dental Trust (invented)')
    expect(await disclosuresOf(id)).toMatchObject([
      {
        direction: 'outside-agreement',
        outcome: 'shared',
        flow_id: null,
        gateways: ['ca2004-s16la'],
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
        decided_by: expect.any(String) as string,
      },
    ])
  })

  it('the duty to share is a power only where it is in force', async () => {
    service.setClock('2026-09-01T10:00:00Z')
    const worker = await inTheHub()
    await worker.open(`/enquiries/${await ready()}/ask/dental/outside`)
    expect(worker.page.querySelectorAll('input[value="ca2004-s16la"]')).toHaveLength(0)
    expect(worker.page.querySelectorAll('input[value="legal-obligation-16la"]')).toHaveLength(0)
  })

  it('it is decided not to ask: with the reason, the harm telling would do, and who decided', async () => {
    const id = await ready()
    const worker = await inTheHub()
    await worker.open(`/enquiries/${id}/ask/housing/not`)
    await worker.submit(`/enquiries/${id}/ask/housing/not`, { because: 'no' })
    expect(errorsOn(worker)).toContain('Say in a sentence why they are not asked or told')
    await worker.submit(`/enquiries/${id}/ask/housing/not`, {
      because: 'His brother works in that office',
      detriment: 'He would hear of it the same day',
      decider: 'Kestrel Kauri',
    })
    expect(worker.text).toContain('Ouse Valley Housing (invented) was not asked or told (Maple Thistledown)')
    expect(worker.text).toContain('Decided by Kestrel Kauri. Harm that telling would do: He would hear of it')
    expect(await disclosuresOf(id)).toMatchObject([{ outcome: 'not-shared', decided_name: 'Kestrel Kauri' }])
  })

  it('nothing is recorded of an agency that does not exist', async () => {
    const id = await ready()
    const worker = await inTheHub()
    await worker.open(`/enquiries/${id}/ask/housing/not`)
    const form = worker.filled(`/enquiries/${id}/ask/housing/not`, { because: 'It is nowhere to be found' })
    await worker.send(`/enquiries/${id}/ask/nowhere/not`, form)
    expect(await disclosuresOf(id)).toEqual([])
  })
})
