/**
 * The patches of Kubernetes, but for apply. Each returns a new object that shares with the old one
 * what it did not change, and the old one itself where it changed nothing; each throws StatusError.
 */
export { StatusError } from "../status.ts";
export { applyOperations, OperationFailure } from "./json-operations.ts";
export { jsonPatch } from "./json-patch.ts";
export { mergePatch } from "./merge-patch.ts";
export { notApplicable, unconvertible, unfit } from "./refusals.ts";
export { strategicMergePatch } from "./strategic-patch.ts";
