import type { EventEmitter } from 'node:events'

type Log = { error: (what: object, words: string) => void; fatal: (what: object, words: string) => void }

/**
 * For errors that nobody caught (ASVS 5.0 V16.5.4). A promise nobody waited for failed by itself: it is written down, and
 * everybody else goes on. Anything else leaves the process as nobody knows it: it is written down, and the process ends in
 * order, to be started again by whoever runs it.
 */
export const catchTheRest = (whole: EventEmitter, log: Log, stop: (code: number) => void): void => {
  whole.on('unhandledRejection', (err: unknown) => log.error({ err }, 'nobody waited for what failed'))
  whole.on('uncaughtException', (err: unknown) => {
    log.fatal({ err }, 'nobody caught what failed: the process ends')
    stop(1)
  })
}
