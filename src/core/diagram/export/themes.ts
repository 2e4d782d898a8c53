// The colours of a picture that stands alone: for light paper, for a dark slide, and for whatever lies behind it.

/** Any CSS colour; `none` paints nothing. */
export interface Theme {
  /** Behind everything. */
  readonly background: string;
  /** Behind title and legend. */
  readonly strip: string;
  readonly text: string;
  readonly muted: string;
  readonly line: string;
  readonly card: string;
  readonly cardBorder: string;
  readonly band: string;
  readonly bandBorder: string;
  /** Behind a label that stands in no band. */
  readonly label: string;
  readonly review: string;
  readonly abroad: string;
  readonly notes: string;
  readonly onBadge: string;
  /** One a band, by its `tone`. */
  readonly tones: readonly string[];
}

const lightTones = ['#b35900', '#7c4dd6', '#c03488', '#1b7f37', '#0b63ce', '#5f6b7a', '#0f7c8a', '#8a6d3b', '#5f6b7a'];

const light: Theme = {
  background: '#ffffff',
  strip: 'none',
  text: '#1f2630',
  muted: '#4b5563',
  line: '#6b7480',
  card: '#ffffff',
  cardBorder: '#aab3bf',
  band: '#f5f7f9',
  bandBorder: '#d9dfe6',
  label: '#ffffff',
  review: '#bb1e2d',
  abroad: '#8f5a00',
  notes: '#5b6470',
  onBadge: '#ffffff',
  tones: lightTones,
};

export const themes = {
  light,
  dark: {
    background: '#1b1f24',
    strip: 'none',
    text: '#e6e9ee',
    muted: '#b3bac4',
    line: '#98a2af',
    card: '#2b313a',
    cardBorder: '#596472',
    band: '#21262d',
    bandBorder: '#38414c',
    label: '#1b1f24',
    review: '#ff7b81',
    abroad: '#e3a83b',
    notes: '#aab3bf',
    onBadge: '#1b1b1b',
    tones: ['#f0883e', '#a98bf5', '#ee79bd', '#4fbf67', '#5ea7ff', '#9aa5b1', '#42bccb', '#c8a86b', '#9aa5b1'],
  },
  /** Texts stand on panels of their own; lines are seen on white as on black. */
  transparent: { ...light, background: 'none', strip: '#f5f7f9', line: '#7a838f', review: '#c9303e', abroad: '#9c6300' },
} as const satisfies Readonly<Record<string, Theme>>;

export type ThemeName = keyof typeof themes;

/** In the order in which help names them; the first is what a person gets. */
export const themeNames = Object.keys(themes) as readonly ThemeName[];
