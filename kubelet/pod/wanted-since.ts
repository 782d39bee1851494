/** Since when containers are to have the images that their specs name. */
import type { Observed } from "../observed.ts";
import type { Container, ContainerStatus } from "../types.ts";

/**
 * When a container that has not run can begin that could as early as `beginMs`: not before its
 * image is the one that it has now. Its status shows the image with which it came to wait.
 */
export function beginsMs(
  observed: Pick<Observed, "imageSinceMs">,
  { container, status }: { readonly container: Container; readonly status: ContainerStatus },
  beginMs: number,
): number {
  if (status.image === container.image) return beginMs;
  return Math.max(beginMs, observed.imageSinceMs(container) ?? beginMs);
}
