import type { Instant } from '../time/index.ts'

export type Passkey = {
  id: string
  staffId: string
  credentialId: string
  publicKey: Uint8Array<ArrayBuffer>
  transports: readonly string[]
  signCount: number
  /** Its maker may copy it to the owner's other devices. */
  mayBeSynced: boolean
  isBackedUp: boolean
  name: string
  addedAt: Instant
  lastUsedAt: Instant | null
  stopped: { at: Instant; because: Stopped } | null
}

export type Stopped = 'removed' | 'lost' | 'copied'

/**
 * Whether the counter an authenticator sent is one it cannot have: no higher than the last, although it counts
 * (WebAuthn 6.1.1). A copy of the key, used beside the original, looks like this. Many do not count and send nought.
 */
export const looksCopied = (last: number, sent: number): boolean => (last > 0 || sent > 0) && sent <= last

export const longestName = 60

/** What is amiss with a name for a passkey; null when nothing is. */
export const nameTrouble = (name: string): string | null => {
  if (name === '') return 'Enter a name for this passkey, such as “work laptop”'
  return name.length > longestName ? `The name must be ${String(longestName)} characters or fewer` : null
}
