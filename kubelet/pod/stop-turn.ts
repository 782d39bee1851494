/** When a sidecar is told to stop: the last of all, as others may need it for their own end. */
import type { Pod } from "../../api/core/pod/pod.ts";
import { isSidecar } from "../../api/core/pod/pod-resources.ts";
import type { Container } from "../types.ts";
import { span } from "./container-status.ts";

/**
 * From the order to stop at `atMs` until the turn of a container, by what the pod shows; `Infinity`
 * while others run that it waits for. Only sidecars wait: for all containers that are not init
 * containers, and for later sidecars.
 */
export function turnAfterMs({ spec, status }: Pod, container: Container, atMs: number): number {
  if (!isSidecar(container)) return 0;
  const inits = spec.initContainers ?? [];
  const at = inits.findIndex(({ name }) => name === container.name);
  const later = new Set(inits.slice(at + 1).flatMap((each) => (isSidecar(each) ? each.name : [])));
  const sidecars = (status.initContainerStatuses ?? []).filter(({ name }) => later.has(name));
  const ends = [...(status.containerStatuses ?? []), ...sidecars].map(({ state }) => {
    if (state.running !== undefined) return Number.POSITIVE_INFINITY;
    return state.terminated === undefined ? atMs : span(state.terminated).finishedMs;
  });
  return Math.max(0, ...ends.map((endMs) => endMs - atMs));
}
