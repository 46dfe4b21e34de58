export { emergencyDutyRoom } from './emergency-card.routes.tsx'
