import { test } from 'vitest'
import { startService } from '../service.ts'
import { plant } from './people-secrets.planted.ts'
import { everyReader } from './reading-everything.ts'
test('probe', async () => {
  let t = performance.now()
  const lap = (what: string) => {
    console.log(what, Math.round(performance.now() - t))
    t = performance.now()
  }
  const service = await startService()
  lap('start')
  const readers = await everyReader(service)
  lap(`readers ${String(readers.length)}`)
  await plant(service)
  lap('plant')
  await service.stop()
}, 200_000)
