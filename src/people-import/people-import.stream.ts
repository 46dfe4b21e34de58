import { councilsRecord } from '../access/index.ts'
import type { Stream } from '../events/index.ts'
import { forgetFile, saveImport } from './people-import.sql.ts'
import { evolveImport, importSentence, type PeopleImport, type PeopleImportEvent } from './people-import.ts'

export const peopleImportStream: Stream<PeopleImport, PeopleImportEvent> = {
  name: 'people-import',
  evolve: evolveImport,
  resource: ({ owner, id }) => councilsRecord('people-import', { owner, id }),
  save: async (tx, before, after) => {
    await saveImport(tx, after, before?.stage !== after.stage)
    // Names of a whole county lie in the file: it is kept no longer than it is needed.
    if (after.stage === 'done' || after.stage === 'given-up') await forgetFile(tx, after.owner, after.id)
  },
  jobs: ({ event, owner, id }) => {
    const isWork =
      event.type === 'check-asked' || event.type === 'bring-in-asked' || event.type === 'taken-up-again'
    return isWork ? [{ task: 'work-on-people-import', payload: { owner, importId: id } }] : []
  },
  sentence: importSentence,
}
