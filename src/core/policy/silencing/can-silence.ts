// What a waiver may speak of.

import { isEngineId } from '../../model/engine-id.ts';

/** False for findings that no waiver silences: those of the files themselves, of the rules about rules, and of waivers. */
export function canSilence(rule: string): boolean {
  return !isEngineId(rule) && !/^(integrity|policy)\/|^alliance\/waiver-/.test(rule);
}
