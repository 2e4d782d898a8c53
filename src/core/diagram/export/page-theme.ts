// The colours of a picture inside a page that follows light and dark: named there once, used by the drawing.

import type { Theme } from './themes.ts';

const names = ['text', 'muted', 'line', 'card', 'cardBorder', 'band', 'bandBorder', 'label', 'review', 'abroad', 'notes', 'onBadge'] as const satisfies readonly (keyof Theme)[];

const tones = Array.from({ length: 9 }, (_, index) => index);

/** Every colour is a variable that the page sets with `themeVariables`. */
export function pageTheme(): Theme {
  const colours = Object.fromEntries(names.map(name => [name, `var(--picture-${name})`])) as Record<(typeof names)[number], string>;
  return { ...colours, background: 'none', strip: 'none', tones: tones.map(tone => `var(--picture-tone-${tone})`) };
}

/** Declarations for a rule of a style sheet: the variables with the colours of a theme. */
export function themeVariables(theme: Theme): string {
  const all = [...names.map(name => [name, theme[name]]), ...tones.map(tone => [`tone-${tone}`, theme.tones[tone] ?? theme.muted])];
  return all.map(([name, colour]) => `--picture-${name}: ${colour};`).join(' ');
}
