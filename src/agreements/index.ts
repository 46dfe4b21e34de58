export { agreementsRoom } from './agreements.routes.tsx'
