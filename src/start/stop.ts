/** Something to end, in words for the log. */
export type Part = { name: string; stop: () => Promise<unknown> }

const patience = 15_000

/** npm passes Ctrl-C on to us although the terminal already did: the same wish twice, not impatience. */
const echo = 1_000

const stopInOrder = async (parts: readonly Part[], complain: (line: string) => void): Promise<void> => {
  for (const { name, stop } of parts)
    try {
      await stop()
    } catch (error) {
      complain(`${name} did not stop cleanly: ${String(error)}`)
    }
}

/**
 * On Ctrl-C or a request to terminate: ends the parts in order, so that what is under way can finish on what it stands on.
 * Gives a function that does the same for another reason, with its exit code. A second signal, a second later or more, ends at once.
 */
export const stopOnSignals = (
  parts: readonly Part[],
  say: (line: string) => void,
): ((code: number) => void) => {
  let began: number | null = null
  const stop = (code: number): void => {
    if (began !== null) {
      if (performance.now() - began > echo) process.exit(code === 0 ? 130 : code)
      return
    }
    began = performance.now()
    setTimeout(() => process.exit(1), patience).unref()
    void stopInOrder(parts, say).then(() => process.exit(code))
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      if (began === null) say('Stopping …')
      stop(0)
    })
  return stop
}
