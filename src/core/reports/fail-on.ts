// From which severity on something fails a check: asked by exit codes and by the formats that tell passed from failed.

import type { Finding } from '../model/finding.ts';
import type { Counts } from './counts.ts';

/** The values of `--fail-on`, the mildest threshold last but one. */
export const failOnValues = ['error', 'warning', 'info', 'never'] as const;
export type FailOn = (typeof failOnValues)[number];

/** Whether one finding fails a check. Questions, hints and what is silenced never do. */
export function failsOn({ kind, severity, silenced }: Finding, on: FailOn): boolean {
  return kind === 'finding' && !silenced && severity !== 'hint' && on !== 'never' && failOnValues.indexOf(severity) <= failOnValues.indexOf(on);
}

/** Whether anything that is counted fails a check. */
export function countsFailOn({ errors, warnings, infos }: Counts, on: FailOn): boolean {
  return on !== 'never' && [errors, warnings, infos].slice(0, failOnValues.indexOf(on) + 1).some(count => count > 0);
}
