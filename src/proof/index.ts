export type { Hash } from './merkle.ts'
export { inclusionProof, provesInclusion, rootOf } from './merkle-proof.ts'
export { sealSome, sealedIn, type SealedIn, storedRuns } from './tree.sql.ts'
