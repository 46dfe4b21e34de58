/** What is true of the text on the page at this moment. */
export type SavedState =
  | { readonly state: 'untouched' }
  | { readonly state: 'saving' }
  | { readonly state: 'saved'; readonly at: string }
  | { readonly state: 'no-connection' }
  | { readonly state: 'signed-out' }
  | { readonly state: 'not-accepted' }

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

/** The words of the saved mark, the same on the server and in the browser. They never say more than is true. */
export const savedMarkWords = (saved: SavedState): string => {
  switch (saved.state) {
    case 'untouched':
      return ''
    case 'saving':
      return 'Not saved yet: saving now'
    case 'saved':
      return `Saved ${clock.format(new Date(saved.at))}`
    case 'no-connection':
      return 'Not saved yet: no connection, kept on this page'
    case 'signed-out':
      return 'Not saved: sign in again in another tab, then go on here. It is kept on this page'
    case 'not-accepted':
      return 'Not saved: the service did not accept it. It is kept on this page: send it, or copy it before you leave'
  }
}
