import { cambridgeshire, people, peterborough, type PersonKey } from '../../demo/people.ts'
import type { Fn } from '../../src/access/index.ts'
import { contactStream } from '../../src/contacts/contact.stream.ts'
import { takeIn } from '../../src/contacts/index.ts'
import { aChild as aChildTold, anAdult as anAdultTold, aReport } from '../../src/contacts/told.test-data.ts'
import type { Told } from '../../src/contacts/told.ts'
import { recogniseAs, somebodyOn } from '../../src/contacts/who.ts'
import { newId } from '../../src/db/index.ts'
import { perform } from '../../src/events/index.ts'
import {
  aChild,
  actorOf,
  anAdult,
  asWritten,
  at,
  dateBoxes,
  errorsOn,
  fillIn,
  happened,
  register,
} from '../../src/people/change.test-data.ts'
import type { DetailsGiven } from '../../src/people/details.ts'
import { nobodyDescribed, rememberForMatching } from '../../src/matching/index.ts'
import { type PersonEvent, personStream, registerPerson } from '../../src/people/index.ts'
import { addMinutes, day } from '../../src/time/index.ts'
import type { TestService, Visitor } from '../service.ts'

/** What must not get out, planted in a running service by the pages and actions that workers have. */

/** One thing to keep: how it would be recognised wherever it came out, however it is written. */
export type Secret = { name: string; trace: RegExp }

const wording = (words: Readonly<Record<string, RegExp>>): readonly Secret[] =>
  Object.entries(words).map(([name, trace]) => ({ name, trace }))

/** By kind of secret, the words nobody else in the whole service has. */
export const secrets = {
  /** Where a girl, her brother and her mother live in hiding. */
  refuge: wording({
    line: /zwetschge/i,
    postcode: /PE7\W*8ZQ/i,
    uprn: /100090999777/,
  }),
  /** A colleague's family. */
  restricted: wording({
    'given name': /thaddeus/i,
    'family name': /quexington/i,
    'known as': /zibbo/i,
    'previous name': /vrubelski/i,
    school: /hushwick/i,
    telephone: /07700\W*900987/,
    'NHS number': /999\W*456\W*7837/,
  }),
  /** Where he lives in hiding, at his mother's, whose record is open. */
  atHisMothers: wording({
    line: /umbrakloster/i,
    postcode: /PE6\W*7ZX/i,
    uprn: /100090888666/,
  }),
  /** Before an adoption. */
  sealed: wording({
    'given name': /ottolina/i,
    'family name': /trefoilberg/i,
    'known as': /lottchen/i,
    'previous name': /ehrenpreis/i,
    school: /wintergruen/i,
    telephone: /07700\W*900876/,
    'NHS number': /999\W*234\W*5616/,
    address: /gagelstrauch/i,
    postcode: /PE5\W*6ZW/i,
    'reason and note': /krummhorn/i,
  }),
  /** Of the other council, for whoever has no standing there. */
  elsewhere: wording({
    'given name': /isembard/i,
    'family name': /fotherinhay/i,
    'known as': /bardy-boy/i,
    school: /elseworth/i,
    telephone: /07700\W*900765/,
    'NHS number': /999\W*345\W*6721/,
    address: /kranichfeld/i,
    postcode: /CB4\W*5ZV/i,
  }),
  /** In a file of a council's own people, of which a row could not be read. */
  inAFile: wording({
    'given name': /xanthippo/i,
    'family name': /murkwater/i,
    school: /glasswort/i,
  }),
} as const satisfies Record<string, readonly Secret[]>

export type Kind = keyof typeof secrets
export const kinds = Object.keys(secrets) as readonly Kind[]

/** What somebody would type who knows the secret, and what would be typed of somebody who is not there. */
export const refugeAddress = { line: '17 Zwetschge Lodge', postcode: 'PE7 8ZQ' }
export const refugeUprn = '100090999777'

export const named = {
  restricted: ['screeningManager', 'assessmentPeterborough'] as const satisfies PersonKey[],
}

/** May this worker, under this hat, come upon a secret of this kind at all? `sight`: the councils under its function. */
export const maySee = (
  kind: Kind,
  who: { key: PersonKey; hat: { authority: string; fn: Fn } | null; sight: readonly string[] },
): boolean => {
  if (who.hat === null) return false
  switch (kind) {
    case 'refuge':
    case 'atHisMothers':
      return false
    case 'restricted':
      return named.restricted.some((key) => key === who.key) && who.sight.includes(peterborough)
    case 'sealed':
      return who.key === 'privacyPeterborough' && who.hat.authority === peterborough
    case 'elsewhere':
      return who.sight.includes(cambridgeshire)
    case 'inAFile':
      return who.key === 'administratorPeterborough'
  }
}

