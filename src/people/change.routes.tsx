import type { FastifyInstance } from 'fastify'
import { page, type House } from '../web/index.ts'
import { addAddress, correctAddress, endAddress, hasMoved } from './addresses.change.tsx'
import { hideAddress, showAddress } from './hidden-address.change.tsx'
import { adoption } from './adoption.change.tsx'
import { hasBeenBorn, hasDied, putBirthRight, putExpectedRight } from './births.change.tsx'
import { sexAndGender, telephone } from './details.change.ts'
import type { Change } from './change.ts'
import { custody } from './custody.routes.tsx'
import { declareChange } from './declare-change.tsx'
import { endFlag, raiseFlag } from './flags.change.ts'
import { changeHub } from './hub.routes.tsx'
import { addIdentifier, identifierStatus } from './identifiers.change.ts'
import { movedCouncil } from './moving-council.change.tsx'
import { addName, chooseShownName, endName } from './names.change.ts'
import { addParticular, endParticular } from './particulars.change.ts'
import { addRelation } from './relate.change.tsx'
import { correctRelation, endRelation } from './relations.change.tsx'
import { openUp, restrict } from './restrict.change.tsx'
import { seal, unseal } from './seal.change.tsx'

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
  declare(addRelation)
  declare(correctRelation)
  declare(endRelation)
  declare(restrict)
  declare(openUp)
  declare(seal)
  declare(unseal)
  declare(adoption)
  declare(movedCouncil)
  page(app, house, changeHub)
  page(app, house, custody)
}
