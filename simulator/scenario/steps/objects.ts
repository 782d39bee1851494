/** Steps that change objects. */
import { isObject, type JsonObject } from "../../../api/json.ts";
import type { PatchType } from "../../../api/request.ts";
import { formatTime } from "../../../api/runtime.ts";
import { parseLabelSelector } from "../../../api/selectors/labels.ts";
import { resourceNamed } from "../references.ts";
import type { Stage } from "../stage.ts";
import type { Step } from "../step-schema.ts";
import { patch, targetOf } from "./requests.ts";

/** What a step says under one of its names. */
export type Said<Name extends keyof Step> = NonNullable<Step[Name]>;

export function apply(stage: Stage, { files = [], objects = [] }: Said<"apply">): void {
  const read = files.flatMap((file) => stage.loaded.files.get(file) ?? []);
  stage.cluster.apply([...read, ...objects.filter(isObject)], stage.namespace);
}

export function patchObject(stage: Stage, said: Said<"patch">): void {
  const { target, namespace, type, subresource, patch: body } = said;
  const { reference } = targetOf(stage, target, namespace);
  patch(stage, reference, body, { type: patchTypeOf(type), subresource });
}

const patchTypes: readonly PatchType[] = ["merge", "strategic", "json"];

function patchTypeOf(text: string): PatchType {
  const found = patchTypes.find((type) => type === text);
  if (found === undefined) throw new RangeError(`type: must be one of ${patchTypes.join(", ")}`);
  return found;
}

export function deleteObjects(stage: Stage, said: Said<"delete">): void {
  const { gracePeriodSeconds, propagationPolicy } = said;
  const options = {
    ...(gracePeriodSeconds !== undefined && { gracePeriodSeconds }),
    ...(propagationPolicy !== undefined && {
      propagationPolicy: policyOf(propagationPolicy),
    }),
  };
  for (const { resource, namespace, name } of doomed(stage, said)) {
    const scope = namespace === undefined ? {} : { namespace };
    stage.cluster.request({ verb: "delete", resource, name, options, ...scope });
  }
}

const policies = ["Background", "Foreground", "Orphan"] as const;

function policyOf(text: string): (typeof policies)[number] {
  const found = policies.find((policy) => policy === text);
  if (found === undefined) {
    throw new RangeError(`propagationPolicy: must be one of ${policies.join(", ")}`);
  }
  return found;
}

/** What a step deletes. */
function doomed(stage: Stage, said: Said<"delete">) {
  const { target, kind, selector = "", count, namespace = stage.namespace } = said;
  if (target !== undefined) return [targetOf(stage, target, namespace).reference];
  if (kind === undefined) throw new RangeError("names neither a target nor a kind");
  const resource = resourceNamed(stage.cluster, kind);
  const place = resource.namespaced ? namespace : undefined;
  const { matches } = parseLabelSelector(selector);
  const found = stage.cluster
    .list(resource, place)
    .filter(({ metadata }) => matches(metadata.labels))
    .map(({ metadata: { name = "" } }) => ({ resource, namespace: place, name }));
  return count === undefined ? found : drawn(stage, found, count);
}

/** So many of them, each as likely as any other. */
function drawn<T>(stage: Stage, all: readonly T[], count: number): readonly T[] {
  const left = [...all];
  const taken: T[] = [];
  while (taken.length < count && left.length > 0) {
    taken.push(...left.splice(stage.random.integer(left.length), 1));
  }
  return taken;
}

export function scale(stage: Stage, { target, namespace, replicas }: Said<"scale">): void {
  const { reference } = targetOf(stage, target, namespace);
  patch(stage, reference, { spec: { replicas } }, { type: "merge", subresource: "scale" });
}

export function setImage(stage: Stage, { target, namespace, containers }: Said<"setImage">): void {
  const { reference, object } = targetOf(stage, target, namespace);
  const known = new Set(containerNames(object as unknown as JsonObject));
  for (const name of Object.keys(containers)) {
    if (!known.has(name)) throw new RangeError(`unable to find container named "${name}"`);
  }
  const images = Object.entries(containers).map(([name, image]) => ({ name, image }));
  patch(stage, reference, { spec: { template: { spec: { containers: images } } } });
}

function containerNames({ spec }: JsonObject): readonly unknown[] {
  const template = isObject(spec) ? spec.template : undefined;
  const inner = isObject(template) ? template.spec : undefined;
  const containers = isObject(inner) ? inner.containers : undefined;
  return Array.isArray(containers)
    ? containers.map((container) => (isObject(container) ? container.name : undefined))
    : [];
}

/** As `kubectl rollout restart` does it. */
export function restart(stage: Stage, { target, namespace }: Said<"restart">): void {
  const { reference } = targetOf(stage, target, namespace);
  const restartedAt = formatTime(stage.cluster.nowMs);
  const annotations = { "kubectl.kubernetes.io/restartedAt": restartedAt };
  patch(stage, reference, { spec: { template: { metadata: { annotations } } } });
}
