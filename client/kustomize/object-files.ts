import type { JsonObject } from "../../api/json.ts";
import { isClusterScoped } from "./kinds.ts";
import { effectiveNamespace, idOf } from "./resource.ts";

/**
 * The names of the files that objects go to, each to its own: `apps_v1_deployment_web.yaml`, after
 * the namespace where there are several. Source: kustomize 5.8, commands/build Writer.
 */
export function objectFiles(
  objects: readonly JsonObject[],
): readonly (readonly [name: string, object: JsonObject])[] {
  const ids = objects.map(idOf);
  const placed = ids.filter((id) => !isClusterScoped(id));
  const isOne = new Set(placed.map(effectiveNamespace)).size < 2;
  return objects.map((object) => {
    const id = idOf(object);
    const namespace = isOne || isClusterScoped(id) ? "" : effectiveNamespace(id);
    const parts = [namespace, id.group, id.version, id.kind, id.name];
    const name = parts.filter((part) => part !== "").join("_");
    return [`${name.toLowerCase()}.yaml`, object];
  });
}
