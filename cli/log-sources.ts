/** Which pods and containers `logs` reads. */
import { isObject, type JsonObject } from "../api/json.ts";
import { Failure, isNotFound, RefusedError } from "../client/kubectl/failure.ts";
import { labelSelectorText, selectorText } from "./describe/lines.ts";
import { within } from "./follow.ts";
import type { Io } from "./io.ts";
import { pathOf } from "./resources.ts";
import { selectFrom } from "./selection.ts";
import {
  findTargets,
  metadataOf,
  part,
  parts,
  pathOfTarget,
  type Target,
  textAt,
} from "./targets.ts";

/** The pods of a name, of a workload or of a selector. */
export async function podsFor(
  io: Io,
  options: {
    readonly named: string | undefined;
    readonly selector: string;
    /** All pods of a workload, not only the first. */
    readonly isAll: boolean;
    /** How long to wait for the first pod of a workload. */
    readonly timeoutMs: number;
  },
): Promise<readonly Target[]> {
  const { named, selector, isAll, timeoutMs } = options;
  if (named === undefined) return podsOf(io, selector);
  const [selected] = await selectFrom(io, named.includes("/") ? [named] : ["pods", named]);
  if (selected?.name === undefined) return [];
  const target = await read(io, { ...selected, name: selected.name });
  if (target.resource.kind === "Pod") return [target];
  const wanted = selectorOf(target);
  let pods = await podsOf(io, wanted);
  if (pods.length === 0) {
    pods = await within(io, timeoutMs, firstPod(io, wanted));
  }
  pods = [...pods].sort(byUse);
  const [first] = pods;
  if (first === undefined) throw new Failure(timedOut);
  if (isAll) return pods;
  if (pods.length > 1) io.warn(`Found ${pods.length} pods, using pod/${first.name}`);
  return [first];
}

const timedOut = "timed out waiting for the condition";

/** Waits for the first pod of a selector. */
export async function firstPod(io: Io, labelSelector: string): Promise<readonly Target[]> {
  const resource = await io.resources.find("pods");
  const { namespace } = io;
  const pods: Target[] = [];
  const path = pathOf(resource, { namespace }, { labelSelector, watch: true });
  await io.client.lines({ path }, (line) => {
    const event: unknown = JSON.parse(line);
    if (!isObject(event) || event.type !== "ADDED" || !isObject(event.object)) return true;
    const { object } = event;
    pods.push({ resource, namespace, object, name: textAt(metadataOf(object), "name") });
    return false;
  });
  return pods;
}

async function read(io: Io, found: Pick<Target, "resource" | "name">): Promise<Target> {
  const target = { ...found, namespace: io.namespace, object: {} };
  try {
    return { ...target, object: await io.client.json({ path: pathOfTarget(target) }) };
  } catch (error) {
    if (!isNotFound(error) || !(error instanceof RefusedError)) throw error;
    throw new Failure(
      `error from server (NotFound): ${error.message} in namespace "${io.namespace}"`,
    );
  }
}

export async function podsOf(io: Io, selector: string): Promise<readonly Target[]> {
  const { targets, errors } = await findTargets(io, { args: ["pods"], selector, isAll: true });
  if (errors.length > 0) throw errors[0];
  return targets;
}

export function selectorOf(
  { object, resource, name }: Target,
  doing = "get the logs from",
): string {
  const selector = part(object, "spec", "selector");
  if (Object.keys(selector).length === 0) {
    const type = `*${resource.version}.${resource.kind}`;
    const fact =
      resource.kind === "Service"
        ? `invalid service '${name}': Service is defined without a selector`
        : `selector for ${type} not implemented`;
    throw new Failure(`cannot ${doing} ${type}: ${fact}`);
  }
  return resource.kind === "Service" ? selectorText(selector) : labelSelectorText(selector);
}

/** Bound, running, ready and old ones first. */
export function byUse(left: Target, right: Target): number {
  const [a, b] = [left, right].map(rankOf);
  if (a === undefined || b === undefined) return 0;
  return a < b ? -1 : a > b ? 1 : left.name < right.name ? -1 : 1;
}

function rankOf({ object }: Target): string {
  const status = part(object, "status");
  const ready = parts(status, "conditions").find(({ type }) => type === "Ready");
  return [
    textAt(part(object, "spec"), "nodeName") === "" ? 1 : 0,
    status.phase === "Running" ? 0 : 1,
    ready?.status === "True" ? 0 : 1,
    textAt(ready ?? {}, "lastTransitionTime"),
    textAt(metadataOf(object), "creationTimestamp"),
  ].join(" ");
}

const defaultAnnotation = "kubectl.kubernetes.io/default-container";

/** The containers of a pod that are wanted; says so where one is chosen among several. */
export function containersOf(
  io: Io,
  { object, name }: Target,
  { chosen, isAll }: { readonly chosen: string | undefined; readonly isAll: boolean },
): readonly string[] {
  const names = namesIn(object);
  if (isAll) return [...names.init, ...names.regular, ...names.ephemeral];
  const all = [...names.regular, ...names.init, ...names.ephemeral];
  const told = [
    ...names.regular,
    ...names.init.map((each) => `${each} (init)`),
    ...names.ephemeral.map((each) => `${each} (ephem)`),
  ].join(", ");
  if (chosen !== undefined) {
    if (all.includes(chosen)) return [chosen];
    throw new Failure(`container ${chosen} is not valid for pod ${name} out of: ${told}`);
  }
  const annotated = textAt(part(metadataOf(object), "annotations"), defaultAnnotation);
  if (all.includes(annotated)) return [annotated];
  const [first = ""] = names.regular;
  if (all.length > 1) io.warn(`Defaulted container "${first}" out of: ${told}`);
  return [first];
}

function namesIn(pod: JsonObject) {
  const spec = part(pod, "spec");
  const names = (member: string) => parts(spec, member).map((each) => textAt(each, "name"));
  return {
    init: names("initContainers"),
    regular: names("containers"),
    ephemeral: names("ephemeralContainers"),
  };
}
