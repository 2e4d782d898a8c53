// A range in a file that stays right while other entries of the file are edited.

/**
 * `start` and `end` count from the start of the entry `entry` (see syntax/node.ts), or from the start of
 * the file where `entry` is ''. `placeRange` in syntax/document.ts turns a place into absolute offsets.
 */
export interface Place {
  readonly uri: string;
  readonly entry: string;
  readonly start: number;
  readonly end: number;
}
