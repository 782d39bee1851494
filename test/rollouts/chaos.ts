import type { Random } from "../../api/runtime.ts";
import type { Cluster } from "../../simulator/cluster.ts";

/** Kills and restarts the controllers before one action in `oneIn`, as long as `lasts` says so. */
export function crashControllers(
  cluster: Cluster,
  { oneIn, random, lasts }: { oneIn: number; random: Random; lasts: () => boolean },
): void {
  cluster.components.beforeAction = (controller) => {
    if (controller.name.startsWith("kubelet") || !lasts()) return true;
    if (random.integer(oneIn) > 0) return true;
    cluster.restart("kube-controller-manager");
    return false;
  };
}
