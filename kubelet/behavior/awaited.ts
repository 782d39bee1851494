/**
 * Containers whose end others wait for: what runs in them is taken to do its work and to be well,
 * where a server of which nothing is known runs until it is stopped.
 */
import type { Pod } from "../../api/core/pod/pod.ts";
import type { Container } from "../types.ts";

/** How long such work takes of which nothing is known. */
export const unknownWorkMs = 5_000;

/** Whether a container is one of those: an init container that is no sidecar, or one of a Job. */
export function isAwaited({ name }: Container, { metadata, spec }: Pod): boolean {
  const initial = spec.initContainers?.find((each) => each.name === name);
  if (initial !== undefined) return initial.restartPolicy !== "Always";
  const isOfJob = metadata.ownerReferences?.some(
    (owner) => owner.controller && owner.kind === "Job",
  );
  return isOfJob === true && spec.containers.some((each) => each.name === name);
}
