/** Organisations of people who are let in to single records. Invented. */
export const lettingInOrganisations = [
  { code: 'inspectorate', kind: 'inspectorate', name: 'Inspectorate of Children’s Services (invented)' },
  { code: 'supplier', kind: 'supplier', name: 'Fenland Case Systems (invented)' },
] as const
