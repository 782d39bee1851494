/** Why an object was deleted, or is being deleted; and why that takes so long. */
import { Pod } from "../../api/core/pod/pod.ts";
import type { KubeObject } from "../../api/resource.ts";
import type { StoredEvent } from "../../apiserver/storage/storage.ts";
import { actorText, chainTo } from "../history/index.ts";
import { rootText, unknownBefore } from "./existence.ts";
import { type Finding, finding, type Known } from "./known.ts";
import { ago, because, conditionOf } from "./words.ts";

/** The write that decided that an object goes: its mark, or its removal where there was no mark. */
export function endOf(
  { metadata: { uid } }: KubeObject,
  writes: readonly StoredEvent[],
): StoredEvent | undefined {
  const own = writes.filter(({ object }) => object.metadata.uid === uid);
  return (
    own.find(
      ({ object, previous }) =>
        object.metadata.deletionTimestamp !== undefined &&
        previous !== undefined &&
        previous.metadata.deletionTimestamp === undefined,
    ) ?? own.find(({ type }) => type === "DELETED")
  );
}

/** Why an object that is gone was deleted. */
export function deletion(last: StoredEvent, end: StoredEvent, known: Known): Finding {
  const { nowMs, log } = known;
  const cause = rootText(chainTo(log, end.revision), known);
  const ended = ago(last.timeMs, nowMs);
  const text =
    end.revision === last.revision
      ? `${actorText(end)} deleted it ${ended}${cause}.`
      : `${actorText(end)} asked for its deletion ${ago(end.timeMs, nowMs)}${cause}. ` +
        `${actorText(last)} removed it ${ended}.`;
  return finding("Deletion", text, reasonsOf(last.object, end));
}

/** Why an object that is still there is being deleted. */
export function beingDeleted(
  object: KubeObject,
  end: StoredEvent | undefined,
  known: Known,
): Finding {
  if (end === undefined) {
    return finding("Deletion", "Its deletion was asked for.", [unknownBefore(known)]);
  }
  const when = ago(end.timeMs, known.nowMs);
  const cause = rootText(chainTo(known.log, end.revision), known);
  const text = `${actorText(end)} asked for its deletion ${when}${cause}.`;
  return finding("Deletion", text, reasonsOf(object, end));
}

/** What those who delete for a reason of their own go by. */
const motives: ReadonlyMap<string, string> = new Map([
  ["garbage-collector-controller", "the objects that own it are gone or being deleted"],
  ["namespace-controller", "its namespace is being deleted"],
  ["taint-eviction-controller", "it does not tolerate a taint of its node"],
  ["device-taint-eviction-controller", "its claim does not tolerate a taint of its device"],
  ["pod-garbage-collector", "its node is gone, or it has ended long ago"],
  ["ttl-after-finished-controller", "it had ended for as long as ttlSecondsAfterFinished says"],
  ["default-scheduler", "it made room for a pod of higher priority"],
]);

function reasonsOf(object: KubeObject, { actor }: StoredEvent): readonly string[] {
  const motive = motives.get(actor);
  const told = motive === undefined ? [] : [motive];
  if (object.kind !== Pod.kind) return told;
  // An object of that kind in the log of pods is one.
  const { status } = object as Pod;
  const target = conditionOf(status.conditions, "DisruptionTarget");
  return target?.status === "True" ? [...told, because(target)] : told;
}
