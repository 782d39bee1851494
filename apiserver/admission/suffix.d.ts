/** Five characters that look like a random suffix but depend on the text alone. */
export declare function suffixOf(text: string): string;
