export { phoneRoom } from './phone.routes.tsx'
