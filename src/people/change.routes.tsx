import type { FastifyInstance } from 'fastify'
import type { House } from '../web/index.ts'
import {
  addAddress,
  correctAddress,
  endAddress,
  hasMoved,
  hideAddress,
  showAddress,
} from './addresses.change.tsx'
import {
  hasBeenBorn,
  hasDied,
  putBirthRight,
  putExpectedRight,
  sexAndGender,
  telephone,
} from './births.change.tsx'
import type { Change } from './change.ts'
import { declareChange } from './declare-change.tsx'
import { endFlag, raiseFlag } from './flags.change.ts'
import { addIdentifier, identifierStatus } from './identifiers.change.ts'
import { addName, chooseShownName, endName } from './names.change.ts'
import { addParticular, endParticular } from './particulars.change.ts'

/** Everything a worker can change of what is held of a person, each on a page of its own. */
export const changeRoutes = (app: FastifyInstance, house: House): void => {
  const declare = <Around,>(change: Change<Around>): void => declareChange(app, house, change)
  declare(addName)
  declare(chooseShownName)
  declare(endName)
  declare(putBirthRight)
  declare(hasBeenBorn)
  declare(putExpectedRight)
  declare(hasDied)
  declare(sexAndGender)
  declare(telephone)
  declare(hasMoved)
  declare(addAddress)
  declare(correctAddress)
  declare(endAddress)
  declare(hideAddress)
  declare(showAddress)
  declare(addIdentifier)
  declare(identifierStatus)
  declare(addParticular)
  declare(endParticular)
  declare(raiseFlag)
  declare(endFlag)
}
