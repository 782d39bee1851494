/** Why an object is there, or is gone, and why it is not as wanted. */
import type { KubeObject, ResourceDefinition } from "../../api/resource.ts";
import { notFound, StatusError } from "../../api/status.ts";
import type { StoredEvent } from "../../apiserver/storage/storage.ts";
import { type Chain, chainTo, titleOf, writesOf } from "../history/index.ts";
import { beingDeleted, deletion, endOf } from "./deletion.ts";
import { creationOf, existence, isWholeLog, lastCommand, unknownBefore } from "./existence.ts";
import { findingsOf } from "./kinds.ts";
import type { Finding, Known } from "./known.ts";
import { restarts } from "./restarts.ts";
import { terminating } from "./terminating.ts";
import { ago } from "./words.ts";

/** Where an object is, or was. */
export interface Place {
  readonly definition: ResourceDefinition;
  /** The name of its table in the storage. */
  readonly table: string;
  /** `undefined` for what has none. */
  readonly namespace: string | undefined;
  readonly name: string;
}

export interface Explanation {
  readonly state: "Present" | "Terminating" | "Gone";
  /** The object; the last of its name where it is gone. */
  readonly object: KubeObject;
  /** All in one sentence. */
  readonly verdict: string;
  /** What matters most first. */
  readonly findings: readonly Finding[];
  /** What led to its being there, or to its end. */
  readonly chain: Chain;
}

/** Throws NotFound where there is no such object, and none that is remembered. */
export function explain(place: Place, known: Known): Explanation {
  const { definition, table, namespace, name } = place;
  const scope = definition.namespaced ? namespace : undefined;
  const writes = writesOf(known.log, table, scope === undefined ? name : `${scope}/${name}`);
  const object = known.get(definition, name, scope);
  if (object !== undefined) return ofPresent(object, writes, known);
  const last = writes.at(-1);
  if (last !== undefined) return ofGone(last, writes, known);
  const error = notFound(definition, name);
  if (isWholeLog(known)) throw error;
  throw new StatusError("NotFound", `${error.message}; ${unknownBefore(known)}`, error.details);
}

function ofPresent(object: KubeObject, writes: readonly StoredEvent[], known: Known): Explanation {
  const creation = creationOf(object, writes);
  const made = existence(object, creation, known);
  const isEnding = object.metadata.deletionTimestamp !== undefined;
  const end = isEnding ? endOf(object, writes) : undefined;
  const own = findingsOf(object, known);
  const found = [...own, ...restarts(object, writes, known)];
  const findings = isEnding
    ? [beingDeleted(object, end, known), ...terminating(object, known), ...found, made]
    : [...found, ...lastCommand(object, writes, known), made];
  return {
    state: isEnding ? "Terminating" : "Present",
    object,
    verdict: verdictOf(object, isEnding ? "is being deleted" : stateText(own)),
    findings,
    chain: chainTo(known.log, (end ?? creation)?.revision ?? 0),
  };
}

function ofGone(last: StoredEvent, writes: readonly StoredEvent[], known: Known): Explanation {
  const { object } = last;
  const end = endOf(object, writes) ?? last;
  const before = new Set(writes.map((each) => each.object.metadata.uid)).size - 1;
  const others = before > 0 ? ` (${before} of that name went before it)` : "";
  return {
    state: "Gone",
    object,
    verdict: verdictOf(object, `was removed ${ago(last.timeMs, known.nowMs)}${others}`),
    findings: [deletion(last, end, known), existence(object, creationOf(object, writes), known)],
    chain: chainTo(known.log, end.revision),
  };
}

const verdictOf = (object: KubeObject, state: string) => `${titleOf(object)} ${state}.`;

const states: Readonly<Record<Finding["about"], string>> = {
  Pending: "is pending",
  NotReady: "is not ready",
  NotAsWanted: "is not as wanted",
  Terminating: "is being deleted",
  Deletion: "is being deleted",
  Eviction: "may not be evicted",
  Restart: "is there",
  Existence: "is there",
};

function stateText([first]: readonly Finding[]): string {
  return first === undefined ? "is as wanted" : states[first.about];
}
