/** Words become fields. Source: POSIX.1-2024, shell command language, 2.6. */
import type { Word, WordPart } from "unbash";
import type { Effect } from "./kernel.ts";
import type { Shell } from "./shell.ts";
/** A piece of an expanded word, as a pattern: what is quoted is escaped. */
export interface Fragment {
    readonly pattern: string;
    /** Blanks in it part fields, as in the value of a variable without quotes. */
    readonly splits: boolean;
    /** It makes a field though it may be empty. */
    readonly isQuoted: boolean;
    /** A new field begins before it, as between the values of `"$@"`. */
    readonly begins?: boolean;
}
export type Expanding<T> = Generator<Effect, T, void>;
/** The fields that words stand for. */
export declare function expandWords(words: readonly Word[], shell: Shell): Expanding<readonly string[]>;
/** A word as one text, neither split nor matched with files: assignments, targets. */
export declare function expandText(word: Word, shell: Shell): Expanding<string>;
/** The same, as a pattern. */
export declare function expandPattern(word: Word, shell: Shell): Expanding<string>;
/** The parts of a here-document: as if within double quotes. */
export declare function expandQuoted(parts: readonly WordPart[], shell: Shell): Expanding<string>;
