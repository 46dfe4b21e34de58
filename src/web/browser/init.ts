import { initAll } from 'govuk-frontend'
import { startAutosave } from './autosave.ts'
import { startCallTimers } from './call-timer.ts'
import { startKeepTyped } from './keep-typed.ts'
import { startLive } from './live.ts'
import { startPasskeys } from './passkey.ts'
import { sayNothingRadiosMayNot } from './radio-state.ts'
import { startShortcut } from './shortcut.ts'
import { startSubmitOnce } from './submit-once.ts'
import { startSuggest } from './suggest.ts'
import { startTimeLeftDetail } from './time-left-detail.ts'
import { startTimeLeftTick } from './time-left-tick.ts'
import { startTrayKeys } from './tray-keys.ts'
import { startUploadProgress } from './upload-progress.ts'

// A module script waits until the page has been read, so this is early enough and needs no inline script.
document.body.classList.add('js-enabled')
if ('noModule' in HTMLScriptElement.prototype) document.body.classList.add('govuk-frontend-supported')

startKeepTyped()
initAll()
sayNothingRadiosMayNot()
startAutosave()
startCallTimers()
startLive((part) => {
  initAll({ scope: part })
  startSuggest(part)
})
startPasskeys()
startShortcut()
startSubmitOnce()
startSuggest(document)
startTimeLeftDetail()
startTimeLeftTick()
startTrayKeys()
startUploadProgress(document)
