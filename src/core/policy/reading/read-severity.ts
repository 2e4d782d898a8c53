// Severities by stage: a word, a map, a ramp, and what adjusts them (policies.md, "Severity by stage").

import { stages } from '../../model/effective.ts';
import type { Severity } from '../../model/finding.ts';
import type { Stage } from '../../model/values.ts';
import type { Rule } from '../policy.ts';

type Level = Severity | 'off';
type ByStage = Readonly<Record<Stage, Level>>;

/** From the least to the most severe. */
const levels: readonly Level[] = ['off', 'hint', 'info', 'warning', 'error'];

/**
 * The severity of a rule whose layers state these in turn (words and maps by stage): a word replaces what stood before, a map
 * changes only the stages that it names. In a rule that begins with a map, a stage without a word takes the nearest earlier one.
 */
export function readSeverity(stated: readonly unknown[], ramp: unknown): Rule['severity'] {
  const lastWord = stated.findLastIndex(isLevel);
  const word = stated[lastWord] as Level | undefined;
  const maps = stated.slice(lastWord + 1).filter(isMap);
  const byStage = word === undefined ? spread(maps[0] ?? {}) : ramped(word, ramp === 'progressive');
  const changed = maps.slice(word === undefined ? 1 : 0).reduce<ByStage>((before, map) => ({ ...before, ...named(map) }), byStage);
  return { byStage: changed, asStated: maps.length > 0 || word === undefined ? highest(changed, word) : word };
}

function isLevel(value: unknown): value is Level {
  return levels.includes(value as Level);
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function named(map: Readonly<Record<string, unknown>>): Partial<Record<Stage, Level>> {
  return Object.fromEntries(stages.flatMap(stage => (isLevel(map[stage]) ? [[stage, map[stage]]] : [])));
}

/** `flat`: as stated while live. `progressive`: at most info in a trial, at most warning in a pilot or a phase-out. */
function ramped(level: Level, isProgressive: boolean): ByStage {
  const most = (limit: Level): Level => (isProgressive && levels.indexOf(level) > levels.indexOf(limit) ? limit : level);
  return { idea: 'off', trial: most('info'), pilot: most('warning'), production: level, 'phase-out': most('warning'), retired: 'off' };
}

function spread(map: Readonly<Record<string, unknown>>): ByStage {
  let level: Level = 'off';
  return Object.fromEntries(stages.map(stage => [stage, (level = isLevel(map[stage]) ? map[stage] : level)])) as unknown as ByStage;
}

/** For kinds without stage: the word, changed where the map speaks of production; a rule that is a map alone at its most severe. */
function highest(byStage: ByStage, word: Level | undefined): Level {
  if (word !== undefined) return byStage.production;
  return [...Object.values(byStage)].sort((a, b) => levels.indexOf(b) - levels.indexOf(a))[0] ?? 'off';
}
