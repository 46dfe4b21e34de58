import type { Room } from '../web/index.ts'
import {
  acknowledgeReferrer,
  askReferrer,
  movedIsAcknowledged,
  returnedAsksReferrer,
} from './acknowledging.ts'
import { feedbackRoutes } from './feedback.routes.tsx'
import { outboxRoutes } from './outbox.routes.tsx'
import { sendDraftCode, sendMessage } from './sending.ts'

export { howToReach, ifInDanger } from './letter.ts'
export { queueDraftCode } from './draft-outbox.sql.ts'
export { notifyFrom } from './notify.ts'
export { type Message, messagesOf } from './outbox.sql.ts'
export { filled, type OwnWords, type WordedLetter, wrongWords } from './own-words.ts'
export { everyOwnWording, ownWordsOn } from './own-words.sql.ts'
export { referrerLetters } from './referrer-letters.ts'
export { attempt, tryAgainLater } from './sending.ts'
export { isTextClass, type TextClass, textClasses, textClassOf } from './text-class.ts'

/** What people outside are told: that it arrived, what was decided, what is missing, and how to go on with a draft. */
export const messagesRoom: Room = {
  name: 'messages',
  routes: (app, house) => {
    outboxRoutes(app, house)
    feedbackRoutes(app, house)
  },
  tasks: {
    'acknowledge-referrer': acknowledgeReferrer,
    'ask-referrer': askReferrer,
    'send-message': sendMessage,
    'send-draft-code': sendDraftCode,
  },
  reactions: [returnedAsksReferrer, movedIsAcknowledged],
}
