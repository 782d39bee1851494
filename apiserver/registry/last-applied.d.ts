import { type JsonObject } from "../../api/json.ts";
import type { Structure } from "../../api/structure.ts";
import type { Conflict } from "../fields/managers.ts";
/**
 * What kubectl applies on this side, it may one day apply on its own side again: where the object
 * has the annotation for that, it is kept up to date.
 * Source: apimachinery managedfields, LastAppliedUpdater 1.36.
 */
export declare function withLastApplied(manager: string | undefined, object: JsonObject, config: JsonObject): JsonObject;
/**
 * The conflicts that are left to kubectl: what it has applied on its own side, and is still as it
 * was then, it may take from whoever owns it.
 * Source: apimachinery managedfields, lastAppliedManager 1.36.
 */
export declare function conflictsLeft(manager: string | undefined, given: {
    readonly structure: Structure;
    readonly apiVersion: string;
    readonly live: JsonObject;
}, conflicts: readonly Conflict[]): readonly Conflict[];
