/** What ImageBehaviors say of the CPU and memory of containers that run. */
import type { Pod } from "../../api/core/pod/pod.ts";
import type { Observed } from "../observed.ts";
import type { Container } from "../types.ts";
import { type BehaviorOptions } from "./behavior.ts";
import type { SaidUse } from "./said/says.ts";
/** What is said of a container's use now; `undefined` where nothing is. */
export declare function saidUseNow({ pod, nowMs, behavior }: Pick<Observed, "pod" | "nowMs" | "behavior">, container: Container): SaidUse | undefined;
/** The same, for who stands beside the kubelet. */
export declare function saidUse(kubelet: BehaviorOptions, pod: Pod, container: Container, nowMs: number): SaidUse | undefined;
