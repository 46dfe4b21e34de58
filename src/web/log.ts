/** Only what went wrong, on which route, and what was refused to whom by their id: no addresses, no bodies, no cookies, no names. */
export const quietLog = () => ({
  level: process.env['LOG_LEVEL'] ?? 'warn',
  redact: ['req', 'res', 'err.detail', 'err.where', 'err.parameters'],
})
