/** Conditions of claims: each part of the cluster writes its own, and leaves those of others. */
import type { PersistentVolumeClaim } from "./claim.ts";

type Conditions = NonNullable<PersistentVolumeClaim["status"]["conditions"]>;

/** What is told of growing. Source: pkg/volume/util/resize_util.go 1.36, knownResizeConditions. */
export const resizeConditions: readonly string[] = [
  "FileSystemResizePending",
  "Resizing",
  "ControllerResizeError",
  "NodeResizeError",
];

/** The status with these conditions in place of all those of some types; without any, no list. */
export function withConditions(
  { conditions = [], ...status }: PersistentVolumeClaim["status"],
  own: readonly string[],
  next: Conditions = [],
): PersistentVolumeClaim["status"] {
  const all = [...conditions.filter(({ type }) => !own.includes(type)), ...next];
  return all.length > 0 ? { ...status, conditions: all } : status;
}