type Contact = { id: string; reference: string; children: readonly string[]; adults: readonly string[] }

export type Planted = {
  /** Everybody with a record, by what they are. */
  people: Readonly<Record<string, string>>
  contacts: readonly Contact[]
  importFile: string
  /** Pages as workers read them before anything was hidden: in these, each trace is found. */
  seenBefore: readonly string[]
}

const told = async (service: TestService, over: Partial<Told>, owner = peterborough): Promise<Contact> => {
  const report = aReport(over)
  const taken = await takeIn(
    service.house,
    { actor: { kind: 'public' }, at, once: newId() },
    {
      told: report,
      channel: 'online',
      kind: 'initial-contact',
      source: '2A',
      questionSet: 'test-1',
      places: [
        {
          childIds: report.children.map(({ id }) => id),
          owner,
          placing: { rule: 'lives-here', words: `Lives here: ${report.postcode}.` },
        },
      ],
      attachments: [],
    },
  )
  const [contact] = taken.contacts
  if (!contact) throw new Error('Nothing was taken in')
  return {
    ...contact,
    children: report.children.map(({ id }) => id),
    adults: report.adults.map(({ id }) => id),
  }
}

const detailsOnContact = (
  contact: Parameters<typeof somebodyOn>[0],
  subjectId: string,
): DetailsGiven | null => {
  const somebody = somebodyOn(contact, subjectId)
  if (somebody === undefined) return null
  if (somebody.part === 'child') {
    const { givenNames, familyName, bornOn } = somebody.child.told
    return aChild({ givenNames, familyName, bornOn })
  }
  const [given = '', family = ''] = somebody.adult.name.split(' ')
  return anAdult({ givenNames: given, familyName: family })
}

/** Says who somebody on a contact is: somebody on record, or registered now. */
const recognise = async (
  service: TestService,
  contactId: string,
  subjectId: string,
  known?: string,
): Promise<string> => {
  const actor = await actorOf(service, 'screeningManager')
  let personId = known ?? ''
  const done = await perform(service.house.db, contactStream, {
    actor,
    at,
    action: 'contact.follow-up',
    owner: peterborough,
    id: contactId,
    decide: async (contact, tx) => {
      const details = contact && detailsOnContact(contact, subjectId)
      if (!contact || !details) return { refused: 'no-such-child' }
      if (personId === '') {
        const registered = await registerPerson(tx, { actor, at, owner: peterborough }, details, null)
        if (!registered.done) return { refused: 'not-registered' }
        personId = registered.state.id
      }
      return recogniseAs(contact, subjectId, personId, known === undefined)
    },
  })
  if (!done.done) throw new Error(JSON.stringify(done))
  return personId
}

const must = (visitor: Visitor, what: string): void => {
  const errors = errorsOn(visitor)
  if (visitor.status >= 400 || errors.length > 0)
    throw new Error(
      `${what}: ${String(visitor.status)} ${visitor.path} ${errors.join('; ')} ${visitor.text.slice(0, 400)}`,
    )
}

const decided = async (adviser: Visitor, contact: Contact): Promise<void> => {
  for (const [nth, child] of contact.children.entries()) {
    await adviser.open(`/contacts/${contact.id}`)
    if (nth === 0 && adviser.page.querySelector(`form[action="/contacts/${contact.id}/open"]`))
      await adviser.submit(`/contacts/${contact.id}/open`)
    await adviser.submit(`/contacts/${contact.id}/children/${child}/decide`, {
      indicator: ['4N1'],
      rationale: 'Left alone all night.',
      outcome: 'mash',
      what: 'decide',
      nobody: contact.children,
    })
    must(adviser, 'deciding')
  }
}

const part = (kind: 'school' | 'language', text: string): PersonEvent & { type: 'particular-recorded' } => ({
  type: 'particular-recorded',
  particular: { id: newId(), kind, text, from: null, to: null, source: 'mother by telephone' },
})

const nhs = (value: string): PersonEvent => ({
  type: 'identifier-added',
  identifier: {
    id: newId(),
    scheme: 'nhs',
    value,
    status: 'verified',
    from: null,
    to: null,
    source: 'seen on a letter',
  },
})

