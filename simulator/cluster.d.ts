import type { ApiRequest } from "../api/request.ts";
import type { KubeObject, ResourceDefinition } from "../api/resource.ts";
import { ApiServer } from "../apiserver/server.ts";
import { MemoryStorage } from "../apiserver/storage/memory.ts";
import type { StoredEvent } from "../apiserver/storage/storage.ts";
import { type KubeletOptions } from "../kubelet/index.ts";
import type { Exchange, Network } from "../network/index.ts";
import type { ClusterOptions } from "./cluster-options.ts";
import { type Components } from "./components.ts";
import { type Ingresses } from "./network/cluster-network.ts";
import { type CurlOptions } from "./network/curl.ts";
import { type PresentTrouble } from "./present-trouble.ts";
import type { ComponentName } from "./process-handler.ts";
import { SimClock } from "./sim-clock.ts";
export type { ClusterOptions } from "./cluster-options.ts";
/** A time, as text like `10m` or as milliseconds. */
export type Duration = string | number;
/** A whole cluster in this process, on a virtual clock that moves only when it is told to. */
export declare class Cluster {
    #private;
    /** When it began. */
    readonly startMs: number;
    readonly clock: SimClock;
    readonly server: ApiServer;
    readonly storage: MemoryStorage;
    readonly components: Components;
    readonly network: Network;
    readonly ingress: Ingresses;
    readonly kubelet: KubeletOptions & PresentTrouble;
    constructor(options?: ClusterOptions);
    get nowMs(): number;
    /** Runs what is due at this moment, until nothing is. */
    settle(): void;
    /** Lets time pass. */
    advance(duration: Duration): void;
    /**
     * Runs until `condition` holds, looking after every event; returns the time that it took, in
     * milliseconds. Throws if it does not hold within the time given (ten minutes by default).
     */
    until(condition: () => boolean, { within }?: {
        within?: Duration;
    }): number;
    /** Applies YAML documents, or objects, as `kubectl apply` would; throws the first refusal. */
    apply(manifest: string | object | readonly object[], namespace?: string): KubeObject[];
    /** Any request, as a user. Throws the refusal if it is refused. */
    request(request: Omit<ApiRequest, "actor">): KubeObject;
    /** Sends an HTTP request through the network, and tells its way and end. No time passes. */
    curl(url: string, options?: CurlOptions): Exchange;
    get<T extends KubeObject>(resource: ResourceDefinition<T>, name: string, namespace?: string): T | undefined;
    list<T extends KubeObject>(resource: ResourceDefinition<T>, namespace?: string): readonly T[];
    delete<T extends KubeObject>(resource: ResourceDefinition<T>, name: string, { namespace, ...options }?: {
        namespace?: string;
    } & ApiRequest["options"]): void;
    /** A merge patch of one object. */
    patch<T extends KubeObject>(resource: ResourceDefinition<T>, name: string, body: object, namespace?: string): KubeObject;
    /** Calls `observer` after every write, during its commit. */
    observe(observer: (event: StoredEvent) => void): void;
    /** Switches the machine of a node off: no heartbeat, and nothing happens on it any more. */
    powerOff(node: string): void;
    /** Puts a manifest of a static pod where the kubelet of a node finds it, or changes it. */
    writeManifest(node: string, file: string, manifest: string): void;
    /** Takes a manifest away again: its pod stops. */
    removeManifest(node: string, file: string): void;
    /** Lets the pods of a machine stop for up to 30 seconds, then switches it off. */
    shutDown(node: string): void;
    powerOn(node: string): void;
    /** Kills a component and starts it anew, with nothing but what the API holds. */
    restart(component: ComponentName): void;
    /** The held log of writes, oldest first. */
    history(): readonly StoredEvent[];
    /**
     * A digest of all writes so far: equal for equal seeds and equal requests. Of those that the log
     * holds no more, what they wrote does not count, but when, where and who does.
     */
    digest(): string;
}
/** A cluster for a test: three nodes, seed 0, a fixed start, unless told otherwise. */
export declare function createCluster(options?: ClusterOptions): Cluster;
