/** How volumes can be mounted, by whom and for what. Source: core/v1 1.36. */
import { type FieldError } from "../../field-error.ts";
/** A volume that has this mode has no other, and serves one pod at a time. */
export declare const oncePod = "ReadWriteOncePod";
/** `RWO,RWX`: each mode once, in the order in which kubectl prints them. */
export declare function accessModesText(given?: readonly string[]): string;
/** Modes must be known, and the one for a single pod stands alone. */
export declare function validateAccessModes(given: readonly string[] | undefined, path: string): FieldError[];