const previously = (familyName: string): PersonEvent => ({
  type: 'name-added',
  name: {
    id: newId(),
    use: 'previous',
    givenNames: '',
    familyName,
    from: null,
    to: day('2020-01-01'),
    source: 'passport',
  },
})

const related = (otherId: string, kind: 'mother' | 'sister' | 'brother'): PersonEvent => ({
  type: 'related',
  relation: {
    id: newId(),
    otherId,
    kind,
    hasParentalResponsibility: null,
    from: null,
    to: null,
    source: 'told',
  },
})

/** A girl, her brother and mother in a refuge; told of on a contact whose receipt was sent; hidden for two of the three. */
const plantRefuge = async (service: TestService, adviser: Visitor, manager: Visitor) => {
  const { line, postcode } = refugeAddress
  const report = () => ({
    children: [
      aChildTold({ givenNames: 'Fenella', familyName: 'Saltmarshe', bornOn: day('2015-04-05') }),
      aChildTold({ givenNames: 'Corin', familyName: 'Saltmarshe', bornOn: day('2017-06-07') }),
    ],
    adults: [anAdultTold({ name: 'Odalys Saltmarshe', relation: 'mother' })],
    address: line,
    postcode,
    whatHappened: `They have slept at ${line}, ${postcode.replace(' ', '')} since Friday.`,
    safeContact: `Never write to ${line}.`,
  })
  const contact = await told(service, report())
  await service.runJobs()
  const [girlId = '', brotherId = ''] = contact.children
  await decided(adviser, contact)
  const recordOf = async (subject: string) =>
    (
      await service.database.owner
        .selectFrom('contact_child')
        .select('person_id')
        .where('id', '=', subject)
        .executeTakeFirstOrThrow()
    ).person_id ?? ''
  const [girl, brother] = [await recordOf(girlId), await recordOf(brotherId)]
  const mother = await recognise(service, contact.id, contact.adults[0] ?? '')
  // A second contact about them still waits in the tray.
  const waiting = await told(service, report())
  await recognise(service, waiting.id, waiting.children[0] ?? '', girl)
  await recognise(service, waiting.id, waiting.children[1] ?? '', brother)
  await service.runJobs()

  const addressOf = async (personId: string) =>
    (await asWritten(service, personId)).addresses.find((each) => each.line === line)?.id ?? ''
  for (const personId of [girl, brother, mother]) {
    const path = `/people/${personId}/addresses/${await addressOf(personId)}/correct`
    await fillIn(adviser, path, { uprn: refugeUprn, because: 'Property search' })
    must(adviser, 'writing the property number')
  }
  const seenBefore: string[] = []
  const seenOn = `/people/${girl}/addresses/${await addressOf(girl)}/correct`
  for (const path of [`/people/${girl}`, `/people/${brother}`, `/contacts/${waiting.id}`, seenOn]) {
    await adviser.open(path)
    seenBefore.push(adviser.page.toString())
  }
  const path = `/people/${girl}/addresses/${await addressOf(girl)}/hide`
  await fillIn(manager, path, { because: 'Fled from violence', also: [await addressOf(mother)] })
  must(manager, 'hiding the address')
  await service.runJobs()
  const hidden = async (id: string) => (await asWritten(service, id)).addresses.some((each) => each.hidden)
  const which = [await hidden(girl), await hidden(mother), await hidden(brother)]
  if (which.join() !== 'true,true,false') throw new Error(`Hidden for girl, mother, brother: ${which.join()}`)
  return { people: { girl, brother, mother }, contacts: [contact, waiting], seenBefore }
}

