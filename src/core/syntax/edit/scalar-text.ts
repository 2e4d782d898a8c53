// How a value or a key is written so that it reads as the same value: without quotes wherever that is safe.

/** What YAML 1.2 core reads as something else than text. */
const notText = /^(?:|~|null|Null|NULL|true|True|TRUE|false|False|FALSE|[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
const startsPlain = /^(?:[^\s\-?:,[\]{}#&*!|>'"%@`]|[-?:](?=[^\s,[\]{}]))/;
// Control characters and separators that YAML or an editor would take for something else.
const unprintable = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\ud800-\udfff]/;
const surrogates = /[\ud800-\udbff][\udc00-\udfff]/g;

/** The text of a scalar value. */
export function scalarText(value: string | number | boolean): string {
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return Number.isNaN(value) ? '.nan' : Number.isFinite(value) ? String(value) : value > 0 ? '.inf' : '-.inf';
  return isPlain(value) && !notText.test(value) ? value : quoted(value);
}

/** The text of a key: `12` or `null` is a text like any other there. */
export function keyText(key: string): string {
  return key !== '' && key !== '<<' && isPlain(key) && !/^(?:---|\.\.\.)/.test(key) ? key : quoted(key);
}

/** True for text that reads as itself without quotes, in brackets too. */
function isPlain(text: string): boolean {
  return startsPlain.test(text) && !/[,[\]{}]|:(?:\s|$)|\s#|\s$/.test(text) && !/^(?:---|\.\.\.)/.test(text) && !unprintable.test(text.replace(surrogates, ''));
}

function quoted(text: string): string {
  if (unprintable.test(text.replace(surrogates, ''))) return `"${text.replace(/["\\]|[^ -\ud7ff\ue000-\ufefe\uff00-\uffff]/gu, escaped)}"`;
  return text.includes("'") && !/["\\]/.test(text) ? `"${text}"` : `'${text.replaceAll("'", "''")}'`;
}

function escaped(character: string): string {
  if (character === '"' || character === '\\') return `\\${character}`;
  if (character === '\n') return '\\n';
  if (character === '\t') return '\\t';
  const code = character.codePointAt(0) as number;
  return code > 0xffff ? character : `\\u${code.toString(16).padStart(4, '0')}`;
}
