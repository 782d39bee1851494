/** Why an object exists, and who it is there for. */
import type { KubeObject } from "../../api/resource.ts";
import { ownersOf } from "../../apiserver/fields/ownership.ts";
import type { StoredEvent } from "../../apiserver/storage/storage.ts";
import { controllerRef } from "../../client/controller.ts";
import {
  actorText,
  type Chain,
  chainTo,
  changesOf,
  changesText,
  datedSentence,
  isByUser,
  sentenceOf,
} from "../history/index.ts";
import { type Finding, finding, type Known } from "./known.ts";
import { ago, sinceField } from "./words.ts";

/** The write that made this very object, among those of its name; none where it is not held. */
export function creationOf(
  { metadata: { uid } }: KubeObject,
  writes: readonly StoredEvent[],
): StoredEvent | undefined {
  return writes.findLast(({ type, object }) => type === "ADDED" && object.metadata.uid === uid);
}

export function existence(
  object: KubeObject,
  creation: StoredEvent | undefined,
  known: Known,
): Finding {
  const { nowMs, log } = known;
  if (creation === undefined) {
    const since = sinceField(object.metadata.creationTimestamp, nowMs);
    const by = makerOf(object);
    return finding("Existence", `It was created${since}${by}.`, [unknownBefore(known)]);
  }
  const made = `${actorText(creation)} ${verbOf(creation)} it ${ago(creation.timeMs, nowMs)}`;
  const cause = rootText(chainTo(log, creation.revision), known);
  return finding("Existence", `${made}${forOwner(object)}${cause}.`);
}

const verbOf = (write: StoredEvent) =>
  / applied /.test(sentenceOf(write, "past")) ? "applied" : "created";

/** `, because user (kubectl) applied Deployment default/web 5m ago`; empty for who began it. */
export function rootText({ writes, isCutOff }: Chain, known: Known): string {
  const [root] = writes;
  if (root === undefined) return "";
  if (isCutOff) {
    const first = datedSentence(root, ago(root.timeMs, known.nowMs));
    const what = writes.length < 2 ? "" : `, which goes back to this: ${first}`;
    return `${what}; ${unknownBefore(known)}`;
  }
  if (writes.length < 2) return "";
  const how = isByUser(root) ? ", because " : ", which began so: ";
  return `${how}${datedSentence(root, ago(root.timeMs, known.nowMs))}`;
}

/** Whether every write since the beginning is held. */
export const isWholeLog = ({ log, startMs }: Known): boolean => log[0]?.timeMs === startMs;

/** What the log no longer holds. */
export function unknownBefore({ log, nowMs }: Known): string {
  const [first] = log;
  if (first === undefined) return "no write is held any more";
  const since = ago(first.timeMs, nowMs);
  return `what came before revision ${first.revision}, ${since}, is no longer known`;
}

/** What a user last changed of an object after it was made; none where nobody did. */
export function lastCommand(
  { metadata: { uid } }: KubeObject,
  writes: readonly StoredEvent[],
  { nowMs }: Known,
): readonly Finding[] {
  const last = writes.findLast(
    (write) => write.type === "MODIFIED" && isByUser(write) && write.object.metadata.uid === uid,
  );
  if (last?.previous === undefined || last.object.metadata.deletionTimestamp !== undefined)
    return [];
  const changes = changesText(changesOf(last.previous, last.object));
  if (changes === "") return [];
  const who = actorText(last);
  return [finding("Existence", `${who} last changed it ${ago(last.timeMs, nowMs)}: ${changes}.`)];
}

function forOwner(object: KubeObject): string {
  const owner = controllerRef(object);
  return owner === undefined ? "" : ` for ${owner.kind} ${owner.name}`;
}

/** Who first wrote it, as its fields remember. */
function makerOf(object: KubeObject): string {
  const [first] = ownersOf(object);
  return first === undefined ? "" : ` by ${first.manager}`;
}
