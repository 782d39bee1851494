import type { SelectableNode } from "../api/selectors/nodes.ts";
import { type PodVolumeClaims } from "./volume-binding.ts";
import { type Volumes } from "./volumes.ts";
export interface ClaimRules {
    /** The same for claims that say the same; empty where they say nothing of nodes. */
    readonly text: string;
    /** Why the node cannot have the pod; empty where it can. */
    readonly refuse: (node: SelectableNode) => readonly string[];
}
/** The rules of the claims, or `undefined` where what they say holds for this pod alone. */
export declare function claimRules({ bound, delayed }: PodVolumeClaims, volumes: Volumes): ClaimRules | undefined;
