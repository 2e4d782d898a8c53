// Well-known tools by id, name and domain (catalog/vendors.json). Fills text and names what was seen; no rule reads it but for identity.

import catalog from '../../../catalog/vendors.json' with { type: 'json' };

export interface CatalogTool {
  readonly id: string;
  readonly name: string;
  readonly vendor: string;
  readonly website: string;
  readonly category: string;
  /** ISO 3166-1 alpha-2 code of the vendor's head office. */
  readonly headquarters: string;
  /** Hosts that the tool is seen under in a browser. */
  readonly domains: readonly string[];
  readonly aliases?: readonly string[];
  readonly 'usual-role': string;
  readonly 'third-party-web'?: readonly string[];
  /** Fields that no source confirmed: said as "to be confirmed". */
  readonly unverified?: readonly string[];
}

export const catalogTools: ReadonlyMap<string, CatalogTool> = new Map((catalog.tools as readonly CatalogTool[]).map(tool => [tool.id, tool]));

/** The day on which the catalog was last checked. */
export const catalogAsOf: string = catalog['as-of'];

export function catalogTool(id: string): CatalogTool | undefined {
  return catalogTools.get(id);
}

/** Catalog tools whose website or one of whose domains is `host` or a parent of it, the longest match first. */
export function catalogToolsAt(host: string): readonly CatalogTool[] {
  const wanted = host.toLowerCase();
  const matches = [...catalogTools.values()].map(tool => ({ tool, length: longestMatch(tool, wanted) })).filter(match => match.length > 0);
  return matches.sort((a, b) => b.length - a.length).map(match => match.tool);
}

function longestMatch(tool: CatalogTool, host: string): number {
  const lengths = [tool.website, ...tool.domains].map(domain => domain.toLowerCase()).filter(domain => host === domain || host.endsWith(`.${domain}`)).map(domain => domain.length);
  return Math.max(0, ...lengths);
}

/** Catalog tools of that name or alias; case, spaces, accents and punctuation do not count. */
export function catalogToolsNamed(name: string): readonly CatalogTool[] {
  const wanted = foldName(name);
  return wanted === '' ? [] : [...catalogTools.values()].filter(tool => [tool.name, ...(tool.aliases ?? [])].some(known => foldName(known) === wanted));
}

/** A name as it compares: letters and digits, no accents, small. */
export function foldName(name: string): string {
  return name.normalize('NFKD').replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
}
