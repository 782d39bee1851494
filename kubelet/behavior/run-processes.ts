/** What the kubelets find on their machines, whatever becomes of them. */
import type { Pod } from "../../api/core/pod/pod.ts";
import type { ContainerLoads } from "../load/container-loads.ts";
import type { AddressBook } from "../node/addresses.ts";
import type { KubeletOrder } from "../observed.ts";
import type { Directory, Space } from "../shell/files/file-system.ts";
import type { ContainerProcess } from "../shell/process/container-process.ts";
import type { ProcessStart } from "../shell/process/process-start.ts";
import type { StaticRuns } from "../static/static-runs.ts";
import type { Stores } from "../volumes/mounted-volumes.ts";
import type { PodUse } from "./machine-use.ts";
import type { RunId } from "./run-id.ts";
import type { SeenImages } from "./seen-images.ts";

/** The processes of all machines: they go on where a kubelet is killed. */
export interface Processes extends Stores {
  /** The process of that run, which is started where there is none. */
  of(run: RunId, start: () => ProcessStart): ContainerProcess;
  /** Calls the listener with pods in whose containers somebody begins to interfere. */
  onInterference(listener: (pod: string) => void): () => void;
  /** Whether there is any at all: mostly nobody has looked into a container. */
  readonly hasRuns: boolean;
  /** The process of that run, if it was ever asked for. */
  find(run: RunId): ContainerProcess | undefined;
  /** Stops a pod for a reason of the kubelet's own, which then looks after it. */
  stop(pod: Pod, order: KubeletOrder): void;
  /** Such an order for a pod, if there was one. */
  orderOf(pod: Pod): KubeletOrder | undefined;
  /** What the pod has written and runs; `undefined` where nothing ever ran. */
  use(pod: Pod, nowMs: number): PodUse | undefined;
  /** What a PersistentVolume holds; `undefined` where nobody has looked into it. */
  volumeSpace(volume: string): Space | undefined;
  /** The requests of the containers. */
  readonly loads: ContainerLoads;
  /** Which images containers are to have instead of those that they run. */
  readonly images: SeenImages;
  /** Has the kubelet look after a pod. */
  wake(pod: string): void;
  /** Calls the listener with nodes whose manifests of static pods change. */
  onManifests(listener: (node: string) => void): () => void;
  /** Where the manifests of a node are; `undefined` where it has no such directory. */
  manifests(node: string): Directory | undefined;
  readonly staticRuns: StaticRuns;
  /** The addresses that the nodes have given to pods. */
  readonly addresses: AddressBook;
  /** Whether anything runs or ran in that pod, or is in that volume, by the key of its files. */
  has(pod: string): boolean;
  /** Forgets what ran in a pod (`namespace/name`) that is gone, or the files of a volume. */
  forget(pod: string): void;
}
