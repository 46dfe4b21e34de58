export { isReason, type Reason, reasons, shortestWords } from './emergency-card.ts'
export { emergencyDutyRoom } from './emergency-card.routes.tsx'
