/**
 * Containers whose end others wait for: what runs in them is taken to do its work and to be well,
 * where a server of which nothing is known runs until it is stopped.
 */
import type { Pod } from "../../api/core/pod/pod.ts";
import { controllerRef } from "../../client/controller.ts";
import type { Container } from "../types.ts";

/** How long such work takes of which nothing is known. */
export const unknownWorkMs = 5_000;

/** Helm waits for the end of a pod that is a hook. Source: Helm 4, hooks of charts. */
const hookAnnotation = "helm.sh/hook";

/** An init container that is no sidecar, or a container of a Job or of a hook. */
export function isAwaited({ name }: Container, pod: Pod): boolean {
  const { initContainers, containers } = pod.spec;
  const initial = initContainers?.find((each) => each.name === name);
  if (initial !== undefined) return initial.restartPolicy !== "Always";
  const isWork =
    controllerRef(pod)?.kind === "Job" || pod.metadata.annotations?.[hookAnnotation] !== undefined;
  return isWork && containers.some((each) => each.name === name);
}
