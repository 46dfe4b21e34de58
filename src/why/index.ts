export { explain } from './explain.ts'
export type { Explanation } from './steps.ts'
export { whyRoom } from './why.routes.tsx'
