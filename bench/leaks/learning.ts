import { type Form, leadsOf } from './forms.ts'
import { people as everyone, peterborough } from '../../demo/people.ts'
import type { Reader } from './readers.ts'
import { leaves } from './routes.ts'
import { type Asking, forgetLimits, isOver, type Trial, type Until } from './trial.ts'
import type { World } from './world.ts'

/** Follows links as each kind of person, and learns from what they are shown which addresses and forms there are. */

const pagesEach = 45

const seedsOf = ({ planted }: Trial, reader: Reader): string[] =>
  reader.key === 'link holder'
    ? ['', '/answer', '/nothing-known', '/files', '/who'].map((end) => `/answer/${planted.link.secret}${end}`)
    : reader.key === 'teller'
      ? ['/refer', '/refer/check', '/refer/files', '/refer/you']
      : ['/', '/start', '/agreements', '/alerts/own', '/sessions', '/passkeys', '/search']

const keepForms = (trial: Trial, reader: Reader, forms: readonly Form[]): void => {
  for (const form of forms) {
    trial.places.learn(form.action)
    const to = trial.places.routeAt(form.method, form.action)
    if (!to) continue
    const some = trial.forms.get(to.name) ?? []
    if (some.length < 16) trial.forms.set(to.name, [...some, { ...form, to: reader }])
  }
}

/** Records that are planted, whoever's they are: each kind of person asks for each of them. */
export const plantedAddresses = (
  { planted }: Trial,
  ids: readonly { table: string; id: string }[],
): string[] => {
  const { people, hub, worries, files } = planted
  const of = (table: string): string[] => ids.filter((row) => row.table === table).map(({ id }) => id)
  const contacts = [...people.contacts, ...worries].map(({ id }) => id)
  return [
    ...Object.values(people.people).map((id) => `/people/${id}`),
    ...['/custody', '/unseal', '/record'].map((end) => `/people/${people.people['sealed'] ?? ''}${end}`),
    ...contacts.map((id) => `/contacts/${id}`),
    ...files.map(({ contactId, id }) => `/contacts/${contactId}/attachments/${id}`),
    ...[hub.enquiryId, hub.otherEnquiryId].flatMap((id) =>
      ['', '/summary', '/discussion'].map((end) => `/enquiries/${id}${end}`),
    ),
    ...Object.values(hub.requests).flatMap((id) => [`/requests/${id}`, `/requests/${id}/answer`]),
    ...of('draft').flatMap((id) => [`/phone/${id}`, `/search/${id}`]),
    ...of('sealed_search').map((id) => `/sealed-searches/${peterborough}/${id}`),
    `/invitations/${everyone.policeNavigatorTwo.id}`,
    `/administration/people/${people.importFile}`,
    `/administration/people/${people.importFile}/rows-to-look-at.csv`,
  ]
}

/**
 * What is planted is asked for by everybody first: who may have it then sees it, and nobody else. So is why they see it,
 * or do not.
 */
export const tour = async (trial: Trial, asking: Asking, readers: readonly Reader[], until: Until) => {
  const addresses = plantedAddresses(trial, trial.places.ids).flatMap((url) => [url, `/why${url}`])
  for (const reader of readers)
    for (const url of addresses) {
      if (isOver(until)) return
      const route = trial.places.routeAt('GET', url)
      trial.places.learn(url)
      if (route) await asking(reader, route, { method: 'GET', url })
    }
}

const walk = async (trial: Trial, asking: Asking, reader: Reader, until: Until): Promise<void> => {
  const queue = seedsOf(trial, reader)
  const known = new Set(queue)
  const routesWalked = new Map<string, number>()
  for (let pages = 0; pages < pagesEach && !isOver(until);) {
    const url = queue.shift()
    if (url === undefined) return
    const route = trial.places.routeAt('GET', url)
    if (!route || route.isStream || leaves(route) || route.pattern.startsWith('/assets')) continue
    // Three of a kind show what a kind leads to.
    const walked = routesWalked.get(route.name) ?? 0
    if (walked >= 3) continue
    routesWalked.set(route.name, walked + 1)
    pages += 1
    const { links, forms } = leadsOf(await asking(reader, route, { method: 'GET', url }))
    keepForms(trial, reader, forms)
    for (const link of links) {
      trial.places.learn(link)
      if (!known.has(link) && queue.length < 400) queue.push(link)
      known.add(link)
    }
  }
}

export const learn = async (
  trial: Trial,
  world: World,
  asking: Asking,
  readers: readonly Reader[],
  until: Until,
): Promise<void> => {
  for (const reader of readers) {
    if (isOver(until)) return
    await forgetLimits(world)
    await walk(trial, asking, reader, until)
  }
}
