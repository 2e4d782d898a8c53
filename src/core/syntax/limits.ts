// How much one file may hold; beyond, a problem says so instead of a crash or a hang.

export const limits = {
  /** Length of a file, in UTF-16 code units (5 MB). */
  length: 5_000_000,
  /** Aliases unfolded in one file, those inside of aliases included. */
  aliases: 1_000,
  /** Nodes that aliases copy in one file. */
  unfolded: 500_000,
  /** Collections inside of collections. */
  depth: 50,
} as const;
