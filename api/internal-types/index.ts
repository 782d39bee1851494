/**
 * Values in Kubernetes' internal types, which messages print by their names in Go, and what differs
 * between two of them.
 */
export { printedDiff } from "./diff.ts";
export { immutableStruct } from "./immutable.ts";
export { printed } from "./print.ts";
export { internalFields, internalTypes } from "./types.ts";
