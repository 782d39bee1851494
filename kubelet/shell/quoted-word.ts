/** A word as it can be written in a script again, in single quotes. */
export const quotedWord = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
