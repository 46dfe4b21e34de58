export { breakGlassRoom } from './break-glass.routes.tsx'
