import type { Pod } from "./pod.ts";

/** True once the containers of the pod have ended for good: it takes no room any more. */
export const hasEnded = ({ status: { phase } }: Pick<Pod, "status">): boolean =>
  phase === "Succeeded" || phase === "Failed";
