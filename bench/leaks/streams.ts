import { setTimeout as pause } from 'node:timers/promises'
import { cambridgeshire, peterborough } from '../../demo/people.ts'
import { aChild } from '../../src/contacts/told.test-data.ts'
import { worry } from '../../src/hand-overs/worry.test-data.ts'
import { listenForChanges } from '../../src/web/live.ts'
import type { Reader } from './readers.ts'
import { oneOfEach } from './readers.ts'
import type { Route } from './routes.ts'
import { secretsIn, words } from './secrets.ts'
import { councilsOf } from './unseen-table.ts'
import type { Trial } from './trial.ts'
import { lookoutFor } from './words.ts'
import type { World } from './world.ts'

/** What open trays are told while worries arrive: that something changed in a council in sight, and nothing else. */

type Open = { reader: Reader; route: Route; heard: () => string; close: () => void }

const openOne = async (address: string, reader: Reader, route: Route): Promise<Open> => {
  const stopped = new AbortController()
  let heard = ''
  const answer = await fetch(`${address}${route.pattern}`, {
    headers: { cookie: reader.cookie, accept: 'text/event-stream' },
    signal: stopped.signal,
    redirect: 'manual',
  })
  const hear = async () => {
    const decoder = new TextDecoder()
    for await (const part of answer.body ?? []) heard += decoder.decode(part as Uint8Array, { stream: true })
  }
  // It ends by our own hand.
  void hear().catch(() => undefined)
  return { reader, route, heard: () => heard, close: () => stopped.abort() }
}

const settled = 700

const expected = /^(: watching\n\n|: still here\n\n|event: changed\ndata: tray\n\n)*$/

const judge = (trial: Trial, open: Open, council: string, before: string): void => {
  const { reader, route } = open
  const heard = open.heard().slice(before.length)
  if (before.startsWith(': watching')) trial.tally.reached(route.name)
  trial.tally.tried('streams', { route: route.name, reader: reader.kind, method: 'GET' })
  const told = (what: string, around: string) =>
    trial.tally.found(
      { channel: 'streams', what, reader: reader.words, request: `GET ${route.pattern}`, around },
      route.name,
      reader.kind,
    )
  for (const { secret, around } of lookoutFor(secretsIn(true))(heard))
    if (!secret.mayHave(reader)) told(secret.name, around)
  if (before.startsWith(': watching') && !expected.test(heard))
    told('more than that it changed', heard.slice(0, 200))
  const isBlind = reader.hat === null || !councilsOf(reader).includes(council)
  if (isBlind && heard.includes('event:')) told(`that something changed at ${council}`, heard.slice(0, 120))
}

export const tryStreams = async (trial: Trial): Promise<void> => {
  const world: World = await trial.server.copy()
  const live = await listenForChanges(world.database.url)
  Object.assign(world.house, { live })
  const address = await world.app.listen({ host: '127.0.0.1', port: 0 })
  const streams = trial.routes.filter(({ isStream, params }) => isStream && params.length === 0)
  const open: Open[] = []
  for (const reader of oneOfEach(trial.readers, trial.chance))
    for (const route of streams) open.push(await openOne(address, reader, route))
  for (const council of [cambridgeshire, peterborough]) {
    await pause(settled)
    const before = open.map(({ heard }) => heard())
    await worry(world, council, {
      children: [aChild({ givenNames: 'Myrtle', familyName: 'Streamside' })],
      whatHappened: `Told that ${words.niece} was seen`,
    })
    await pause(settled)
    open.forEach((each, nth) => judge(trial, each, council, before[nth] ?? ''))
  }
  for (const each of open) each.close()
  await live.stop()
  await world.stop()
}
