import pg from 'pg'

type Listener = (authority: string) => void

/**
 * One listening connection for the whole process: PostgreSQL says a council's tray changed, every open tray is told.
 * LISTEN needs a connection of its own; when it breaks it is made anew, and trays still refresh by themselves.
 */
export const listenForChanges = async (
  url: string,
): Promise<{ subscribe: (listener: Listener) => () => void; stop: () => Promise<void> }> => {
  const listeners = new Set<Listener>()
  let client: pg.Client | null = null
  let stopped = false
  const connect = async (): Promise<void> => {
    if (stopped) return
    const next = new pg.Client({ connectionString: url, application_name: 'front-door live' })
    next.on('notification', (message) => {
      for (const listener of listeners) listener(message.payload ?? '')
    })
    next.on('error', () => retry())
    try {
      await next.connect()
      await next.query('listen tray_changed')
      client = next
    } catch {
      retry()
    }
  }
  const retry = (): void => {
    client = null
    if (!stopped) setTimeout(() => void connect(), 1000).unref()
  }
  await connect()
  return {
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    stop: async () => {
      stopped = true
      await client?.end()
    },
  }
}
