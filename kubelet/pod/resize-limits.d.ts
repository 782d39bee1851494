/** What a change of resources runs into, and how it is told. Source: kubelet 1.36. */
import type { Pod } from "../../api/core/pod/pod.ts";
import type { Observed } from "../observed.ts";
import type { Container, ContainerStatus } from "../types.ts";
import { type Refusal } from "./admission.ts";
/** Why the node cannot set aside what a pod asks for: never, or not for now. */
export declare function resizeRefusal(observed: Observed): Refusal | undefined;
/** A container whose resources are to change while it runs. */
export interface Resized {
    readonly container: Container;
    readonly status: ContainerStatus;
}
/** Why memory limits cannot be lowered: more than that is used. */
export declare function memoryBelowUse(observed: Observed, resized: readonly Resized[]): string | undefined;
/** `Pod resize started: {…}`, with the resources of all containers. */
export declare function resizeMessage(pod: Pod, what: string, error?: string): string;
