// How wide a text is drawn, by a table: the same on every machine, no font needed. Widths are a little generous.

/** Helvetica's widths of the characters from space to tilde, in thousandths of the font size; common interface fonts are close to it. */
const ascii = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278,
  278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722,
  667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556,
  556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

export type Weight = 'normal' | 'bold';

/** Measures a text in pixels. */
export type Measure = (text: string, size: number, weight: Weight) => number;

/** A measure for fonts that are `scale` times as wide as the table (1 for Helvetica and Arial). */
export function tableMeasure(scale = 1): Measure {
  return (text, size, weight) => {
    let width = 0;
    for (const character of text) width += widthOf(character.codePointAt(0) as number);
    return ((width * size) / 1000) * scale * (weight === 'bold' ? 1.07 : 1);
  };
}

function widthOf(code: number): number {
  const known = ascii[code - 32];
  if (known !== undefined) return known;
  if (code < 32 || (code >= 0x300 && code <= 0x36f) || (code >= 0x200b && code <= 0x200f) || (code >= 0xfe00 && code <= 0xfe0f)) return 0;
  return isWide(code) ? 1000 : 600;
}

/** East Asian wide characters and emoji. */
function isWide(code: number): boolean {
  return (
    (code >= 0x1100 && code <= 0x115f) ||
    (code >= 0x2e80 && code <= 0xa4cf) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe6f) ||
    (code >= 0xff00 && code <= 0xff60) ||
    code >= 0x1f000 ||
    (code >= 0x2600 && code <= 0x27bf)
  );
}