/** Restricted by the page, with everything a record can hold; his mother is on record for everybody. */
const plantRestricted = async (service: TestService, manager: Visitor) => {
  const boy = await register(
    service,
    aChild({
      givenNames: 'Thaddeus',
      familyName: 'Quexington',
      knownAs: 'Zibbo',
      bornOn: day('2013-09-17'),
      sex: 'M',
      phone: '07700 900987',
    }),
    { line: '3 Umbrakloster Yard', postcode: 'PE6 7ZX' },
  )
  const parent = await register(service, anAdult({ givenNames: 'Philomena', familyName: 'Harrowgate' }), {
    line: '3 Umbrakloster Yard',
    postcode: 'PE6 7ZX',
  })
  await happened(service, boy.id, [
    previously('Vrubelski'),
    nhs('9994567837'),
    part('school', 'Hushwick Academy'),
  ])
  await happened(service, parent.id, [related(boy.id, 'mother')])
  await fillIn(manager, `/people/${boy.id}/addresses/${boy.addresses[0]?.id ?? ''}/correct`, {
    uprn: '100090888666',
    because: 'Property search',
  })
  must(manager, 'writing the property number')
  const seenBefore: string[] = []
  for (const path of [
    `/people/${boy.id}`,
    `/people/${boy.id}/addresses/${boy.addresses[0]?.id ?? ''}/correct`,
  ]) {
    await manager.open(path)
    seenBefore.push(manager.page.toString())
  }
  // His address is hidden too. His mother's, at the same house, is not.
  await fillIn(manager, `/people/${boy.id}/addresses/${boy.addresses[0]?.id ?? ''}/hide`, {
    because: 'Threats',
    also: [],
  })
  must(manager, 'hiding his address')
  const path = `/people/${boy.id}/restrict`
  await fillIn(manager, path, { do: 'find', worker: 'sandpiper', because: 'A colleague’s family' })
  await manager.submit(path, { named: named.restricted.map((key) => people[key].id), do: 'it' })
  must(manager, 'restricting')
  if ((await asWritten(service, boy.id)).sensitivity !== 'restricted') throw new Error('It is not restricted')
  return { people: { restricted: boy.id, restrictedMother: parent.id }, seenBefore }
}

export const ludo = { given: 'Ludo', family: 'Marshwort' }

const sealedBefore: DetailsGiven = aChild({
  givenNames: 'Ottolina',
  familyName: 'Trefoilberg',
  knownAs: 'Lottchen',
  bornOn: day('2016-10-11'),
  phone: '07700 900876',
})

/** Open siblings, and a girl related to them both ways; she was told of with her brother and alone. */
const plantSealed = async (service: TestService, adviser: Visitor, custodian: Visitor) => {
  const brother = await register(
    service,
    aChild({ givenNames: ludo.given, familyName: ludo.family, bornOn: day('2014-01-30'), sex: 'M' }),
  )
  const mother = await register(service, anAdult({ givenNames: 'Bettina', familyName: ludo.family }))
  const girl = await register(service, sealedBefore, { line: '8 Gagelstrauch Close', postcode: 'PE5 6ZW' })
  await happened(service, girl.id, [
    previously('Ehrenpreis'),
    nhs('9992345616'),
    part('school', 'Wintergruen Nursery'),
    related(brother.id, 'sister'),
    { type: 'flagged', flag: 'looked-after', because: 'Order' },
  ])
  await happened(service, brother.id, [related(girl.id, 'brother')])
  await happened(service, mother.id, [related(girl.id, 'mother'), related(brother.id, 'mother')])
  const tell = (children: Told['children'], whatHappened: string) =>
    told(service, { children, adults: [], address: '9 Plain Row', postcode: 'PE1 1AB', whatHappened })
  const her = () =>
    aChildTold({
      givenNames: 'Ottolina',
      familyName: 'Trefoilberg',
      bornOn: sealedBefore.bornOn,
      school: { known: 'Wintergruen Nursery' },
    })
  const him = aChildTold({ givenNames: ludo.given, familyName: ludo.family, bornOn: day('2014-01-30') })
  const both = await tell([her(), him], 'Both came to school hungry.')
  const alone = await tell([her()], 'She came to school hungry.')
  for (const [contact, who] of [
    [both, [girl.id, brother.id]],
    [alone, [girl.id]],
  ] as const)
    for (const [nth, id] of who.entries())
      await recognise(service, contact.id, contact.children[nth] ?? '', id)
  await decided(adviser, both)
  await decided(adviser, alone)
  await service.runJobs()
  const seenBefore: string[] = []
  for (const path of [`/people/${girl.id}`, `/people/${girl.id}/change`, `/contacts/${alone.id}`]) {
    await adviser.open(path)
    seenBefore.push(adviser.page.toString())
  }
  await settleHandOvers(service, [both.id, alone.id])
  await adopted(service, custodian, girl.id)
  const row = await service.database.owner
    .selectFrom('person')
    .select('id')
    .where('family_name', '=', 'Newhaven')
    .executeTakeFirstOrThrow()
  return {
    people: { sealed: girl.id, sealedBrother: brother.id, sealedMother: mother.id, adopted: row.id },
    contacts: [both, alone],
    seenBefore,
  }
}

