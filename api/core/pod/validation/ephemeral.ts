/** What may be changed of the containers with which a pod is debugged. */
import { type FieldError, forbiddenField } from "../../../field-error.ts";
import { equalPart } from "../equal-spec.ts";
import type { Pod } from "../pod.ts";
import { mirrorAnnotation } from "./annotations.ts";

/**
 * `ephemeralcontainers` adds containers; those that are there stay as they are.
 * Source: core/validation ValidatePodEphemeralContainersUpdate 1.36.
 */
export function validateEphemeralContainersUpdate(next: Pod, stored: Pod): FieldError[] {
  if (stored.metadata.annotations?.[mirrorAnnotation] !== undefined) {
    return [forbiddenField("", "static pods do not support ephemeral containers")];
  }
  const path = "spec.ephemeralContainers";
  const now = new Map(next.spec.ephemeralContainers?.map((each) => [each.name, each]));
  return (stored.spec.ephemeralContainers ?? []).flatMap((old) => {
    const refuse = (verb: string) => [
      forbiddenField(path, `existing ephemeral containers "${old.name}" may not be ${verb}\n`),
    ];
    const change = now.get(old.name);
    if (change === undefined) return refuse("removed");
    return equalPart(change, old) ? [] : refuse("changed");
  });
}
