import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import type { Db } from '../db/index.ts'
import { asConnectionLimits, timeLimits } from '../db/time-limits.ts'
import type { House, Room, Task } from './house.ts'

export const tasksOf = (rooms: readonly Room[]): Record<string, Task> =>
  Object.assign({}, ...rooms.map((room) => room.tasks ?? {})) as Record<string, Task>

const quiet = () => () => undefined

/** What connections that take jobs call themselves. */
const jobsName = 'front-door jobs'

/** `db`: the connections its work is done by. Not those of the pages, which must not wait for it. */
const taskList = (house: House, rooms: readonly Room[], db: Db) =>
  Object.fromEntries(
    Object.entries(tasksOf(rooms)).map(([name, task]) => [
      name,
      async (payload: unknown) => task(payload as Record<string, string>, { ...house, db }),
    ]),
  )

/**
 * A pool of our own: the runner's says it has stopped before its last connection is gone, and a connection that breaks
 * then, with nobody listening, would end the process.
 */
const jobsPool = (ownerUrl: string): pg.Pool => {
  const pool = new pg.Pool({
    connectionString: ownerUrl,
    max: 3,
    application_name: jobsName,
    ...asConnectionLimits(timeLimits['follow-up']),
  })
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

/**
 * A process that was killed leaves the jobs it had begun locked, for four hours by the runner's own rule. Where no
 * other process has connections for jobs, nobody is at work on them: they are free at once.
 */
const freeJobsOfTheDead = async (pool: pg.Pool): Promise<void> => {
  await pool.query(`
    select graphile_worker.force_unlock_workers(array(
      select distinct locked_by from graphile_worker._private_jobs where locked_by is not null))
    where not exists (select from pg_stat_activity
      where datname = current_database() and application_name = '${jobsName}' and pid <> pg_backend_pid())`)
}

/** Asked for anew each minute, so one that fails is not tried again; one that takes longer than a minute is not doubled. */
const eachMinute = (rooms: readonly Room[]) =>
  rooms
    .flatMap(({ everyMinute }) => everyMinute ?? [])
    .map((task) => ({
      task,
      match: '* * * * *',
      options: { backfillPeriod: 0, maxAttempts: 1, queueName: task, jobKey: `each minute ${task}` },
    }))

/** Runs follow-up work in this process until stopped. A task that fails is tried again, later each time. */
export const runJobs = async (
  house: House,
  rooms: readonly Room[],
  ownerUrl: string,
  db: Db = house.db,
): Promise<{ stop: () => Promise<void> }> => {
  const { Logger, parseCronItems, run } = await import('graphile-worker')
  const pool = jobsPool(ownerUrl)
  await freeJobsOfTheDead(pool)
  const runner = await run({
    pgPool: pool,
    concurrency: 2,
    noHandleSignals: true,
    logger: new Logger(quiet),
    taskList: taskList(house, rooms, db),
    parsedCronItems: parseCronItems(eachMinute(rooms)),
    // Together, the runner waits some minutes for a database that is being started again; one by one, what a job came
    // to could not be told and, with nobody listening, the process ended.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  })
  for (const task of rooms.flatMap(({ atStart }) => atStart ?? []))
    await runner.addJob(task, {}, { jobKey: task })
  return {
    stop: async () => {
      await runner.stop()
      await pool.end()
    },
  }
}

/**
 * Work asked for at a time of the service's own clock waits until that clock is there: the database's clock is another
 * when the service's is set. What was asked for at once is due at once.
 */
const keepTime = async (pool: pg.Pool, now: string): Promise<void> => {
  await pool.query(
    `update graphile_worker._private_jobs set
      run_at = case when run_at <= $1 then least(run_at, now()) else run_at end,
      locked_at = case when run_at > $1 then now() end,
      locked_by = case when run_at > $1 then 'not yet' end
    where locked_at is null and run_at not in (created_at, updated_at)`,
    [now],
  )
}

const second = 1000

/**
 * Follow-up work in a trial whose clock was set: what is due by that clock, looked for every second, and what is asked
 * for each minute whenever a minute of it has gone by.
 */
export const runJobsByClock = async (
  house: House,
  rooms: readonly Room[],
  ownerUrl: string,
  db: Db = house.db,
): Promise<{ stop: () => Promise<void> }> => {
  const pool = jobsPool(ownerUrl)
  await freeJobsOfTheDead(pool)
  const ask = async (tasks: readonly string[]): Promise<void> => {
    for (const task of tasks)
      await pool.query(`select graphile_worker.add_job($1, '{}', job_key => $1)`, [task])
  }
  await ask(rooms.flatMap(({ atStart }) => atStart ?? []))
  const stopping = new AbortController()
  const work = async (): Promise<void> => {
    let minute = ''
    while (!stopping.signal.aborted) {
      const thisMinute = house.now().slice(0, 'yyyy-mm-ddThh:mm'.length)
      if (thisMinute !== minute) await ask(rooms.flatMap(({ everyMinute }) => everyMinute ?? []))
      minute = thisMinute
      // A database that is being started again answers in a second or two.
      await runDueJobs(house, rooms, ownerUrl, db).catch(() => undefined)
      await pause(second, undefined, { signal: stopping.signal }).catch(() => undefined)
    }
  }
  const working = work()
  return {
    stop: async () => {
      stopping.abort()
      await working
      await pool.end()
    },
  }
}

const letGo = (pool: pg.Pool): Promise<unknown> =>
  pool.query(
    `update graphile_worker._private_jobs set locked_at = null, locked_by = null where locked_by = 'not yet'`,
  )

/** Runs everything that is due by the service's clock, once. For tests and commands. */
export const runDueJobs = async (
  house: House,
  rooms: readonly Room[],
  ownerUrl: string,
  db: Db = house.db,
): Promise<void> => {
  const { Logger, runOnce } = await import('graphile-worker')
  const pool = jobsPool(ownerUrl)
  try {
    await keepTime(pool, house.now())
    await runOnce({
      pgPool: pool,
      logger: new Logger(quiet),
      concurrency: 1,
      // What a job asks for later waits as well, or one that asks for itself every night would never come to an end.
      taskList: Object.fromEntries(
        Object.entries(taskList(house, rooms, db)).map(([name, task]) => [
          name,
          async (payload: unknown) => {
            try {
              await task(payload)
            } finally {
              await keepTime(pool, house.now())
            }
          },
        ]),
      ),
    })
  } finally {
    await letGo(pool)
    await pool.end()
  }
}
