import { isObject, type JsonObject } from "../../api/json.ts";
import { part } from "../../api/json-parts.ts";
import { rolloutProgress } from "../../client/rollout-progress.ts";

/** A condition of an object's status. */
export interface SeenCondition {
  readonly type: string;
  readonly status: string;
  readonly reason?: string;
  readonly message?: string;
}

const textOf = (value: unknown) => (typeof value === "string" ? value : undefined);
const countOf = (value: unknown) => (typeof value === "number" ? value : 0);

/** The conditions that the status of an object holds. */
export function conditionsOf(object: unknown): readonly SeenCondition[] {
  const { conditions } = partOf(object, "status");
  if (!Array.isArray(conditions)) return [];
  return conditions.filter(isObject).map((condition) => {
    const { type, status, reason, message } = condition;
    const texts = { reason: textOf(reason), message: textOf(message) };
    return { type: textOf(type) ?? "", status: textOf(status) ?? "", ...texts };
  });
}

/**
 * What keeps an object from being ready; nothing where it is. Workloads that roll out are ready
 * once `kubectl rollout status` is content; others of pods, and those that are renewed by hand,
 * once all that they want are ready; Jobs once they are complete; all else once its condition
 * Ready, or else Available, says so.
 */
export function unready(object: unknown): string | undefined {
  if (!isObject(object)) return "there is no object";
  const { kind } = object;
  switch (kind) {
    case "Deployment":
      return unfinished(object, kind);
    case "StatefulSet":
      return isRolling(object) ? unfinished(object, kind) : unreadyReplicas(object);
    case "DaemonSet":
      return isRolling(object) ? unfinished(object, kind) : unreadyDaemons(object);
    case "ReplicaSet":
    case "ReplicationController":
      return unreadyReplicas(object);
    case "Job":
      return unmet(object, ["Complete"]);
    default:
      return unmet(object, ["Ready", "Available"]);
  }
}

const isRolling = (object: JsonObject): boolean =>
  part(object, "spec", "updateStrategy").type === "RollingUpdate";

function unfinished(object: JsonObject, kind: string): string | undefined {
  const { state, message } = rolloutProgress({ kind, group: "apps" }, object);
  return state === "done" ? undefined : message;
}

function unreadyReplicas(object: object): string | undefined {
  const { replicas = 1 } = partOf(object, "spec");
  const wanted = countOf(replicas);
  const { replicas: present, readyReplicas } = partOf(object, "status");
  if (isUnseen(object)) return "its controller has not seen it yet";
  if (countOf(present) > wanted) return `it has ${countOf(present)} pods and wants ${wanted}`;
  return unreadyOf(wanted, countOf(readyReplicas));
}

function unreadyDaemons(object: object): string | undefined {
  const { desiredNumberScheduled, numberReady } = partOf(object, "status");
  if (isUnseen(object)) return "its controller has not seen it yet";
  return unreadyOf(countOf(desiredNumberScheduled), countOf(numberReady));
}

const unreadyOf = (wanted: number, ready: number) =>
  ready < wanted ? `${ready} of ${wanted} pods are ready` : undefined;

function isUnseen(object: object): boolean {
  const { generation } = partOf(object, "metadata");
  return countOf(partOf(object, "status").observedGeneration) < countOf(generation);
}

/** Of several types, the first that there is counts. */
function unmet(object: object, types: readonly string[]): string | undefined {
  const conditions = conditionsOf(object);
  const found = types
    .map((type) => conditions.find((condition) => condition.type === type))
    .find((condition) => condition !== undefined);
  if (found === undefined) return `it has no condition ${types.join(" or ")}`;
  return found.status === "True" ? undefined : conditionText(found);
}

/** `Ready=False (CrashLoopBackOff): back-off 10s` */
export function conditionText({ type, status, reason, message }: SeenCondition): string {
  const because = reason === undefined || reason === "" ? "" : ` (${reason})`;
  const told = message === undefined || message === "" ? "" : `: ${message}`;
  return `${type}=${status}${because}${told}`;
}

/** How an object is called in messages: `Deployment default/web`. */
export function nameOf(object: unknown): string {
  if (!isObject(object)) return "the object";
  const { kind } = object;
  const { name, namespace } = partOf(object, "metadata");
  const place = textOf(namespace) === undefined ? "" : `${namespace}/`;
  return `${textOf(kind) ?? "the object"} ${place}${textOf(name) ?? ""}`.trim();
}

function partOf(object: unknown, name: string): Readonly<Record<string, unknown>> {
  const part: unknown = isObject(object) ? object[name] : undefined;
  return isObject(part) ? part : {};
}
