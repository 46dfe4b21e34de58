import { type SettingName, settingInForce, settings } from '../clocks/index.ts'
import type { Setting } from './setting.ts'
import { numberTyped } from './typed.ts'

type Box = {
  name: string
  label: string
  /** What may be typed, in words: '5 to 240'. The setting's own shape has the last word. */
  most: string
  /** Left empty it says that there is none. */
  orNone?: true
}

type Described = {
  name: SettingName
  title: string
  why: string
  boxes: readonly [Box, ...Box[]]
  inWords: (numbers: Readonly<Record<string, string>>) => string
}

/** A setting of one or several whole numbers, each in a box of its own. */
export const wholeNumbers = ({ name, title, why, boxes, inWords }: Described): Setting => {
  const { shape, otherwise } = settings[name]
  const shown = (value: unknown): Record<string, string> => {
    const kept: Readonly<Record<string, unknown>> = { ...(value as object) }
    return Object.fromEntries(boxes.map((box) => [box.name, String(kept[box.name] ?? '')]))
  }
  return {
    name,
    title,
    why,
    fields: boxes.map(({ name: box, label, most }) => ({
      name: box,
      label: `${label} (${most})`,
      width: 4,
      isNumber: true,
    })),
    read: (body) =>
      Object.fromEntries(
        boxes.map(({ name: box, orNone }) => {
          const typed = numberTyped(body, box)
          return [box, typed === '' && orNone === true ? null : typed]
        }),
      ),
    show: shown,
    inWords: (value) => inWords(shown(value)),
    inForce: (rows, authority, on) =>
      settingInForce(rows, authority, name, on)?.value ?? otherwise(authority),
    wrong: (value) => {
      const checked = shape.safeParse(value)
      if (checked.success) return null
      const at = boxes.find((box) => box.name === checked.error.issues[0]?.path[0]) ?? boxes[0]
      return { field: at.name, text: `Enter a whole number, ${at.most}` }
    },
  }
}
