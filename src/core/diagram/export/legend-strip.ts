// The legend of a picture that stands alone: what occurs in it, in rows that fit its width.

import { type Language, say } from '../../text/language.ts';
import { message } from '../../text/message.ts';
import type { DiagramModel } from '../diagram.ts';
import { legendItems, sampleSize } from '../legend.ts';
import { svg, type SvgElement } from '../svg.ts';
import type { Measure } from '../text-width.ts';

const fontSize = 12;
const space = { toText: 8, toItem: 24 };
/** The height of a row. */
export const stripRow = 24;

export interface Strip {
  readonly height: number;
  /** Drawn from its own upper left corner. */
  readonly parts: readonly SvgElement[];
}

/** Empty, with no height, where the picture shows nothing that needs a word. */
export function legendStrip({ model, isBundled }: { readonly model: DiagramModel; readonly isBundled: boolean }, width: number, language: Language, measure: Measure): Strip {
  let x = 0;
  let row = 0;
  const parts = legendItems()
    .filter(item => item.isIn(model) && (item.bundled ?? isBundled) === isBundled)
    .map(({ sample, text }) => {
      const words = say(message(text), language);
      const itemWidth = sampleSize.width + space.toText + measure(words, fontSize, 'normal');
      if (x > 0 && x + itemWidth > width) {
        x = 0;
        row++;
      }
      const place = `translate(${Math.round(x)} ${row * stripRow + (stripRow - sampleSize.height) / 2})`;
      x += itemWidth + space.toItem;
      return svg('g', { transform: place }, [
        ...sample,
        svg('text', { class: 'quiet', x: sampleSize.width + space.toText, y: sampleSize.height / 2 + fontSize * 0.35, 'font-size': fontSize }, [words]),
      ]);
    });
  return { height: parts.length === 0 ? 0 : (row + 1) * stripRow, parts };
}
