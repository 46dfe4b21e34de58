import { freshDatabase } from './database.ts'
import { serviceOn, type ServiceOptions, type TestService } from './service-on.ts'

export type { TestService } from './service-on.ts'
export { Visitor } from './visitor.ts'

/** The whole service on a new database of its own, copied from the template of this run of tests. */
export const startService = async (options: ServiceOptions = {}): Promise<TestService> =>
  options.extension === undefined
    ? serviceOn(await freshDatabase('organisation'), { ...options, isLoaded: true })
    : serviceOn(await freshDatabase(), options)
