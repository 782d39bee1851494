import type { Call } from "./context.ts";
import { type KindNames } from "./type-meta.ts";
/**
 * Warns of the fields that were dropped while the body was read. Throws BadRequest instead where
 * the client asked for that. Source: apiserver endpoints/handlers/rest.go and patch.go 1.36.
 */
export declare function reportFields(call: Call, names: KindNames): void;
