import fc from 'fast-check'

/**
 * Properties are tried on the same cases each time, so that a change is judged by what it changed and not by luck.
 * `PROPERTY_SEED=any npm test` looks further, with new cases, and prints the seed of what it finds.
 */
const wanted = process.env['PROPERTY_SEED'] ?? '20190101'
if (wanted !== 'any') fc.configureGlobal({ seed: Number(wanted) })