/** Takes on whatever was handed over about these contacts, as the manager who receives it. */
const acceptAll = async (
  service: TestService,
  manager: Visitor,
  worker: PersonKey,
  contactIds: readonly string[],
): Promise<void> => {
  const rows = await service.database.owner
    .selectFrom('hand_over')
    .select('id')
    .where('contact_id', 'in', [...contactIds])
    .where('stage', '=', 'sent')
    .execute()
  for (const { id } of rows) {
    await manager.open(`/hand-overs/${id}`)
    await manager.submit(`/hand-overs/${id}/accept`, { worker: people[worker].id })
    must(manager, 'accepting')
  }
}

/** A record is not sealed while anybody waits: the hub takes it on and decides, and the assessment team accepts. */
const settleHandOvers = async (service: TestService, contactIds: readonly string[]): Promise<void> => {
  const hub = await service.signedIn('mashManager', { authority: peterborough, fn: 'mash' })
  await acceptAll(service, hub, 'mashManager', contactIds)
  const enquiries = await service.database.owner
    .selectFrom('enquiry')
    .select('id')
    .where('contact_id', 'in', [...contactIds])
    .where('stage', 'in', ['new', 'open'])
    .execute()
  for (const { id } of enquiries) {
    const children = await service.database.owner
      .selectFrom('enquiry_child')
      .select('child_id')
      .where('enquiry_id', '=', id)
      .execute()
    await hub.open(`/enquiries/${id}/decide`)
    await hub.submit(`/enquiries/${id}/decide`, {
      _form: 'strategy',
      outcome: 'strategy-s47',
      level: '4',
      child: children.map(({ child_id }) => child_id),
      rationale: 'Left alone all night.',
    })
    must(hub, 'deciding in the hub')
  }
  const team = await service.signedIn('assessmentManagerPeterborough', {
    authority: peterborough,
    fn: 'assessment',
  })
  await acceptAll(service, team, 'assessmentPeterborough', contactIds)
}

const adopted = async (service: TestService, custodian: Visitor, id: string): Promise<void> => {
  const path = `/people/${id}/adoption`
  await fillIn(custodian, path, {
    ...dateBoxes('on', '20 11 2026'),
    'given-names': 'Rosalba',
    'family-name': 'Newhaven',
    line: '5 New Lane',
    postcode: 'PE4 1AA',
    hide: 'yes',
    'hide-because': 'The birth family must not know',
    note: 'Ring Krummhorn and nobody else',
    because: 'Krummhorn order, seen today',
  })
  await custodian.submit(path, { do: 'it' })
  must(custodian, 'adopting')
  if ((await asWritten(service, id)).sensitivity !== 'sealed')
    throw new Error(`It is not sealed: ${custodian.text}`)
}

/** On Cambridgeshire's own index; nobody said yet that anybody of Peterborough is the same. */
const plantElsewhere = async (service: TestService): Promise<string> => {
  const actor = await actorOf(service, 'adviser', cambridgeshire)
  const id = newId()
  const events: PersonEvent[] = [
    {
      type: 'registered',
      details: aChild({
        givenNames: 'Isembard',
        familyName: 'Fotherinhay',
        knownAs: 'Bardy-Boy',
        bornOn: day('2012-12-12'),
        sex: 'M',
        phone: '07700 900765',
      }),
      addresses: [
        {
          id: newId(),
          line: '2 Kranichfeld',
          postcode: 'CB4 5ZV',
          from: day('2020-01-01'),
          to: null,
          hidden: false,
        },
      ],
      source: 'contact',
    },
    nhs('9993456721'),
    part('school', 'Elseworth College'),
  ]
  const done = await perform(service.house.db, personStream, {
    actor,
    at,
    action: 'person.register',
    owner: cambridgeshire,
    id,
    opens: true,
    decide: () => events,
  })
  if (!done.done) throw new Error(JSON.stringify(done))
  return id
}

