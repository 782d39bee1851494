import type { KubeObject } from "../../../api/resource.ts";
import type { StoredEvent } from "../../../apiserver/storage/storage.ts";

export interface WriteRow {
  readonly revision: number;
  readonly actor: string;
  readonly cause?: number;
  readonly timeMs?: number;
  readonly resource?: string;
  /** Absent: one of a kind of the test's own, which is created. */
  readonly object?: KubeObject;
  readonly name?: string;
  readonly previous?: KubeObject;
  readonly deleted?: boolean;
}

/** A write as the log keeps it; what a row leaves out is as it would be for a new object. */
export function write({
  revision,
  actor,
  cause = 0,
  timeMs = 0,
  resource = "things",
  name = "a",
  object = { apiVersion: "v1", kind: "Thing", metadata: { name } },
  previous,
  deleted = false,
}: WriteRow): StoredEvent {
  const { namespace, name: own = "" } = object.metadata;
  const key = namespace === undefined ? own : `${namespace}/${own}`;
  const type = deleted ? "DELETED" : previous === undefined ? "ADDED" : "MODIFIED";
  return { revision, actor, cause, timeMs, resource, key, type, object, previous };
}
