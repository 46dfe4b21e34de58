/** These encodeURIComponent leaves as they are, and RFC 8187 does not allow in a name. */
const left = /['()*]/g

const encoded = (letter: string): string => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`

/** A file to be saved, never shown, under this name in whatever letters it is written (RFC 6266, RFC 8187). */
export const asAttachment = (name: string): string =>
  `attachment; filename*=UTF-8''${encodeURIComponent(name.toWellFormed()).replaceAll(left, encoded)}`
