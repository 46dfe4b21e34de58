import type { AgencyRequest, AnswerFile, AskedOf, SaidItem } from '../agency-requests/index.ts'

/** What one agency said about one person: as it may be read, or only that there is something. */
export type Card = { kind: 'said'; item: SaidItem } | { kind: 'hidden'; id: string }

/** One question to an agency with what came of it. */
export type Asked = {
  request: AgencyRequest
  cards: readonly Card[]
  files: readonly AnswerFile[]
  /** Files that came and may not be read here. */
  hiddenFiles: number
}

/** Everything one agency was asked, in the order it was asked. */
export type Column = { agency: string; asked: readonly Asked[] }

/**
 * The facts say that an agency answered, row-level security which of its words may be read here. A mark without its words
 * is shown as hidden: it never looks like "nothing known" (docs/decisions/0010).
 */
export const columnsOf = (
  askedFor: readonly AskedOf[],
  said: readonly SaidItem[],
  files: readonly AnswerFile[],
): Column[] => {
  const items = new Map(said.map((item) => [item.id, item]))
  const readable = new Map(files.map((file) => [file.id, file]))
  const columns = new Map<string, Asked[]>()
  for (const { request } of askedFor) {
    const found = request.files.flatMap(({ id }) => readable.get(id) ?? [])
    const asked: Asked = {
      request,
      cards: request.answers.map(({ id }) => {
        const item = items.get(id)
        return item ? { kind: 'said', item } : { kind: 'hidden', id }
      }),
      files: found,
      hiddenFiles: request.files.length - found.length,
    }
    columns.set(request.agency, [...(columns.get(request.agency) ?? []), asked])
  }
  return [...columns].map(([agency, asked]) => ({ agency, asked }))
}

/** How many words came that this reader may not read. */
export const hiddenIn = ({ asked }: Column): number =>
  asked.reduce(
    (sum, { cards, hiddenFiles }) => sum + hiddenFiles + cards.filter(({ kind }) => kind === 'hidden').length,
    0,
  )
