/** The classes of devices that stand for extended resources. */
import type { DeviceClass } from "../../api/resource/device-class.ts";
import { implicitPrefix } from "../../api/resource/extended-resources.ts";

/**
 * The names of the classes by the resources that they stand for. Of two with the same resource it
 * is the one made later, or the first by name. Source: DeviceClassSpec.extendedResourceName 1.36.
 */
export function extendedClasses(classes: Iterable<DeviceClass>): ReadonlyMap<string, string> {
  const byResource = new Map<string, string>();
  for (const { metadata, spec } of [...classes].sort(bestLast)) {
    const { name = "" } = metadata;
    byResource.set(`${implicitPrefix}${name}`, name);
    if (spec.extendedResourceName !== undefined) byResource.set(spec.extendedResourceName, name);
  }
  return byResource;
}

function bestLast({ metadata: left }: DeviceClass, { metadata: right }: DeviceClass): number {
  const [leftTime, rightTime] = [left.creationTimestamp ?? "", right.creationTimestamp ?? ""];
  if (leftTime !== rightTime) return leftTime < rightTime ? -1 : 1;
  return (left.name ?? "") < (right.name ?? "") ? 1 : -1;
}
