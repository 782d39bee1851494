/** `{a,b}` and `{1..5}`. Source: bash manual, brace expansion. */
import type { Word, WordPart } from "unbash";
/** The words that a word with braces stands for, as their parts. */
export declare function braceWords({ parts }: Word): readonly (readonly WordPart[])[];
