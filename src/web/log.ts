/** Only what went wrong and on which route: no addresses, no bodies, no cookies, no names. */
export const quietLog = () => ({
  level: process.env['LOG_LEVEL'] ?? 'warn',
  redact: ['req', 'res', 'err.detail', 'err.where', 'err.parameters'],
})
