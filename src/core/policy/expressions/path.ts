// Paths inside an entity as text, the way refused values, facts and findings write them.

import type { Path } from '../../syntax/node.ts';

/** The steps of a path text: `privacy.transfers[0].country`. */
export function parsePath(text: string): Path {
  return [...text.matchAll(/\[(\d+)\]|([^.[\]]+)/g)].map(([, index, key]) => (index === undefined ? (key as string) : Number(index)));
}

/** The text of a path: `privacy.transfers[0].country`. */
export function pathText(path: Path): string {
  return path.reduce<string>((text, step) => (typeof step === 'number' ? `${text}[${step}]` : text === '' ? step : `${text}.${step}`), '');
}
