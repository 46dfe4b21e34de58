import { expect, test } from 'vitest'
import { askForChanges, trainingMemorandum } from '../../demo/changing-agreements.ts'
import { delegationAgreement } from '../../demo/organisation.ts'
import { startService } from '../../test/service.ts'
import { officerOf } from './officers.test-data.ts'

test('the demonstration holds a refused variation, and an extension half decided that gives nothing', async () => {
  const service = await startService()
  try {
    await askForChanges(service.database.ownerUrl, service.house.now())
    const officer = await officerOf(service, 'peterborough')
    await officer.open(`/agreements/${delegationAgreement}/changes`)
    expect(officer.text).toContain('Refused')
    await officer.open(`/agreements/${trainingMemorandum}/changes`)
    expect(officer.text).toContain('Decided by one council only: gives nothing')
    expect(officer.text).toContain('Whose turn: Peterborough decides')
    await officer.open(`/agreements/${trainingMemorandum}`)
    expect(officer.status).toBe(200)
    expect(officer.text).toContain('Extension 1')
    await service.runJobs()
    await officer.open('/alerts')
    expect(officer.text).toContain('A change to an agreement waits for this council')
  } finally {
    await service.stop()
  }
})
