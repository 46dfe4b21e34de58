/** The little of nunjucks that tests use, as an oracle for published macros. */
declare module 'nunjucks' {
  interface Loader {
    readonly searchPaths: readonly string[]
  }
  interface Environment {
    renderString(template: string, context: object): string
    addFilter(name: string, filter: (...values: readonly unknown[]) => unknown): void
  }
  const nunjucks: {
    FileSystemLoader: new (searchPaths: string | readonly string[]) => Loader
    Environment: new (
      loader: Loader,
      options?: { trimBlocks?: boolean; lstripBlocks?: boolean },
    ) => Environment
  }
  export default nunjucks
}
