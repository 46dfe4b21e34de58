export { administrationRoom } from './administration.routes.tsx'
