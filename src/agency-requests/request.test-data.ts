import type { PersonKey } from '../../demo/people.ts'
import type { TestService, Visitor } from '../../test/service.ts'
import type { Fn } from '../access/index.ts'
import { type Told } from '../contacts/index.ts'
import { asActor } from '../db/index.ts'
import { contextFor, factsOf, fold, perform } from '../events/index.ts'
import type { EnquiryEvent } from '../mash/enquiry.ts'
import { enquiryStream } from '../mash/enquiry.stream.ts'
import { enquiryNow, sentToMash, wearing } from '../mash/enquiry.test-data.ts'
import { addMinutes, day, type Instant } from '../time/index.ts'
import { askAgency } from './asking.ts'
import { linkEndsAt, makeLink } from './links.sql.ts'
import { aFather, aSubject } from './asking.test-data.ts'
import type { AgencyRequest, Asking, Subject } from './request.ts'
import { requestStream } from './request.stream.ts'

/** Something an agency is asked, for tests. Everybody is invented. */

export { aFather, aSubject } from './asking.test-data.ts'

const asHub = (service: TestService, owner: string) => wearing(service, 'mashManager', owner, 'mash')

const mustBeDone = (outcome: object): void => {
  if (!('done' in outcome) || outcome.done !== true) throw new Error(JSON.stringify(outcome))
}

export type AskedOnce = { owner: string; id: string; enquiryId: string; reference: string }

type Asked = Partial<Omit<Asking, 'flow' | 'enquiryId' | 'contactId' | 'reference'>> & {
  enquiryId?: string
  told?: Partial<Told>
}

/** People of the contact, as the hub asks about them: whoever is not on it is out of the hub's own sight. */
const ofTheContact = async (
  service: TestService,
  contactId: string,
  subjects: readonly Subject[],
): Promise<Subject[]> => {
  const idsIn = async (table: 'contact_child' | 'contact_adult'): Promise<string[]> =>
    (
      await service.database.owner
        .selectFrom(table)
        .select('id')
        .where('contact_id', '=', contactId)
        .orderBy('id')
        .execute()
    ).map(({ id }) => id)
  const [children, adults] = [await idsIn('contact_child'), await idsIn('contact_adult')]
  return subjects.map((subject) => ({
    ...subject,
    id: (subject.part === 'child' ? children : adults).shift() ?? subject.id,
  }))
}

/** One agency asked about a child and its father, for an enquiry of its own unless one is named. */
export const asked = async (
  service: TestService,
  owner: string,
  agency: string,
  { enquiryId: of, told = {}, ...change }: Asked = {},
): Promise<AskedOnce> => {
  const actor = await asHub(service, owner)
  const at = service.house.now()
  const enquiryId = of ?? (await sentToMash(service, owner, told)).enquiryId
  const enquiry = await enquiryNow(service, owner, enquiryId)
  const outcome = await asActor(service.house.db, contextFor(actor, 'enquiry.work', at), async (tx) =>
    askAgency(
      tx,
      { actor, at, owner },
      {
        enquiryId,
        contactId: enquiry.contactId,
        reference: enquiry.reference,
        agency,
        headline: enquiry.headline,
        purpose: 'mash-enquiry',
        worry: 'A neighbour hears shouting at night.',
        questions: '',
        consent: 'given',
        lawfulBasis: 'public-task-s17',
        gateways: ['ca2004-s11'],
        rating: 'amber',
        dueAt: addMinutes(at, 240),
        ...change,
        subjects: await ofTheContact(service, enquiry.contactId, change.subjects ?? [aSubject(), aFather()]),
      },
    ),
  )
  if (!('done' in outcome) || !outcome.done) throw new Error(JSON.stringify(outcome))
  return { owner, id: outcome.state.id, enquiryId, reference: enquiry.reference }
}

/** The enquiry is decided for every child, and closes: each agency hears what became of it. */
export const closed = async (service: TestService, { owner, enquiryId }: AskedOnce): Promise<void> => {
  mustBeDone(
    await perform(service.house.db, enquiryStream, {
      actor: await asHub(service, owner),
      at: service.house.now(),
      action: 'enquiry.decide',
      owner,
      id: enquiryId,
      decide: (enquiry): EnquiryEvent[] => [
        ...(enquiry?.children ?? []).map((child): EnquiryEvent => ({
          type: 'child-decided',
          childId: child.childId,
          outcome: 'assessment-s17',
          level: 3,
          rationale: 'Several agencies see the same',
          notWaitingBecause: '',
        })),
        { type: 'closed' },
      ],
    }),
  )
}

/** A request as its facts give it, whoever may read it. */
export const requestNow = async (service: TestService, { owner, id }: AskedOnce): Promise<AgencyRequest> => {
  const actor = { kind: 'system', job: 'test', actingFor: owner } as const
  const request = await asActor(
    service.house.db,
    contextFor(actor, 'enquiry.work', service.house.now()),
    async (tx) => fold(requestStream, await factsOf(tx, requestStream, owner, id)),
  )
  if (!request) throw new Error('No such request')
  return request
}

/** A one-time link, made by the hub; its secret, as the letter carries it. */
export const linked = async (
  service: TestService,
  { owner, id }: AskedOnce,
  endsAt?: Instant,
): Promise<string> => {
  const actor = await asHub(service, owner)
  const at = service.house.now()
  return asActor(service.house.db, contextFor(actor, 'enquiry.work', at), async (tx) => {
    const made = await makeLink(
      tx,
      { actor, at, owner },
      {
        requestId: id,
        sentTo: 'safeguarding@example.org',
        endsAt: endsAt ?? (await linkEndsAt(tx, owner, addMinutes(at, 240), at)),
      },
    )
    if (!made.done) throw new Error(JSON.stringify(made))
    return made.secret
  })
}

/** A navigator's browser. */
export const navigator = (service: TestService, person: PersonKey, agency: string): Promise<Visitor> =>
  service.signedIn(person, { authority: agency, fn: 'navigator' satisfies Fn })

/** The agency leaves every information sharing agreement on this day, or comes back. */
export const withdrawSignature = async (
  service: TestService,
  agency: string,
  on: string | null,
): Promise<void> => {
  await service.database.owner
    .updateTable('sharing_signatory')
    .set({ withdrawn_on: on === null ? null : day(on) })
    .where('organisation', '=', agency)
    .execute()
}

type SentFile = { status: number; location: string; body: string }

/** A file sent with the form for it, as a browser sends one: what stands before it, and then the file. */
export const sendFile = async (
  service: TestService,
  visitor: Visitor,
  path: string,
  file: { level: string; name: string; content: Buffer },
): Promise<SentFile> => {
  await visitor.open(path)
  const boundary = 'boundary-of-the-form'
  const fields = visitor.filled(path, { level: file.level })
  const part = (headers: string, content: Buffer): Buffer =>
    Buffer.concat([Buffer.from(`--${boundary}\r\n${headers}\r\n\r\n`), content, Buffer.from('\r\n')])
  const response = await service.app.inject({
    method: 'POST',
    url: path,
    headers: {
      'content-type': `multipart/form-data; boundary=${boundary}`,
      cookie: [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    },
    payload: Buffer.concat([
      ...Object.entries(fields).map(([name, value]) =>
        part(`content-disposition: form-data; name="${name}"`, Buffer.from(String(value))),
      ),
      part(`content-disposition: form-data; name="file"; filename="${file.name}"`, file.content),
      Buffer.from(`--${boundary}--\r\n`),
    ]),
  })
  return {
    status: response.statusCode,
    location: String(response.headers.location ?? ''),
    body: response.body,
  }
}
