import type { Ask } from './witness.ts'

const patience = 20_000

/** Asks the service at this address; nothing is sent but a question or a witness's own signature. */
export const askOverHttp =
  (address: string): Ask =>
  async (path, told) => {
    const response = await fetch(new URL(path, address), {
      signal: AbortSignal.timeout(patience),
      redirect: 'error',
      ...(told === undefined
        ? {}
        : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(told) }),
    })
    return { status: response.status, body: Buffer.from(await response.arrayBuffer()) }
  }
