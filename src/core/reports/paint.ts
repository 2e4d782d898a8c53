// Colours for a terminal, or none.

export type Ink = 'error' | 'warning' | 'info' | 'hint' | 'good' | 'bold' | 'dim' | 'underline';
export type Paint = (ink: Ink, text: string) => string;

const codes: Readonly<Record<Ink, readonly [number, number]>> = {
  error: [31, 39], warning: [33, 39], info: [34, 39], hint: [36, 39], good: [32, 39], bold: [1, 22], dim: [2, 22], underline: [4, 24],
};

/** Writes text in an ink; as it is without colour. */
export function paintWith(colour: boolean): Paint {
  return (ink, text) => (colour ? `\u001b[${codes[ink][0]}m${text}\u001b[${codes[ink][1]}m` : text);
}
