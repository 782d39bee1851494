import { isObject } from "../../api/json.ts";

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
 * What keeps an object from being ready; nothing where it is. Workloads are ready once all of their
 * pods are those that they want, and ready, as `kubectl rollout status` waits for; Jobs once they
 * are complete; all else once its condition Ready, or else Available, says so.
 */
export function unready(object: unknown): string | undefined {
  if (!isObject(object)) return "there is no object";
  const { kind } = object;
  switch (kind) {
    case "Deployment":
    case "StatefulSet":
    case "ReplicaSet":
    case "ReplicationController":
      return unreadyReplicas(object);
    case "DaemonSet":
      return unreadyDaemons(object);
    case "Job":
      return unmet(object, ["Complete"]);
    default:
      return unmet(object, ["Ready", "Available"]);
  }
}

function unreadyReplicas(object: object): string | undefined {
  const { replicas = 1 } = partOf(object, "spec");
  const wanted = countOf(replicas);
  const { replicas: present, updatedReplicas, readyReplicas } = partOf(object, "status");
  if (isUnseen(object)) return "its controller has not seen it yet";
  // Those that no rollout changes count no updated pods.
  const updated = countOf(updatedReplicas ?? ("template" in partOf(object, "spec") ? present : 0));
  if (countOf(present) > wanted) return `it has ${countOf(present)} pods and wants ${wanted}`;
  if (updated < wanted) return `${updated} of ${wanted} pods are updated`;
  const ready = countOf(readyReplicas);
  return ready < wanted ? `${ready} of ${wanted} pods are ready` : undefined;
}

function unreadyDaemons(object: object): string | undefined {
  const { desiredNumberScheduled, updatedNumberScheduled, numberReady } = partOf(object, "status");
  if (isUnseen(object)) return "its controller has not seen it yet";
  const wanted = countOf(desiredNumberScheduled);
  const [updated, ready] = [countOf(updatedNumberScheduled), countOf(numberReady)];
  if (updated < wanted) return `${updated} of ${wanted} pods are updated`;
  return ready < wanted ? `${ready} of ${wanted} pods are ready` : undefined;
}

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
