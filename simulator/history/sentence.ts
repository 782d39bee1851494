/** One write in a line: who does what to which object. */
import { isObject, type JsonObject } from "../../api/json.ts";
import type { KubeObject } from "../../api/resource.ts";
import type { StoredEvent } from "../../apiserver/storage/storage.ts";
import { changesOf } from "./changes.ts";
import { valueText } from "./label.ts";

/** So many changes of one write are told. */
const changesMax = 5;

/** Those that act without being caused: they begin by themselves. All others are users. */
const selfActing = new Set([
  "kube-addon-manager",
  "kube-apiserver",
  "kube-controller-manager",
  "kube-scheduler",
  "kubelet",
  "traffic",
]);

/** Whether a user asked for the write. */
export const isByUser = ({ actor, cause }: Pick<StoredEvent, "actor" | "cause">): boolean =>
  cause === 0 && !selfActing.has(actor);

/** `replicaset-controller`; a user by the program that they used: `user (kubectl)`. */
export function actorText(write: Pick<StoredEvent, "actor" | "cause">): string {
  if (!isByUser(write) || write.actor === "user") return write.actor;
  return `user (${write.actor})`;
}

/** `Pod default/web-0` */
export function titleOf({ kind, metadata }: KubeObject): string {
  const { namespace, name = "" } = metadata;
  return `${kind} ${namespace === undefined ? name : `${namespace}/${name}`}`;
}

/** What a write did, and what it changed beside. */
export interface Deed {
  /** As one sees it happen and as one tells it later: `creates`, `created`. */
  readonly verb: { readonly present: string; readonly past: string };
  /** `Pod default/web-0` */
  readonly object: string;
  /** What follows the object: ` to node-1`. */
  readonly rest: string;
  readonly changes: readonly string[];
}

const verbs = {
  applies: { present: "applies", past: "applied" },
  binds: { present: "binds", past: "bound" },
  changes: { present: "changes", past: "changed" },
  creates: { present: "creates", past: "created" },
  deletes: { present: "deletes", past: "deleted" },
  marks: { present: "marks", past: "marked" },
  refreshes: { present: "refreshes", past: "refreshed" },
  removes: { present: "removes", past: "removed" },
  renews: { present: "renews", past: "renewed" },
  reports: { present: "reports on", past: "reported on" },
  updates: { present: "updates the status of", past: "updated the status of" },
} as const;

export function deedOf(write: StoredEvent): Deed {
  const { resource, type, object, previous } = write;
  const done = (verb: keyof typeof verbs, rest = "", changes: readonly string[] = []): Deed => ({
    verb: verbs[verb],
    object: titleOf(object),
    rest,
    changes,
  });
  if (resource === "events" && type !== "DELETED") return report(object);
  if (type === "DELETED") return done(isEnding(object) ? "removes" : "deletes");
  if (previous === undefined)
    return done(lastApplied(object) === undefined ? "creates" : "applies");
  const changes = changesOf(previous, object);
  if (isEnding(object) && !isEnding(previous)) return done("marks", graceText(object), changes);
  const node = nodeNameOf(object);
  if (node !== "" && nodeNameOf(previous) === "") return done("binds", ` to ${node}`);
  if (lastApplied(object) !== lastApplied(previous)) return done("applies", "", changes);
  if (changes.length === 0) return done(object.kind === "Lease" ? "renews" : "refreshes");
  return done(isOfStatus(previous, object) ? "updates" : "changes", "", changes);
}

/** `replicaset-controller creates Pod default/web-0`, in the present or the past. */
export function sentenceOf(write: StoredEvent, tense: "present" | "past" = "present"): string {
  const { verb, object, rest, changes } = deedOf(write);
  const text = changesText(changes);
  return `${actorText(write)} ${verb[tense]} ${object}${rest}${text === "" ? "" : `: ${text}`}`;
}

/** The same in the past, with its time: `user changed Service default/web 5m ago: port added`. */
export function datedSentence(write: StoredEvent, when: string): string {
  const { verb, object, rest, changes } = deedOf(write);
  const text = changesText(changes);
  const told = `${actorText(write)} ${verb.past} ${object}${rest} ${when}`;
  return text === "" ? told : `${told}: ${text}`;
}

export function changesText(changes: readonly string[]): string {
  const left = changes.length - changesMax;
  const shown = changes.slice(0, changesMax).join(", ");
  return left > 0 ? `${shown} and ${left} more` : shown;
}

/** An event is told of the object that it is about. */
function report(event: KubeObject): Deed {
  const { involvedObject, reason, message, count } = asJson(event);
  const about = isObject(involvedObject) ? involvedObject : {};
  const place = [about.namespace, about.name].filter((part) => typeof part === "string");
  const times = typeof count === "number" && count > 1 ? ` (${count} times)` : "";
  return {
    verb: verbs.reports,
    object: `${valueText(about.kind)} ${place.join("/")}`,
    rest: `: ${valueText(reason)}${times}: ${typeof message === "string" ? message.trim() : ""}`,
    changes: [],
  };
}

const isEnding = ({ metadata }: KubeObject) => metadata.deletionTimestamp !== undefined;

function graceText({ metadata: { deletionGracePeriodSeconds: grace = 0 } }: KubeObject): string {
  return grace > 0 ? ` for deletion within ${grace}s` : " for deletion";
}

function nodeNameOf(object: KubeObject): string {
  if (object.kind !== "Pod") return "";
  const { spec } = asJson(object);
  return isObject(spec) && typeof spec.nodeName === "string" ? spec.nodeName : "";
}

const lastApplied = ({ metadata: { annotations } }: KubeObject) =>
  annotations?.["kubectl.kubernetes.io/last-applied-configuration"];

/** Whether nothing but the status changed. */
function isOfStatus(previous: KubeObject, next: KubeObject): boolean {
  const before = asJson(previous);
  const after = asJson(next);
  const { labels, annotations, finalizers } = next.metadata;
  return (
    before.status !== after.status &&
    before.spec === after.spec &&
    previous.metadata.labels === labels &&
    previous.metadata.annotations === annotations &&
    previous.metadata.finalizers === finalizers
  );
}

/** API objects are plain JSON. */
const asJson = (object: KubeObject) => object as unknown as JsonObject;
