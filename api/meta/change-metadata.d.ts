import type { ObjectMeta } from "../resource.ts";
/**
 * `metadata` with changes; members that are `undefined` in them are left out. The members come in
 * Kubernetes' order, and are written out one by one: every write makes metadata, and an object
 * whose members are computed or deleted is slow ever after.
 */
export declare function changeMetadata(metadata: ObjectMeta, changes: Partial<ObjectMeta>): ObjectMeta;
