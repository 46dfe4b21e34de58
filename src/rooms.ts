import type { Room } from './web/index.ts'
import { hatRoom, signInRoom } from './web/index.ts'

/** Every room of the service, in the order a worry passes through them. */
export const rooms: readonly Room[] = [signInRoom, hatRoom]
