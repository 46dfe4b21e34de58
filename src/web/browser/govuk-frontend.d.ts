declare module 'govuk-frontend' {
  /** Starts every component on the page, or in one part of it. */
  export const initAll: (config?: { scope?: Element }) => void
}
