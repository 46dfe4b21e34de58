export { peopleImportRoom } from './people-import.routes.tsx'
