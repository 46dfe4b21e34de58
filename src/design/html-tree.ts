/**
 * A small, strict HTML reader for tests: enough for the markup that components publish, and it stops at
 * anything it does not know rather than guess. It lets two texts be compared for what a browser would make of
 * them: order of attributes and classes, `<input/>` or `<input>`, and indentation do not count.
 */
export type HtmlNode =
  | string
  | {
      readonly tag: string
      readonly attributes: Readonly<Record<string, string>>
      readonly children: readonly HtmlNode[]
    }

type OpenElement = { tag: string; attributes: Record<string, string>; children: HtmlNode[] }

const voidTags = /^(area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/
// Labels, fields and buttons are not among them: GOV.UK sets them as blocks or in flexible boxes.
const inlineTags = /^(a|abbr|b|br|code|em|i|small|span|strong|time)$/
const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: '\u00a0',
  ctdot: '⋯',
  hellip: '…',
  copy: '©',
}

const decoded = (text: string): string =>
  text.replaceAll(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
    if (decimal) return String.fromCodePoint(Number(decimal))
    if (hex) return String.fromCodePoint(parseInt(String(hex), 16))
    const character = named[String(name)]
    if (character === undefined) throw new Error(`unknown entity ${String(whole)}`)
    return character
  })

const attributesIn = (text: string): Record<string, string> => {
  const attributes: Record<string, string> = {}
  const rest = text.replaceAll(
    /\s*([^\s=>"'/]+)(?:=("[^"]*"|'[^']*'))?/g,
    (_, name: string, value?: string) => {
      if (name in attributes) throw new Error(`attribute ${name} twice`)
      attributes[name] = decoded(value?.slice(1, -1) ?? '')
      return ''
    },
  )
  if (!/^\s*\/?\s*$/.test(rest)) throw new Error(`cannot read attributes: ${text}`)
  return attributes
}

const token =
  /<!--[\s\S]*?-->|<!doctype[^>]*>|<\/([a-z][\w-]*)\s*>|<([a-z][\w-]*)((?:\s+[^\s=>"'/]+(?:=(?:"[^"]*"|'[^']*'))?)*\s*\/?)>|[^<]+/gi

const readInto = (root: OpenElement, html: string): void => {
  const open = [root]
  let read = 0
  for (const found of html.matchAll(token)) {
    if (found.index !== read) throw new Error(`cannot read: ${html.slice(read, read + 60)}`)
    read += found[0].length
    const [whole, closes, opens, attributes = ''] = found
    const parent = open.at(-1)
    if (parent === undefined) throw new Error('closed too often')
    if (closes !== undefined) {
      if (parent.tag !== closes) throw new Error(`</${closes}> closes <${parent.tag}>`)
      open.pop()
    } else if (opens !== undefined) {
      const element = { tag: opens, attributes: attributesIn(attributes), children: [] }
      parent.children.push(element)
      if (!voidTags.test(opens) && !(attributes.endsWith('/') && isWithinSvg(open))) open.push(element)
    } else if (!whole.startsWith('<!')) parent.children.push(decoded(whole))
  }
  if (read !== html.length || open.length !== 1) throw new Error(`unfinished: ${html.slice(-60)}`)
}

const isWithinSvg = (open: readonly OpenElement[]): boolean => open.some(({ tag }) => tag === 'svg')

const isInline = (node: HtmlNode | undefined): boolean =>
  node !== undefined && (typeof node === 'string' || inlineTags.test(node.tag))

// A space counts only where a reader could see it: between two things that stand on one line.
const withoutLayout = (children: readonly HtmlNode[]): readonly HtmlNode[] =>
  children.flatMap((node, index) => {
    if (typeof node !== 'string') return [tidied(node)]
    let text = node.replaceAll(/[ \t\r\n]+/g, ' ')
    if (!isInline(children[index - 1])) text = text.replace(/^ /, '')
    if (!isInline(children[index + 1])) text = text.replace(/ $/, '')
    return text === '' ? [] : [text]
  })

const tidied = (node: Exclude<HtmlNode, string>): HtmlNode => {
  const attributes = Object.entries(node.attributes).map(([name, value]) => [
    name,
    name === 'class' ? value.split(/\s+/).filter(Boolean).sort().join(' ') : value,
  ])
  return {
    tag: node.tag,
    attributes: Object.fromEntries(attributes.sort(([a = ''], [b = '']) => a.localeCompare(b))),
    children: /^(textarea|pre)$/.test(node.tag) ? node.children : withoutLayout(node.children),
  }
}

/** The tree of an HTML fragment, without what makes no difference. Throws on markup that is not well formed. */
export const htmlTree = (html: string): readonly HtmlNode[] => {
  const root: OpenElement = { tag: '#fragment', attributes: {}, children: [] }
  readInto(root, html)
  return withoutLayout(root.children)
}
