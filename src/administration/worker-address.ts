import { z } from 'zod'
import type { WorkerFile } from './worker.sql.ts'

/** Where a worker's page and forms are: by id, so that no name and no e-mail stands in an address. */
export const workersPath = '/administration/workers'

export const worker = z.object({ id: z.uuid() })
export type OfWorker = z.infer<typeof worker>
export const workerRow = z.object({ id: z.uuid(), row: z.uuid() })

export const backToWorker = ({ worker: { id, name } }: { worker: WorkerFile }) => ({
  href: `${workersPath}/${id}`,
  text: name,
})