/** A file of Peterborough's people: one row is wrong and waits to be looked at. */
const plantFile = async (service: TestService): Promise<string> => {
  const administrator = await service.signedIn('administratorPeterborough')
  const path = '/administration/people'
  await administrator.open(path)
  const boundary = 'people-of-a-test'
  const file = [
    'Person ID,Surname,Forename,DOB,Sex,School,Restricted',
    '1,Murkwater,Xanthippo,31/02/2018,F,Glasswort School,Y',
    '2,Plainly,Anna,03/02/2018,F,,',
  ].join('\r\n')
  const fields = Object.entries(administrator.filled(path)).map(
    ([name, value]) =>
      `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${String(value)}\r\n`,
  )
  const answer = await service.app.inject({
    method: 'POST',
    url: path,
    headers: {
      cookie: [...administrator.cookies].map(([key, value]) => `${key}=${value}`).join('; '),
      'content-type': `multipart/form-data; boundary=${boundary}`,
    },
    payload: `${fields.join('')}--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="people.csv"\r\ncontent-type: text/csv\r\n\r\n${file}\r\n--${boundary}--\r\n`,
  })
  const to = String(answer.headers.location)
  await administrator.open(to)
  await administrator.submit(`${to}/columns`, { source: 'The old system' })
  await administrator.submit(`${to}/check`)
  await service.runJobs()
  must(administrator, 'checking a file')
  return to.split('/').at(-1) ?? ''
}

export const plant = async (service: TestService): Promise<Planted> => {
  const hat = { authority: peterborough, fn: 'screening' } as const
  const [adviser, manager] = [
    await service.signedIn('adviser', hat),
    await service.signedIn('screeningManager', hat),
  ]
  const custodian = await service.signedIn('privacyPeterborough', {
    authority: peterborough,
    fn: 'oversight',
  })
  const refuge = await plantRefuge(service, adviser, manager)
  const restricted = await plantRestricted(service, manager)
  const sealed = await plantSealed(service, adviser, custodian)
  const elsewhere = await plantElsewhere(service)
  const importFile = await plantFile(service)
  await service.runJobs()
  return {
    people: { ...refuge.people, ...restricted.people, ...sealed.people, elsewhere },
    contacts: [...refuge.contacts, ...sealed.contacts],
    importFile,
    seenBefore: [...refuge.seenBefore, ...restricted.seenBefore, ...sealed.seenBefore],
  }
}

/** Somebody outside tells of the boy whose record is restricted, by name. */
export const tellOfRestricted = async (service: TestService): Promise<string> => {
  const boy = aChildTold({
    givenNames: 'Thaddeus',
    familyName: 'Quexington',
    bornOn: day('2013-09-17'),
    sex: 'M',
  })
  return (await told(service, { children: [boy], adults: [], address: '2 Other Row', postcode: 'PE1 1AB' }))
    .id
}

const namesake = (born: string): DetailsGiven =>
  aChild({ givenNames: 'Wigeon', familyName: 'Wagtail', bornOn: day(born) })

/** One fewer than a search looks at: whoever is counted too many makes it say so (matching 4: cap 500). */
const almostTooMany = 499
const withRecords = 13

/** Children of one name, more than fit on a page; and as many others of the family name as a search just looks at. */
export const plantNamesakes = async (service: TestService, more = 0): Promise<void> => {
  const { owner } = service.database
  if (more === 0)
    for (let nth = 0; nth < withRecords; nth += 1)
      await register(service, namesake(`2010-01-${String(nth + 10)}`), null)
  const others = more === 0 ? almostTooMany - withRecords : more
  await owner.transaction().execute(async (tx) => {
    for (let nth = 0; nth < others; nth += 1)
      await rememberForMatching(tx, {
        owner: peterborough,
        id: newId(),
        described: { ...nobodyDescribed, names: [{ given: 'Zephyrine', family: 'Wagtail', use: 'legal' }] },
        sensitivity: 'open',
        namedAccess: [],
        mergedInto: null,
      })
  })
}

/** Another of that name, sealed from the beginning. */
export const plantSealedNamesake = async (service: TestService): Promise<void> => {
  const rights = await service.house.rightsOf(people.privacyPeterborough.id)
  if (!rights) throw new Error('No privacy officer')
  const done = await perform(service.house.db, personStream, {
    actor: {
      kind: 'staff',
      rights,
      actingFor: peterborough,
      fn: 'oversight',
      assurance: { way: 'trial', freshUntil: addMinutes(at, 15) },
    },
    at,
    action: 'person.seal',
    owner: peterborough,
    id: newId(),
    opens: true,
    decide: (): PersonEvent[] => [
      { type: 'registered', details: namesake('2010-01-15'), addresses: [] },
      {
        type: 'sealed',
        because: 'Witness',
        namedAccess: [people.privacyPeterborough.id],
        custodianNote: 'Ring',
      },
    ],
  })
  if (!done.done) throw new Error(JSON.stringify(done))
}
