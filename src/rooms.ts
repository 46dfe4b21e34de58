import { administrationRoom } from './administration/index.ts'
import { agreementChangesRoom } from './agreement-changes/index.ts'
import { agreementsRoom } from './agreements/index.ts'
import { alertsRoom } from './alerts/index.ts'
import { breakGlassRoom } from './break-glass/index.ts'
import { authorityGapsRoom } from './authority-gaps/index.ts'
import { trayRoom } from './contacts/index.ts'
import { contactsRoom } from './contacts/index.ts'
import { emergencyDutyRoom } from './emergency-duty/index.ts'
import { grantsRoom } from './grants/index.ts'
import { figuresRoom } from './figures/index.ts'
import { handOversRoom } from './hand-overs/index.ts'
import { agencyRequestsRoom } from './agency-requests/index.ts'
import { mashRoom } from './mash/index.ts'
import { matchingRoom } from './matching/index.ts'
import { messagesRoom } from './messages/index.ts'
import { passkeysRoom } from './passkeys/index.ts'
import { peopleRoom } from './people/index.ts'
import { peopleImportRoom } from './people-import/index.ts'
import { phoneRoom } from './phone/index.ts'
import { placesRoom } from './places/index.ts'
import { privacyRoom } from './privacy/index.ts'
import { proofRoom } from './proof/index.ts'
import { referralRoom } from './referrals/index.ts'
import { sealedRoom } from './sealed/index.ts'
import { searchRoom } from './search/index.ts'
import { whyRoom } from './why/index.ts'
import type { Room } from './web/index.ts'
import { hatRoom, signInRoom, signInWithRoom } from './web/index.ts'

/** Every room of the service, in the order a worry passes through them. */
export const rooms: readonly Room[] = [
  signInRoom,
  signInWithRoom,
  passkeysRoom,
  hatRoom,
  searchRoom,
  peopleRoom,
  matchingRoom,
  sealedRoom,
  placesRoom,
  referralRoom,
  phoneRoom,
  contactsRoom,
  trayRoom,
  handOversRoom,
  mashRoom,
  agencyRequestsRoom,
  messagesRoom,
  alertsRoom,
  emergencyDutyRoom,
  breakGlassRoom,
  figuresRoom,
  agreementsRoom,
  authorityGapsRoom,
  grantsRoom,
  agreementChangesRoom,
  administrationRoom,
  peopleImportRoom,
  proofRoom,
  privacyRoom,
  whyRoom,
]
