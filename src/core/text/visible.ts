// Text from a file as a terminal or a page may have it: nothing in it moves the cursor, rings the bell or turns the line around.

/**
 * Control characters (C0, DEL, C1) and those that change the direction of text, each replaced by U+FFFD.
 * Line breaks and tabs stay.
 */
export function visible(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]|\p{Bidi_Control}/gu, '\ufffd');
}
