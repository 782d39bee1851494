/** Checks of single values that many parts of a pod share. Source: core/validation 1.36. */
import { type FieldError } from "../../field-error.ts";
/** What a check answers. Nearly every check finds nothing, so nothing is always the same list. */
export type Errors = readonly FieldError[];
export declare const none: Errors;
/** The errors of two checks, in this order; a list that adds nothing is not copied. */
export declare function joined(first: Errors, second: Errors): Errors;
/** One error for each thing that `problems` says of `value`. */
export declare function validateText(value: string, path: string, problems: (text: string) => readonly string[]): Errors;
export declare const validateLabelName: (value: string, path: string) => Errors;
export declare const validateSubdomain: (value: string, path: string) => Errors;
/** Also the format of the keys of labels. */
export declare const validateQualifiedName: (value: string, path: string) => Errors;
/** A name that may still be a prefix, so a dash at its end is no fault. */
export declare function prefixProblems(name: string): readonly string[];
/** `Required value` where the text is absent or empty. */
export declare const validatePresent: (value: string | undefined, path: string) => Errors;
/** A word out of a closed list; absent and empty mean that it is missing. */
export declare function validateWord(value: string | undefined, path: string, words: readonly string[]): Errors;
/** The same where the field may be absent; empty text is an unknown word then. */
export declare const validateOptionalWord: (value: string | undefined, path: string, words: readonly string[]) => Errors;
/** Applies a check to each item, at `path[0]`, `path[1]` and so on. */
export declare function validateEach<T>(items: readonly T[] | undefined, path: string, validate: (item: T, path: string, index: number) => Errors): Errors;
/** `must be between 0 and 255, inclusive` */
export declare const rangeText: (least: number, most: number) => string;
export declare const int32Max: number;
/** The id of a user or group. */
export declare const validateId: (id: number | undefined, path: string) => Errors;
/** The permission bits of a file. */
export declare const validateFileMode: (mode: number | undefined, path: string) => Errors;
/** True where a part of the path is `..`. */
export declare const hasBacksteps: (path: string) => boolean;
/** A path that never climbs. */
export declare const validateNoBacksteps: (value: string, path: string) => Errors;
/** A relative path that stays below where it starts. */
export declare const validateLocalPath: (value: string, path: string) => Errors;
/** The same, beside the names that the kubelet keeps for itself. */
export declare const validateUnreservedPath: (value: string, path: string) => Errors;
/** A struct as messages print it: by the given Go names, with `null` for what is absent. */
export declare function printed(struct: object, names: readonly string[]): Readonly<Record<string, unknown>>;
