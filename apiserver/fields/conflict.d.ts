import { StatusError } from "../../api/status.ts";
import type { Conflict } from "./managers.ts";
/**
 * `Apply failed with 1 conflict: conflict with "one": .spec.replicas`, with a cause for each field.
 * Source: apimachinery managedfields, NewConflictError 1.36.
 */
export declare function applyConflict(conflicts: readonly Conflict[]): StatusError;
