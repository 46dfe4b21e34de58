import { cambridgeshire, people, peterborough, type PersonKey } from '../../demo/people.ts'
import { aSubject, asked, linked } from '../../src/agency-requests/request.test-data.ts'
import { aChild as aChildTold } from '../../src/contacts/told.test-data.ts'
import { newId } from '../../src/db/index.ts'
import { recognised, type Taken, worry } from '../../src/hand-overs/worry.test-data.ts'
import { aChild, register } from '../../src/people/change.test-data.ts'
import { addMinutes, day } from '../../src/time/index.ts'
import { goOn } from '../../src/referrals/referral.story.ts'
import {
  type Planted as PlantedInHub,
  plant as plantInHub,
} from '../../test/scenarios/hub-secrets.planted.ts'
import {
  type Planted as PlantedPeople,
  plant as plantPeople,
} from '../../test/scenarios/people-secrets.planted.ts'
import type { Visitor } from '../../test/visitor.ts'
import { words } from './secrets.ts'
import type { World } from './world.ts'

/** Plants a word at every kind of protected place, by the pages workers have where there is one. */

export type Planted = {
  people: PlantedPeople
  hub: PlantedInHub
  worries: readonly Taken[]
  files: readonly { contactId: string; id: string }[]
  /** Opens what one school was asked, from a browser that said who it is. */
  link: { secret: string; browser: Visitor }
  /** Somebody outside, in the middle of telling a worry. */
  teller: Visitor
}

const said = (word: string): string => `Told at the gate that ${word} was seen by the old mill.`

/** A tray shows the beginning of a worry; what stands here is beyond it. */
const atLength = (word: string, whole: string): string =>
  `${said(word)} ${'It has been so for weeks. '.repeat(12)}${said(whole)}`

const withFile = async (world: World, { owner, id: contactId }: Taken, word: string) => {
  const id = newId()
  const content = Buffer.from(said(word))
  await world.database.owner
    .insertInto('attachment')
    .values({
      owner,
      id,
      contact_id: contactId,
      name: `${word}.txt`,
      media_type: 'text/plain',
      size: content.length,
      sha256: '0'.repeat(64),
      scan: 'clean',
      content,
      added_at: world.house.now(),
    })
    .execute()
  return { contactId, id }
}

const relate = (world: World, worker: PersonKey, personId: string) =>
  world.database.owner
    .insertInto('conflict_of_interest')
    .values({
      owner: peterborough,
      id: newId(),
      staff_id: people[worker].id,
      person_id: personId,
      relation: 'aunt',
      declared_at: world.house.now(),
    })
    .execute()

/** Somebody in the hub is related to the child of the enquiry, whom nobody has recognised there yet. */
const plantRelative = async (world: World): Promise<void> => {
  const bornOn = day('2020-03-14')
  const child = await register(world, aChild({ givenNames: 'Marigold', familyName: 'Planted', bornOn }), null)
  await relate(world, 'secondMashWorker', child.id)
}

/** One for each council, in its tray, with a file; and one about a colleague's niece. */
const plantWorries = async (world: World): Promise<Pick<Planted, 'worries' | 'files'>> => {
  const told = (given: string, whatHappened: string) => ({
    children: [aChildTold({ givenNames: given, familyName: 'Waytold' })],
    whatHappened,
  })
  const there = await worry(
    world,
    cambridgeshire,
    told('Clove', atLength(words.worryCambridgeshire, words.wholeCambridgeshire)),
  )
  const here = await worry(
    world,
    peterborough,
    told('Thyme', atLength(words.worryPeterborough, words.wholePeterborough)),
  )
  const files = [
    await withFile(world, there, words.fileCambridgeshire),
    await withFile(world, here, words.filePeterborough),
  ]
  const niece = await register(world, aChild({ givenNames: 'Sorrel', familyName: 'Damsonette' }))
  const ofNiece = await worry(world, peterborough, told('Sorrel', said(words.niece)))
  await recognised(world, ofNiece, niece.id)
  await relate(world, 'auntAdviser', niece.id)
  return { worries: [there, here, ofNiece], files }
}

const plantCall = async (adviser: Visitor): Promise<void> => {
  await adviser.open('/phone')
  await adviser.submit('/phone')
  await adviser.send(
    `${adviser.path.split('?')[0] ?? ''}/save`,
    adviser.filled('/phone/', { 'what-happened': said(words.call) }),
  )
}

const plantSearch = (adviser: Visitor): Promise<Visitor> =>
  adviser.open('/search').then(() => adviser.submit('/search', { q: words.search }))

const plantTelling = async (world: World): Promise<Visitor> => {
  const teller = world.visitor()
  await teller.open('/refer')
  await teller.submit('/refer', { who: 'public' })
  await goOn(teller, { urgency: 'today' })
  await goOn(teller, { 'what-happened': said(words.telling), 'concern-arose': 'today' })
  return teller
}

const plantJudging = async (world: World, { enquiryId }: PlantedInHub): Promise<void> => {
  const worker = await world.signedIn('mashWorker', { authority: peterborough, fn: 'mash' })
  const form = `/enquiries/${enquiryId}/summary`
  await worker.open(form)
  const [box] = worker.page.querySelectorAll(`form[action^="${form}"] textarea`)
  const name = box?.getAttribute('name') ?? ''
  await worker.send(
    `/enquiries/${enquiryId}/keep/summary`,
    worker.filled(form, { [name]: said(words.judging) }),
  )
}

const plantLink = async (world: World): Promise<Planted['link']> => {
  const one = await asked(world, peterborough, 'education', {
    worry: said(words.askedOfSchool),
    subjects: [aSubject({ categories: ['education'] })],
  })
  const secret = await linked(world, one)
  const browser = world.visitor()
  await browser.open(`/answer/${secret}`)
  await browser.submit(`/answer/${secret}/open`)
  await browser.submit(`/answer/${secret}/who`, { name: 'Willow Warbler', role: 'safeguarding lead' })
  return { secret, browser }
}

/** An invitation to an address of its own, as the page for it would leave it. */
const plantInvitation = (world: World) =>
  world.database.owner
    .insertInto('invitation')
    .values({
      id: newId(),
      staff_id: people.policeNavigatorTwo.id,
      organisation: people.policeNavigatorTwo.employer,
      invited_by: people.policeNavigator.id,
      acting_for: people.policeNavigator.employer,
      token_hash: newId(),
      code_hash: newId(),
      sent_to: `${words.invited}@example.org`,
      made_at: world.house.now(),
      ends_at: addMinutes(world.house.now(), 600),
    })
    .execute()

export const plant = async (world: World): Promise<Planted> => {
  const hub = await plantInHub(world)
  const found = await plantPeople(world)
  await plantRelative(world)
  const { worries, files } = await plantWorries(world)
  const adviser = await world.signedIn('adviser', { authority: peterborough, fn: 'screening' })
  await plantCall(adviser)
  await plantSearch(adviser)
  await plantJudging(world, hub)
  const link = await plantLink(world)
  const teller = await plantTelling(world)
  await plantInvitation(world)
  await world.runJobs()
  return { people: found, hub, worries, files, link, teller }
}
