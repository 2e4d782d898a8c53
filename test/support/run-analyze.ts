// Runs the whole engine over texts in memory, and says its findings in a form that tests can compare.

import { type Analysis, analyze } from '../../src/core/analyze.ts';
import { placeRange } from '../../src/core/syntax/document.ts';
import { say } from '../../src/core/text/language.ts';
import { memorySnapshot, uriOf } from './memory-snapshot.ts';

/** Checks all files of a workspace in memory as of `today`. */
export function runAnalyze(files: Readonly<Record<string, string>>, today = '2026-11-22', previous?: Analysis): Analysis {
  const run = analyze(memorySnapshot(files), Object.keys(files).filter(name => /\.ya?ml$/.test(name)).map(uriOf), { today }, previous);
  for (;;) {
    const step = run.next();
    if (step.done) return step.value;
  }
}

/** Every finding as one line: `file:start-end severity rule kind:id [state] sentence (related)`. */
export function findingLines(analysis: Analysis): string[] {
  return [...analysis.findings].flatMap(([uri, findings]) => findings.map(finding => {
    const document = analysis.documents.get(uri);
    const range = (document && placeRange(document, finding.place)) ?? { start: -1, end: -1 };
    const related = (finding.related ?? []).map(({ place }) => {
      const other = analysis.documents.get(place.uri);
      const at = other && placeRange(other, place);
      return `${place.uri.split('/').at(-1)}:${at?.start}-${at?.end}`;
    });
    const level = finding.kind === 'question' ? 'question' : finding.severity;
    return `${uri.split('/').at(-1)}:${range.start}-${range.end} ${level} ${finding.rule} ${finding.target.kind}:${finding.target.id}`
      + `${finding.silenced ? ` [${finding.silenced.by}]` : ''} ${say(finding.message, 'en')}${related.length > 0 ? ` (${related.join(' ')})` : ''}`;
  }));
}
