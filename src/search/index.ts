export { searchRoom } from './search.routes.tsx'
