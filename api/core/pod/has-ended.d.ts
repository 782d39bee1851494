import type { Pod } from "./pod.ts";
/** True once the containers of the pod have ended for good: it takes no room any more. */
export declare const hasEnded: ({ status: { phase } }: Pick<Pod, "status">) => boolean;
