/** Modules of Python's own that are written in Python here, too. */

/** Their text, by their names. */
export const librarySources: ReadonlyMap<string, string> = new Map([]);
