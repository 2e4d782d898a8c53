// Which of the features that write beside the text, or colour it, are on: settings of the same names.

export interface Switches {
  readonly lenses: boolean;
  readonly inlayHints: boolean;
  readonly semanticTokens: boolean;
}

export const allOn: Switches = { lenses: true, inlayHints: true, semanticTokens: true };

/** The switches after settings of any shape: what they do not say, or say wrongly, stays as it was. */
export function switchesAfter(before: Switches, settings: unknown): Switches {
  if (typeof settings !== 'object' || settings === null) return before;
  const own = settings as Readonly<Record<string, unknown>>;
  const names = Object.keys(before) as (keyof Switches)[];
  return Object.fromEntries(names.map(name => [name, typeof own[name] === 'boolean' ? own[name] : before[name]])) as unknown as Switches;
}
