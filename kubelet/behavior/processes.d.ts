import type { Pod } from "../../api/core/pod/pod.ts";
import { ContainerLoads } from "../load/container-loads.ts";
import type { KubeletOrder } from "../observed.ts";
import { ContainerProcess } from "../shell/container-process.ts";
import type { ProcessStart } from "../shell/course.ts";
import { type Directory, type Space } from "../shell/file-system.ts";
import type { Store } from "../shell/mounted-files.ts";
import { StaticRuns } from "../static/static-runs.ts";
import type { Processes, RunId } from "./behavior.ts";
import type { PodUse } from "./machine-use.ts";
/** The processes of all machines, until their pods are gone. */
export declare class MachineProcesses implements Processes {
    #private;
    readonly staticRuns: StaticRuns;
    readonly loads: ContainerLoads;
    readonly lastAddresses: Map<string, string>;
    onInterference(listener: (pod: string) => void): () => void;
    onManifests(listener: (node: string) => void): () => void;
    manifests(node: string): Directory | undefined;
    /** Puts a file where the kubelet of a node looks for static pods, or takes it away. */
    setManifest(node: string, name: string, text: string | undefined): void;
    stop(pod: Pod, order: KubeletOrder): void;
    orderOf(pod: Pod): KubeletOrder | undefined;
    use(pod: string, nowMs: number): PodUse | undefined;
    claimSpace(claim: string): Space | undefined;
    wake(pod: string): void;
    of({ pod, podUid, container, restartCount }: RunId, start: () => ProcessStart): ContainerProcess;
    find({ pod, podUid, container, restartCount }: RunId): ContainerProcess | undefined;
    has(pod: string): boolean;
    /** The pod is gone, and all that ran in it. */
    forget(pod: string): void;
    ofPod(pod: string, volume: string, make: () => Directory): Store;
    lasting(name: string): Store;
    known(pod: string, volume: string): Store | undefined;
}
