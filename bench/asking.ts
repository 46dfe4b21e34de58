import { Agent, request } from 'node:http'

/** A browser's connection kept open to a service on this machine, without the browser. */
export type Asking = {
  get: (
    path: string,
    cookie?: string,
  ) => Promise<{ status: number; body: Buffer; headers: Record<string, string> }>
  end: () => void
}

export const askingOf = (address: string): Asking => {
  const { hostname, port } = new URL(address)
  const agent = new Agent({ keepAlive: true })
  return {
    get: (path, cookie = '') =>
      new Promise((resolve, reject) => {
        const headers = { accept: 'text/html', ...(cookie === '' ? {} : { cookie }) }
        const asked = request({
          hostname: hostname === 'localhost' ? '127.0.0.1' : hostname,
          port,
          path,
          agent,
          headers,
        })
        asked.on('response', (answer) => {
          const parts: Buffer[] = []
          answer.on('data', (part: Buffer) => parts.push(part))
          answer.on('end', () => {
            const given = Object.entries(answer.headers).flatMap(([name, value]) =>
              typeof value === 'string' ? [[name, value] as const] : [],
            )
            resolve({
              status: answer.statusCode ?? 0,
              body: Buffer.concat(parts),
              headers: Object.fromEntries(given),
            })
          })
        })
        asked.on('error', reject)
        asked.end()
      }),
    end: () => agent.destroy(),
  }
}
