/** What a column of a council's file can hold, and how the column is usually called. Pure. */

/** Everything that can be brought in. `isNeeded`: without it a second run could not tell who is there already. */
export const fields = {
  'council-id': { name: 'Council’s own number for the person', isNeeded: true },
  'family-name': { name: 'Family name', isNeeded: true },
  'given-names': { name: 'Given names', isNeeded: true },
  'known-as': { name: 'Known as' },
  'previous-family-name': { name: 'Family name before' },
  born: { name: 'Date of birth' },
  'born-estimated': { name: 'Is the date of birth estimated?' },
  expected: { name: 'Expected date of delivery' },
  died: { name: 'Date of death' },
  sex: { name: 'Sex' },
  gender: { name: 'Gender' },
  'is-child': { name: 'Child or adult' },
  'nhs-number': { name: 'NHS number' },
  upn: { name: 'Unique pupil number (UPN)' },
  'former-upn': { name: 'UPN before' },
  uln: { name: 'Unique learner number (ULN)' },
  phone: { name: 'Telephone' },
  'address-1': { name: 'Address, first line' },
  'address-2': { name: 'Address, second line' },
  'address-3': { name: 'Address, third line' },
  postcode: { name: 'Postcode' },
  uprn: { name: 'UPRN' },
  'address-from': { name: 'Lives there since' },
  'address-hidden': { name: 'Is the address to be hidden?' },
  ethnicity: { name: 'Ethnicity' },
  religion: { name: 'Religion' },
  language: { name: 'First language' },
  communication: { name: 'Communication needs' },
  disability: { name: 'Disability' },
  school: { name: 'School, nursery or college' },
  gp: { name: 'GP' },
  'health-visitor': { name: 'Health visitor' },
  'risk-to-staff': { name: 'Risk to staff visiting' },
  'safe-contact': { name: 'Safe-contact instructions' },
  restricted: { name: 'Is the record restricted?' },
  'mother-id': { name: 'Council’s number of the mother' },
  'father-id': { name: 'Council’s number of the father' },
  'parent-id': { name: 'Council’s number of another parent or carer' },
} as const satisfies Record<string, { name: string; isNeeded?: true }>

export type Field = keyof typeof fields

export const isField = (text: string): text is Field => Object.hasOwn(fields, text)

export const neededFields: readonly Field[] = (Object.keys(fields) as Field[]).filter(
  (field) => 'isNeeded' in fields[field],
)

/** Which column each field stands in, by the column's name in the heading. A column not named here is left out. */
export type Mapping = Partial<Record<Field, string>>

/** Names of columns as case systems export them, letters only. The first that fits is offered, and a person decides. */
const usual: Readonly<Record<Field, RegExp>> = {
  'council-id':
    /^(la)?(child|person|pers|client|service ?user|case|local|legacy|council)s?(person)?(id|no|number|ref|reference)$|^lachildid$|^mosaicid$|^lcsid$|^id$/,
  'family-name': /^(family|sur|last)name$|^perssurname$/,
  'given-names': /^(given|fore|first|christian)names?$|^persforename$/,
  'known-as': /^(known|preferred)(as|name)$|^alias$/,
  'previous-family-name': /^(previous|former|birth|maiden)(family|sur|last)?name$/,
  born: /^(dob|dateofbirth|birthdate|persdob|born|personbirthdate)$/,
  'born-estimated': /^(dob|dateofbirth)?(is)?estimated(dob|dateofbirth)?$|^dobest$/,
  expected: /^(edd|expected(dob|dateofdelivery|dateofbirth|deliverydate|personbirthdate))$|^persexpecteddob$/,
  died: /^(dod|dateofdeath|deathdate|persdeathdate|persondeathdate)$/,
  sex: /^(pers)?sex$/,
  gender: /^(pers)?gender(identity)?$/,
  'is-child': /^(child|adult|persontype|childoradult|type)$/,
  'nhs-number': /^nhs(no|number|num|id)?$|^perscommonchildid$|^commonchildid$/,
  upn: /^(pers)?upn$|^uniquepupilnumber$/,
  'former-upn': /^(former|previous)upn$/,
  uln: /^uln$|^uniquelearnernumber$/,
  phone: /^(tele)?phone(no|number)?$|^mobile(no|number)?$|^tel$/,
  'address-1': /^(addr(ess)?(line)?1|address|houseandstreet|street)$/,
  'address-2': /^addr(ess)?(line)?2$|^locality$/,
  'address-3': /^addr(ess)?(line)?3$|^town$|^city$/,
  postcode: /^post(al)?code$|^addresspostcode$/,
  uprn: /^uprn$/,
  'address-from': /^address(start(date)?|from|since)$/,
  'address-hidden': /^(address)?(hidden|confidential|protected)(address)?$/,
  ethnicity: /^(pers)?ethnic(ity|origin)(code)?$/,
  religion: /^religion$/,
  language: /^(first|main|preferred)?language$/,
  communication: /^communication(needs?)?$/,
  disability: /^disabilit(y|ies)(code)?$/,
  school: /^school(name)?$|^establishment$|^nursery$/,
  gp: /^gp(name|practice)?$/,
  'health-visitor': /^healthvisitor(name)?$/,
  'risk-to-staff': /^(risks?tostaff|staffsafety|warning|hazards?)$/,
  'safe-contact': /^safecontact(instructions)?$/,
  restricted: /^(is)?restricted(record)?$/,
  'mother-id': /^mother(person)?(id|no|number)$/,
  'father-id': /^father(person)?(id|no|number)$/,
  'parent-id': /^(parent|carer)(1|2)?(person)?(id|no|number)$/,
}

const lettersOnly = (heading: string): string => heading.toLowerCase().replace(/[^a-z0-9]/g, '')

/** What the columns of a heading probably hold. No column is offered twice. */
export const guessMapping = (heading: readonly string[]): Mapping => {
  const mapping: Mapping = {}
  const taken = new Set<string>()
  for (const field of Object.keys(fields) as Field[]) {
    const column = heading.find((name) => !taken.has(name) && usual[field].test(lettersOnly(name)))
    if (column === undefined) continue
    mapping[field] = column
    taken.add(column)
  }
  return mapping
}

export type MappingProblem = { field: Field; text: string }

/** What is wrong with a mapping as somebody chose it: a needed field without a column, or one column for two fields. */
export const problemsWith = (mapping: Mapping, heading: readonly string[]): MappingProblem[] => {
  const missing = neededFields
    .filter((field) => mapping[field] === undefined)
    .map((field): MappingProblem => ({ field, text: `Choose the column that holds: ${fields[field].name}` }))
  const seen = new Map<string, Field>()
  const wrong = (Object.entries(mapping) as [Field, string][]).flatMap(
    ([field, column]): MappingProblem[] => {
      if (!heading.includes(column)) return [{ field, text: `The file has no column called “${column}”` }]
      const other = seen.get(column)
      seen.set(column, field)
      return other === undefined
        ? []
        : [{ field, text: `“${column}” is chosen for “${fields[other].name}” already` }]
    },
  )
  return [...missing, ...wrong]
}
