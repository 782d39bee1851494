/**
 * A postStart hook runs right after its container was started, and nothing is told of the
 * container before the hook is done. Source: kubelet 1.36, pkg/kubelet/lifecycle/handlers.go.
 */
import type { Behavior } from "../behavior/behavior.ts";
import type { Container } from "../types.ts";
export interface PostStart {
    readonly durationMs: number;
    readonly fails: boolean;
}
/** What comes of the hook of a container. */
export declare function postStart({ lifecycle, ports }: Container, behavior: Behavior): PostStart;
