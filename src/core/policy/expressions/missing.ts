// The two ways in which an expression has no answer. Made once: creating an error for each missing fact would cost more than the rules.

/** Thrown inside an expression for a value that is not there; the CEL library's own code for it, so that `&&`, `||`, `all`, `exists` absorb it. */
export class Unknown extends Error {
  readonly code = 'no_such_key';
  /** True where nobody is to be asked: the fact has a finding of its own, or cannot be known. */
  readonly silent: boolean;

  constructor(silent: boolean) {
    super(silent ? 'unknown' : 'not stated');
    this.silent = silent;
  }
}

/** A fact that is not stated. */
export const notStated = new Unknown(false);
/** A fact that the schema refused, that stands behind a reference to nothing, or that cannot be computed. */
export const unknowable = new Unknown(true);

/** For functions: the answer is unknown, and nothing is asked (two currencies, a place outside every table). */
export function missing(): Unknown {
  return unknowable;
}

/** True for an error that means "unknown" rather than "the rule failed". */
export function isUnknown(error: unknown): boolean {
  return error instanceof Error && (error as { code?: unknown }).code === 'no_such_key';
}
