// What all formats are told: in which language, of which day, under which title, and what of a drawing they may choose.

import type { Language } from '../../text/language.ts';
import type { Arrangement } from '../picture.ts';
import type { Measure } from '../text-width.ts';
import type { ThemeName } from './themes.ts';

export interface ExportOptions {
  readonly language: Language;
  /** The day that the picture shows, `YYYY-MM-DD`. */
  readonly today: string;
  readonly measure: Measure;
  /** In place of the name of the stack. */
  readonly title?: string | undefined;
  /** `light` where none is given. Only drawings have one: SVG, DOT, draw.io. */
  readonly theme?: ThemeName | undefined;
  /** SVG at the size of a slide, 16 by 9; else as large as its content. */
  readonly slide?: boolean | undefined;
  /** The arrangement on a screen, to be kept. */
  readonly earlier?: Arrangement | undefined;
  /** How people read the address of a file; the address itself where nothing says so. */
  readonly pathOf?: ((uri: string) => string) | undefined;
}
