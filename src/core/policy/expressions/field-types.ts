// Fields by type: what `has()` may look for, and what closures follow.

export type FieldTypes = ReadonlyMap<string, ReadonlyMap<string, string>>;
