/** The names of what a quota may limit. Source: pkg/apis/core/helper and validation 1.36. */
import { type FieldError } from "../../field-error.ts";
/** What is requested and limited in the containers of pods. */
export declare const podCompute: ReadonlySet<string>;
/** True for the names that stand for something without a prefix. */
export declare const isStandardQuotaResource: (name: string) => boolean;
/** Everything wrong with a name and its amount at `path`. */
export declare function amountErrors(name: string, amount: string, path: string): readonly FieldError[];
