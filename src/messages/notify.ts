import { NotifyClient } from 'notifications-node-client'

/** GOV.UK Notify as this service uses it: one generic template whose two fields are ((subject)) and ((body)). */
export type Notify = {
  /** Refuses with NotSent. `reference` is ours: the same message sent twice can be recognised there. */
  sendEmail: (letter: {
    to: string
    subject: string
    body: string
    reference: string
  }) => Promise<{ id: string }>
}

/** Why Notify did not take it. `forGood`: trying again will not help, the address or the key is wrong. */
export class NotSent extends Error {
  readonly forGood: boolean

  constructor(words: string, forGood: boolean) {
    super(words)
    this.name = 'NotSent'
    this.forGood = forGood
  }
}

type Environment = Readonly<Record<string, string | undefined>>

const statusOf = (error: unknown): number | null => {
  if (typeof error !== 'object' || error === null || !('response' in error)) return null
  const { response } = error
  if (typeof response !== 'object' || response === null || !('status' in response)) return null
  return typeof response.status === 'number' ? response.status : null
}

// In our own words: what Notify answers can hold the address, and the failure is shown on a page.
const inOurWords = (error: unknown): NotSent => {
  const status = statusOf(error)
  if (status === null) return new NotSent('GOV.UK Notify could not be reached.', false)
  if (status === 400) return new NotSent('GOV.UK Notify refused the message: the address may be wrong.', true)
  if (status === 401 || status === 403)
    return new NotSent('GOV.UK Notify refused this service’s key or template.', false)
  if (status === 429) return new NotSent('GOV.UK Notify asked us to wait.', false)
  return new NotSent(`GOV.UK Notify answered ${String(status)}.`, false)
}

const patience = 20_000

const generic = '00000000-0000-4000-8000-000000000000'

/** Notify where NOTIFY_API_KEY is set; null otherwise, and then messages are read on the outbox page. */
export const notifyFrom = (env: Environment): Notify | null => {
  const key = env['NOTIFY_API_KEY'] ?? ''
  if (key === '') return null
  const base = env['NOTIFY_BASE_URL'] ?? ''
  const client = base === '' ? new NotifyClient(key) : new NotifyClient(base, key)
  // A letter goes to the address that is set and nowhere it points to (ASVS 5.0 V15.3.2), and is not waited for without end.
  client.setClient(client.apiClient.restClient.create({ maxRedirects: 0, timeout: patience }))
  const templateId = env['NOTIFY_TEMPLATE_ID'] ?? generic
  return {
    sendEmail: async ({ to, subject, body, reference }) => {
      try {
        const { data } = await client.sendEmail(templateId, to, {
          personalisation: { subject, body },
          reference,
        })
        return { id: String((data as { id?: unknown }).id ?? '') }
      } catch (error) {
        throw inOurWords(error)
      }
    },
  }
}
