/** Steps that change objects. */
import { isObject, type JsonObject } from "../../../api/json.ts";
import { metadataOf, part, parts, textAt } from "../../../api/json-parts.ts";
import type { PatchType } from "../../../api/request.ts";
import { formatTime } from "../../../api/runtime.ts";
import { parseLabelSelector } from "../../../api/selectors/labels.ts";
import { StatusError } from "../../../api/status.ts";
import { podSpecPath } from "../../../client/kubectl/made/setter.ts";
import { restartPatch, restartProblem } from "../../../client/kubectl/restart.ts";
import { placeOfRefusal } from "../origins.ts";
import { resourceNamed } from "../references.ts";
import type { Stage } from "../stage.ts";
import type { Step } from "../step-schema.ts";
import { patch, targetOf, titleOf } from "./requests.ts";

/** What a step says under one of its names. */
export type Said<Name extends keyof Step> = NonNullable<Step[Name]>;

export function apply(stage: Stage, { files = [], objects = [] }: Said<"apply">): void {
  const read = files.flatMap((file) => stage.loaded.files.get(file) ?? []);
  applyAll(stage, [...read, ...objects.filter(isObject)]);
}

/** What the API refuses of an object, with the line where that is said. */
export class RefusedObject extends RangeError {
  override readonly name = "RefusedObject";
  readonly place: string | undefined;

  constructor(message: string, place: string | undefined) {
    super(message);
    this.place = place;
  }
}

/** Applies objects, one after the other. Throws RefusedObject for the first that is refused. */
export function applyAll({ cluster, namespace }: Stage, objects: readonly JsonObject[]): void {
  for (const object of objects) {
    try {
      cluster.apply(object, namespace);
    } catch (error) {
      if (!(error instanceof StatusError)) throw error;
      const name = String(metadataOf(object).name ?? "");
      // Most refusals name it themselves.
      const isNamed = error.message.includes(`"${name}"`);
      const message = isNamed ? error.message : `${object.kind} "${name}": ${error.message}`;
      throw new RefusedObject(message, placeOfRefusal(object, error));
    }
  }
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

/** As `kubectl delete` does: dependents go, too, unless the step says otherwise. */
export function deleteObjects(stage: Stage, said: Said<"delete">): void {
  const { gracePeriodSeconds, propagationPolicy = "Background" } = said;
  const options = {
    ...(gracePeriodSeconds !== undefined && { gracePeriodSeconds }),
    propagationPolicy: policyOf(propagationPolicy),
  };
  const found = doomed(stage, said);
  if (found.length === 0 && stage.step !== undefined) {
    const { name, place } = stage.step;
    stage.idle.push(`the step "${name}" (${place}) has deleted nothing`);
  }
  for (const { resource, namespace, name } of found) {
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

/** As `kubectl set image` does it: init containers have images too. */
export function setImage(stage: Stage, { target, namespace, containers }: Said<"setImage">): void {
  const { reference, object } = targetOf(stage, target, namespace);
  // Objects of the API are JSON.
  const stored = object as unknown as JsonObject;
  const path = podSpecPath(stored);
  if (path === undefined) throw new RangeError(`${target} is no pod and has no pod template`);
  const images = new Map(Object.entries(containers));
  const change = Object.fromEntries(
    ["initContainers", "containers"].flatMap((list) => {
      const changed = parts(part(stored, ...path), list).flatMap((each) =>
        imageOf(textAt(each, "name"), images),
      );
      return changed.length === 0 ? [] : [[list, changed]];
    }),
  );
  const found = Object.values(change).flat();
  for (const name of images.keys()) {
    if (!found.some((each) => each.name === name)) {
      throw new RangeError(`unable to find container named "${name}"`);
    }
  }
  patch(
    stage,
    reference,
    path.reduceRight<JsonObject>((inner, name) => ({ [name]: inner }), change),
  );
}

function imageOf(name: string, images: ReadonlyMap<string, string>) {
  const image = images.get(name);
  return image === undefined ? [] : [{ name, image }];
}

/** As `kubectl rollout restart` does it, or refuses to. */
export function restart(stage: Stage, { target, namespace }: Said<"restart">): void {
  const { reference, object } = targetOf(stage, target, namespace);
  const asked = {
    // Objects of the API are JSON.
    object: object as unknown as JsonObject,
    title: titleOf(reference),
    restartedAt: formatTime(stage.cluster.nowMs),
  };
  const problem = restartProblem(asked);
  if (problem !== undefined) throw new RangeError(problem);
  patch(stage, reference, restartPatch(asked));
}
