export { asActor, asActorWithin, asNobody, type Context } from './as-actor.ts'
export { connect, type Db, readAsOurs, type Tx } from './connect.ts'
export type { DB, Json, JsonValue } from './types.ts'
export { newId } from './new-id.ts'
