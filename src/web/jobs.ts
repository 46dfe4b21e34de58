import type { House, Room, Task } from './house.ts'

export const tasksOf = (rooms: readonly Room[]): Record<string, Task> =>
  Object.assign({}, ...rooms.map((room) => room.tasks ?? {})) as Record<string, Task>

const quiet = () => () => undefined

const taskList = (house: House, rooms: readonly Room[]) =>
  Object.fromEntries(
    Object.entries(tasksOf(rooms)).map(([name, task]) => [
      name,
      async (payload: unknown) => task(payload as Record<string, string>, house),
    ]),
  )

/** Runs follow-up work in this process until stopped. A task that fails is tried again, later each time. */
export const runJobs = async (
  house: House,
  rooms: readonly Room[],
  ownerUrl: string,
): Promise<{ stop: () => Promise<void> }> => {
  const { Logger, run } = await import('graphile-worker')
  const runner = await run({
    connectionString: ownerUrl,
    concurrency: 2,
    maxPoolSize: 3,
    noHandleSignals: true,
    logger: new Logger(quiet),
    taskList: taskList(house, rooms),
  })
  return { stop: () => runner.stop() }
}

/** Runs everything that is due, once. For tests and commands. */
export const runDueJobs = async (house: House, rooms: readonly Room[], ownerUrl: string): Promise<void> => {
  const { Logger, runOnce } = await import('graphile-worker')
  await runOnce({ connectionString: ownerUrl, logger: new Logger(quiet), taskList: taskList(house, rooms) })
}
