/** When a pod was written, which its status does not tell. */
import type { Pod } from "../../api/core/pod/pod.ts";
import { parseTime } from "../../api/runtime.ts";
import type { Container, ContainerStatus } from "../types.ts";

/**
 * When it was last written so, in whole seconds, rounded down: by a subresource, or by none.
 * `undefined` where nobody is noted for it, as the notes may be taken away.
 */
export function writtenMs({ metadata }: Pod, by?: string): number | undefined {
  const times = (metadata.managedFields ?? [])
    .filter(({ subresource }) => (subresource === "" ? undefined : subresource) === by)
    .map(({ time }) => parseTime(time) ?? 0);
  return times.length === 0 ? undefined : Math.max(...times);
}

/** When its kubelet has taken up what was last changed in it: not before that second is over. */
export function changedSinceMs(pod: Pod): number | undefined {
  const changedMs = writtenMs(pod);
  return changedMs === undefined ? undefined : changedMs + secondMs;
}

const secondMs = 1_000;

/**
 * When a container that has not run can begin that could as early as `beginMs`: not before its
 * image is the one that it has now. Its status shows the image with which it came to wait.
 */
export function beginsMs(
  { pod }: { readonly pod: Pod },
  { container, status }: { readonly container: Container; readonly status?: ContainerStatus },
  beginMs: number,
): number {
  const isOther = status !== undefined && status.image !== container.image;
  return isOther ? Math.max(beginMs, changedSinceMs(pod) ?? beginMs) : beginMs;
}
