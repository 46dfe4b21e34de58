import type { Acting as ActingOn } from '../web/index.ts'

export type { NotDone } from '../events/index.ts'

/** Somebody changing something here; what is in the address of the form does not matter. */
export type Acting = Pick<ActingOn<unknown>, 'house' | 'visit' | 'once'>
