// The counts of a check as one or two sentences.

import type { MessageId } from '../text/message.ts';
import type { Counts } from './counts.ts';
import type { Sayer } from './sayer.ts';

/** "2 errors, 1 warning, 3 questions. 1 waived, 2 ignored." or a friendly sentence where nothing is to be said. */
export function sayCounts(counts: Counts, tell: Sayer): string {
  const said = list([['reports.count-errors', counts.errors], ['reports.count-warnings', counts.warnings], ['reports.count-infos', counts.infos]], tell);
  const questions = counts.questions > 0 ? [tell('reports.count-questions', { count: counts.questions })] : [];
  const quiet = list([
    ['reports.count-waived', counts.waived], ['reports.count-ignored', counts.ignored],
    ['reports.count-baseline', counts.baseline], ['reports.count-hints', counts.hints],
  ], tell);
  const first = [...said, ...questions].join(', ');
  return [first ? `${first}.` : tell('reports.nothing'), quiet.length > 0 ? `${quiet.join(', ')}.` : ''].filter(Boolean).join(' ');
}

function list(counts: readonly (readonly [MessageId, number])[], tell: Sayer): string[] {
  return counts.filter(([, count]) => count > 0).map(([id, count]) => tell(id, { count }));
}
