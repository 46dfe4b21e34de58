export { figuresRoom } from './figures.routes.tsx'
