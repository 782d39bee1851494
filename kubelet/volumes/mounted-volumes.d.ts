/** The volumes of a pod as its containers see them. Source: kubelet 1.36, volume plugins. */
import type { Pod } from "../../api/core/pod/pod.ts";
import type { FindConfiguration } from "../observed.ts";
import { type Directory } from "../shell/file-system.ts";
import type { Mount, Store } from "../shell/mounted-files.ts";
import type { Container } from "../types.ts";
/** Where the files of volumes are kept, by names that tell them apart in the whole cluster. */
export interface Stores {
    /** One that goes with its pod (`namespace/name`). */
    ofPod(pod: string, volume: string, make: () => Directory): Store;
    /** One that stays. */
    lasting(name: string): Store;
    /** One of a pod, if it was made. */
    known(pod: string, volume: string): Store | undefined;
}
export interface Sources {
    readonly configuration: FindConfiguration;
    readonly nowMs: number;
}
interface MountSources extends Sources {
    readonly stores: Stores;
    /** The container's, of which `subPathExpr` is made. */
    readonly variables: ReadonlyMap<string, string>;
}
/** What a container has mounted. */
export declare function mountsOf(container: Container, pod: Pod, { stores, variables, ...sources }: MountSources): readonly Mount[];
/** The ConfigMaps and Secrets in the volumes of a pod, as `ConfigMap/namespace/name`. */
export declare function configurationsOf({ metadata, spec: { volumes } }: Pod): readonly string[];
export {};
