/** Which pods and containers are meant by a name, in kubectl's words. Source: kubectl 1.36. */
import type { JsonObject } from "../../api/json.ts";
import { metadataOf, part, parts, textAt } from "../../api/json-parts.ts";
import { Failure } from "./failure.ts";
import type { Served } from "./resources.ts";
import { labelSelectorText, selectorText } from "./selector-text.ts";

/** A pod as it is. */
export interface NamedPod {
  readonly name: string;
  readonly object: JsonObject;
}

interface Selectable extends NamedPod {
  readonly resource: Served;
}

/** The pods of a workload or of a service, as a selector. Throws Failure where it has none. */
export function selectorOf(
  { object, resource, name }: Selectable,
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
export function byUse(left: NamedPod, right: NamedPod): number {
  const [a, b] = [left, right].map(rankOf);
  if (a === undefined || b === undefined) return 0;
  return a < b ? -1 : a > b ? 1 : left.name < right.name ? -1 : 1;
}

function rankOf({ object }: NamedPod): string {
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
  warn: (line: string) => void,
  { object, name }: NamedPod,
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
  if (all.length > 1) warn(`Defaulted container "${first}" out of: ${told}`);
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

/** True until the container runs, for the first time or again. */
export function isWaiting(pod: JsonObject, container: string): boolean {
  const status = part(pod, "status");
  const states = ["initContainerStatuses", "containerStatuses", "ephemeralContainerStatuses"]
    .flatMap((member) => parts(status, member))
    .filter(({ name }) => name === container)
    .map((each) => part(each, "state"));
  return states.every(
    ({ running, terminated }) => running === undefined && terminated === undefined,
  );
}

/** Throws where the containers of a pod have all ended. */
export function checkAlive({ object }: Pick<NamedPod, "object">, doing: string): void {
  const phase = textAt(part(object, "status"), "phase");
  if (phase !== "Succeeded" && phase !== "Failed") return;
  throw new Failure(`cannot ${doing} in a completed pod; current phase is ${phase}`);
}
