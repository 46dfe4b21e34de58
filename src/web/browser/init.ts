import { initAll } from 'govuk-frontend'

/** Runs when the page has been read (a module script waits for that by itself). */
document.body.classList.add('js-enabled')
if ('noModule' in HTMLScriptElement.prototype) document.body.classList.add('govuk-frontend-supported')

initAll()
