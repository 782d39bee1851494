/** What happened in a time: the writes of one object and of all that it owns, or of all objects. */

import { isObject } from "../../api/json.ts";
import type { KubeObject } from "../../api/resource.ts";
import type { StoredEvent } from "../../apiserver/storage/storage.ts";
import type { Log } from "./log.ts";
import { deedOf } from "./sentence.ts";

export interface TimelineQuery {
  /** The table and key of the object that is asked about. Absent: all objects. */
  readonly of?: { readonly table: string; readonly key: string };
  /** Absent: all namespaces, and what is in none. */
  readonly namespace?: string;
  readonly sinceMs?: number;
  readonly untilMs?: number;
  /** How many writes at most: the newest. */
  readonly limit?: number;
}

export interface Found {
  /** Oldest first. */
  readonly writes: readonly StoredEvent[];
  /** Whether the limit left older ones out. */
  readonly isCut: boolean;
}

/** Writes that change nothing that is told, such as heartbeats, are left out; leases are too. */
export function timelineOf(log: Log, query: TimelineQuery): Found {
  const { of, namespace, sinceMs = -Infinity, untilMs = Infinity, limit = Infinity } = query;
  const isAbout = of === undefined ? () => true : family(log, of);
  const found: StoredEvent[] = [];
  // From the end on, for to see whether a write changed anything costs more than to find it.
  for (let at = log.length - 1; at >= 0; at -= 1) {
    const write = log[at];
    if (write === undefined || write.timeMs < sinceMs) break;
    if (write.timeMs > untilMs || !isAbout(write)) continue;
    if (namespace !== undefined && write.object.metadata.namespace !== namespace) continue;
    if (isHeartbeat(write)) continue;
    if (found.length >= limit) return { writes: found.reverse(), isCut: true };
    found.push(write);
  }
  return { writes: found.reverse(), isCut: false };
}

/** Whether a write is of the object, of what it owns however far down, or an event about them. */
function family(
  log: Log,
  { table, key }: { readonly table: string; readonly key: string },
): (write: StoredEvent) => boolean {
  const uids = new Set<string>();
  const add = ({ metadata: { uid } }: KubeObject) => void (uid !== undefined && uids.add(uid));
  // Owners are made before what they own, so one pass finds all, but for those that were adopted.
  for (const { resource, key: own, object } of log) {
    if (resource === table && own === key) add(object);
    else if (object.metadata.ownerReferences?.some(({ uid }) => uids.has(uid))) add(object);
  }
  return ({ resource, key: own, object }) => {
    if (uids.has(object.metadata.uid ?? "") || (resource === table && own === key)) return true;
    if (resource !== "events" || !("involvedObject" in object)) return false;
    const about = object.involvedObject;
    return isObject(about) && typeof about.uid === "string" && uids.has(about.uid);
  };
}

function isHeartbeat(write: StoredEvent): boolean {
  if (write.type !== "MODIFIED") return false;
  if (write.resource === "leases.coordination.k8s.io") return true;
  const { verb } = deedOf(write);
  return verb.present === "refreshes";
}
