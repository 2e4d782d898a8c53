// Finds how much wider this machine's interface font is than the table that layouts measure with.

import { type Measure, tableMeasure } from '../core/diagram/text-width.ts';

const sample = 'Salesforce Commerce Cloud, Tag Management & Données 0123';

/** A measure for the font that the page really uses. */
export function pageMeasure(): Measure {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return tableMeasure();
  const { fontFamily } = getComputedStyle(document.body);
  const table = tableMeasure();
  const ratio = (['normal', 'bold'] as const).map(weight => {
    context.font = `${weight === 'bold' ? 600 : 400} 100px ${fontFamily}`;
    return context.measureText(sample).width / table(sample, 100, weight);
  });
  return tableMeasure(Math.min(1.4, Math.max(0.8, ...ratio)));
}
