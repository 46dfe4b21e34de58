/** What is opened at once with a reason, and looked into afterwards without anybody having to notice it. */
export type OpeningKind = 'broken-glass' | 'emergency-card'
