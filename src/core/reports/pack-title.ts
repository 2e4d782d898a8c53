// The name of a pack as people read it. A company's own pack is called by its id.

import type { MessageId } from '../text/message.ts';
import type { Sayer } from './sayer.ts';

const titles: Readonly<Record<string, MessageId>> = {
  integrity: 'reports.pack-integrity', ownership: 'reports.pack-ownership', lifecycle: 'reports.pack-lifecycle', alliance: 'reports.pack-alliance',
  privacy: 'reports.pack-privacy', transfers: 'reports.pack-transfers', security: 'reports.pack-security', architecture: 'reports.pack-architecture',
  core: 'reports.pack-core', cost: 'reports.pack-cost', policy: 'reports.pack-policy',
  syntax: 'reports.pack-syntax', schema: 'reports.pack-schema', engine: 'reports.pack-engine',
};

/** The title of a built-in pack or of a family of the engine's own ids; undefined for any other. */
export function packTitle(pack: string, tell: Sayer): string | undefined {
  const title = Object.hasOwn(titles, pack) ? titles[pack] : undefined;
  return title && tell(title);
}
