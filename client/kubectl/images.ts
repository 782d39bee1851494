/** What `set image` changes. Source: kubectl 1.36. */
import { isObject, type JsonObject } from "../../api/json.ts";
import { part, parts, textAt } from "../../api/json-parts.ts";
import { Failure } from "./failure.ts";
import { splitAt } from "./flags.ts";

/** Tells the resources from the images, which follow them. */
export function splitImages(args: readonly string[]): {
  readonly resources: readonly string[];
  readonly images: ReadonlyMap<string, string>;
} {
  const resources: string[] = [];
  const images = new Map<string, string>();
  for (const arg of args) {
    const [name, image] = splitAt(arg, "=");
    if (image !== undefined && name !== "") images.set(name, image);
    else if (images.size === 0) resources.push(arg);
    else throw new Failure(`all resources must be specified before image changes: ${arg}`);
  }
  return { resources, images };
}

/** Where the spec of its pods is: in itself, in a template, in the template of a template. */
export function podSpecPath(object: JsonObject): readonly string[] | undefined {
  if (object.kind === "Pod") return ["spec"];
  const { template, jobTemplate } = part(object, "spec");
  if (isObject(jobTemplate)) return ["spec", "jobTemplate", "spec", "template", "spec"];
  return isObject(template) ? ["spec", "template", "spec"] : undefined;
}

/** What changes, and which containers were not found. */
export function imagePatch(
  spec: JsonObject,
  images: ReadonlyMap<string, string>,
): { readonly patch: JsonObject; readonly missing: readonly string[] } {
  const found = new Set<string>();
  const patch: Record<string, JsonObject[]> = {};
  for (const member of ["initContainers", "containers"]) {
    const changed: JsonObject[] = [];
    for (const container of parts(spec, member)) {
      const name = textAt(container, "name");
      const wanted = images.has(name) ? name : "*";
      const image = images.get(wanted);
      if (image === undefined) continue;
      found.add(wanted);
      if (image !== container.image) changed.push({ name, image });
    }
    if (changed.length > 0) patch[member] = changed;
  }
  const missing = [...images.keys()].filter((name) => !found.has(name) && name !== "*");
  return { patch, missing };
}

/** The object with the images in the pod spec at `path`. */
export function withImages(
  object: JsonObject,
  path: readonly string[],
  images: ReadonlyMap<string, string>,
): JsonObject {
  const [name, ...rest] = path;
  if (name !== undefined)
    return { ...object, [name]: withImages(part(object, name), rest, images) };
  const changed: Record<string, JsonObject[]> = {};
  for (const member of ["initContainers", "containers"]) {
    if (object[member] === undefined) continue;
    changed[member] = parts(object, member).map((container) => {
      const image = images.get(textAt(container, "name")) ?? images.get("*");
      return image === undefined ? container : { ...container, image };
    });
  }
  return { ...object, ...changed };
}
