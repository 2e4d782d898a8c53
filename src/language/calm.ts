// Which findings an editor shows while a person types: nothing screams, nothing flickers, nothing is lost while the text is broken.
//
// - On the line that is being typed, new findings wait until it is whole (half-typed.ts).
// - Everything else, in every file, stands still until nobody has typed for a second and the text is whole: nothing comes, nothing goes.
// - What an entry said stays, at its moved place, while the entry cannot be read; so does everything while a whole file cannot. What is wrong
//   with the syntax is said: on the typed line, or elsewhere where nothing is wrong there.
// - A save, and an edit that is more than typing (a paste, a fix), end all waiting.

import type { SyntaxDocument } from '../core/syntax/document.ts';
import { type Change, changeBetween } from '../core/text/change.ts';
import type { Range } from '../core/text/range.ts';
import { type Shown, isSameRange } from './diagnostics.ts';
import { type Typing, isBroken, isHalfTyped, isTorn, settlingPause, typingPause } from './half-typed.ts';
import { offsetsIn, rangeIn } from './locate.ts';

export interface Calm {
  readonly document: SyntaxDocument;
  /** Where this file was typed in last. */
  readonly typing: Typing | undefined;
  /** Whether a person is in the middle of something, here or in another file (`isUnsettled`). */
  readonly isUnsettled: boolean;
  /** Whether the file was changed since it was opened or saved. */
  readonly isEdited: boolean;
}

/** What to show now, in the order of the text: `before` was shown until now (its ranges are those of the text as it is), `now` is what the check says. */
export function calmed(before: readonly Shown[], now: readonly Shown[], calm: Calm): readonly Shown[] {
  const [old, fresh] = [byIdentity(before), byIdentity(now)];
  const visible = [...fresh].flatMap(([identity, shown]) => {
    const was = old.get(identity);
    if (was) return [calm.isUnsettled && isElsewhere(calm, shown) ? was : shown];
    return mayCome(calm, shown, now) ? [shown] : [];
  });
  const kept = [...old].filter(([identity, shown]) => !fresh.has(identity) && stays(calm, shown)).map(([, shown]) => shown);
  return kept.length === 0 ? visible : [...visible, ...kept].sort((a, b) => a.range.start - b.range.start);
}

/** The same diagnostics after an edit of their text, the places that they point to in it too; those whose text is gone are left out. */
export function moved(shown: readonly Shown[], from: SyntaxDocument, to: SyntaxDocument, clientUri: string): readonly Shown[] {
  const change = changeBetween(from.text, to.text);
  if (!change) return shown;
  return shown.flatMap(each => {
    const range = rangeAfter(change, each.range);
    if (range.end <= range.start && each.range.end > each.range.start) return [];
    const related = each.diagnostic.relatedInformation?.map(({ location, message }) => ({
      message, location: location.uri === clientUri ? { uri: clientUri, range: rangeIn(to, rangeAfter(change, offsetsIn(from, location.range))) } : location,
    }));
    const at = rangeIn(to, range);
    const isSame = !related && isSameRange(each.diagnostic.range, at);
    return [{ ...each, range, diagnostic: isSame ? each.diagnostic : { ...each.diagnostic, range: at, ...(related && { relatedInformation: related }) } }];
  });
}

function rangeAfter({ start, end, inserted }: Change, range: Range): Range {
  const by = inserted - (end - start);
  return {
    start: range.start < start ? range.start : range.start >= end ? range.start + by : start,
    end: range.end <= start ? range.end : range.end >= end ? range.end + by : start + inserted,
  };
}

/** What makes two findings the same one to a reader, whatever their words and lines; equal ones are told apart by their order. */
function byIdentity(all: readonly Shown[]): ReadonlyMap<string, Shown> {
  const result = new Map<string, Shown>();
  for (const shown of all) {
    const { rule, kind, target, path, item } = shown.finding;
    let identity = [rule, kind, target.kind, target.id, path, item ?? ''].join('\n');
    while (result.has(identity)) identity += '\n';
    result.set(identity, shown);
  }
  return result;
}

function mayCome(calm: Calm, shown: Shown, now: readonly Shown[]): boolean {
  const isTyped = !isElsewhere(calm, shown);
  if (isTyped && calm.typing && isHalfTyped(calm.document, calm.typing)) return false;
  if (isSyntax(shown)) return isOnLine(calm, shown) || !calm.typing || (calm.typing.since >= settlingPause && !now.some(each => isSyntax(each) && isOnLine(calm, each)));
  return !isLost(calm, shown) && (isTyped || !calm.isUnsettled);
}

/** Whether a finding that the check no longer has is shown all the same. */
function stays(calm: Calm, shown: Shown): boolean {
  if (isSyntax(shown)) return false;
  return isLost(calm, shown) || (isElsewhere(calm, shown) ? calm.isUnsettled : calm.typing !== undefined && calm.typing.since < typingPause);
}

/** True for what nobody can know at this moment: its entry cannot be read. */
function isLost({ document, isEdited }: Calm, { finding: { place }, range }: Shown): boolean {
  if (!isEdited) return false;
  if (isBroken(document, range.start)) return true;
  return place.entry !== '' && !document.entries.has(place.entry) && isTorn(document);
}

/** False for the line that is being typed, and for the syntax of the file that it is in. */
function isElsewhere(calm: Calm, shown: Shown): boolean {
  return !isSyntax(shown) && !isOnLine(calm, shown);
}

function isOnLine({ document, typing }: Calm, { range }: Shown): boolean {
  return document.lines.positionAt(range.start).line === typing?.line;
}

function isSyntax({ finding }: Shown): boolean {
  return finding.rule.startsWith('syntax/');
}
