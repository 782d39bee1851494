import type { Handle, Placement } from "./placement.ts";
import { type Bindings } from "./volume-binding.ts";
import { type Volumes } from "./volumes.ts";
interface Asked {
    readonly handle: Handle;
    readonly bindings: Bindings;
    readonly timeoutMs: number;
}
/**
 * Asks for the volumes of a pod, and waits until its claims have them. `done` is called once, with
 * what went wrong if something did; not after what this returns was called, which ends the wait.
 * Source: volumebinding BindPodVolumes 1.36.
 */
export declare function bindVolumes({ pod, node, cause }: Placement, { handle, bindings, timeoutMs }: Asked, done: (problem: string | undefined) => void): () => void;
/** What is promised to a pod nobody else gets. */
export declare function promise({ chosen, provisioned }: Bindings, node: string, volumes: Volumes): void;
export declare function release({ chosen, provisioned }: Bindings, volumes: Volumes): void;
export {};
