import type { Pod } from "../../api/core/pod/pod.ts";
import { keyOf } from "../../client/controller.ts";
import { ContainerLoads } from "../load/container-loads.ts";
import { addressBook } from "../node/addresses.ts";
import type { KubeletOrder } from "../observed.ts";
import {
  type Directory,
  directory,
  file,
  partsOf,
  type Space,
  spaceOf,
  withEntry,
  withFile,
} from "../shell/files/file-system.ts";
import type { Store } from "../shell/files/mounted-files.ts";
import { bytesOf } from "../shell/kernel/bytes.ts";
import { ContainerProcess } from "../shell/process/container-process.ts";
import type { ProcessStart } from "../shell/process/process-start.ts";
import { runtimeUid } from "../static/mirror.ts";
import { StaticRuns } from "../static/static-runs.ts";
import { hostRoot } from "../volumes/host-files.ts";
import { hostStore, manifestDirectory, manifestsIn, nodeOfStore } from "../volumes/host-paths.ts";
import { volumeStore } from "../volumes/volume-files.ts";
import type { Processes } from "./behavior.ts";
import type { ContainerUse, PodUse } from "./machine-use.ts";
import type { RunId } from "./run-id.ts";
import { SeenImages } from "./seen-images.ts";

/** The runs of one pod's containers, by the container. */
interface PodRuns {
  readonly uid: string;
  readonly runs: Map<
    string,
    { readonly restartCount: number; readonly process: ContainerProcess }[]
  >;
}

/** The run at hand and the one before, whose log is still to be had. */
const runsKept = 2;

/** The processes of all machines, until their pods are gone. */
export class MachineProcesses implements Processes {
  readonly #pods = new Map<string, PodRuns>();
  /** The volumes that go with their pods, by pod and name. */
  readonly #volumes = new Map<string, Map<string, Store>>();
  readonly #lasting = new Map<string, Store>();
  readonly #listeners = new Set<(pod: string) => void>();
  readonly #manifestListeners = new Set<(node: string) => void>();
  readonly staticRuns = new StaticRuns();
  readonly loads = new ContainerLoads();
  readonly images = new SeenImages();
  readonly addresses = addressBook();
  readonly #orders = new Map<string, { readonly uid: string; readonly order: KubeletOrder }>();

  onInterference(listener: (pod: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  onManifests(listener: (node: string) => void): () => void {
    this.#manifestListeners.add(listener);
    return () => this.#manifestListeners.delete(listener);
  }

  manifests(node: string): Directory | undefined {
    const store = this.#lasting.get(hostStore(node));
    return store === undefined ? undefined : manifestsIn(store.root);
  }

  /** Puts a file where the kubelet of a node looks for static pods, or takes it away. */
  setManifest(node: string, name: string, text: string | undefined): void {
    const store = this.lasting(hostStore(node));
    const path = `${manifestDirectory}/${name}`;
    store.root =
      text === undefined
        ? withEntry(store.root, partsOf(path), undefined, 0)
        : withFile(store.root, path, file(bytesOf(text)));
    store.onChange?.();
  }

  stop(pod: Pod, order: KubeletOrder): void {
    this.#orders.set(keyOf(pod), { uid: runtimeUid(pod), order });
    this.wake(keyOf(pod));
  }

  orderOf(pod: Pod): KubeletOrder | undefined {
    if (this.#orders.size === 0) return undefined;
    const found = this.#orders.get(keyOf(pod));
    return found?.uid === runtimeUid(pod) ? found.order : undefined;
  }

  use(pod: Pod, nowMs: number): PodUse | undefined {
    if (!this.hasRuns) return undefined;
    const key = keyOf(pod);
    const known = this.#pods.get(key);
    if (known === undefined) return undefined;
    const containers = new Map<string, ContainerUse>();
    for (const [name, runs] of known.runs) {
      const last = runs.at(-1);
      if (last !== undefined) containers.set(name, last.process.use(nowMs));
    }
    const volumes = new Map<string, Space>();
    for (const [name, { root }] of this.#volumes.get(key) ?? []) volumes.set(name, spaceOf(root));
    return { containers, volumes };
  }

  volumeSpace(volume: string): Space | undefined {
    const store = this.#lasting.get(volumeStore(volume));
    return store && spaceOf(store.root);
  }

  wake(pod: string): void {
    this.loads.changed();
    for (const listener of this.#listeners) listener(pod);
  }

  of({ pod, podUid, container, restartCount }: RunId, start: () => ProcessStart): ContainerProcess {
    let known = this.#pods.get(pod);
    if (known?.uid !== podUid) {
      if (known !== undefined) this.#volumes.delete(pod);
      known = { uid: podUid, runs: new Map() };
      this.#pods.set(pod, known);
    }
    const runs = known.runs.get(container) ?? [];
    const found = runs.find((run) => run.restartCount === restartCount);
    if (found !== undefined) return found.process;
    const process = new ContainerProcess(start(), () => this.wake(pod));
    known.runs.set(container, [...runs, { restartCount, process }].slice(-runsKept));
    return process;
  }

  get hasRuns(): boolean {
    return this.#pods.size > 0;
  }

  find({ pod, podUid, container, restartCount }: RunId): ContainerProcess | undefined {
    const known = this.#pods.get(pod);
    if (known?.uid !== podUid) return undefined;
    return known.runs.get(container)?.find((run) => run.restartCount === restartCount)?.process;
  }

  has(pod: string): boolean {
    return (
      this.#pods.has(pod) ||
      this.#orders.has(pod) ||
      this.loads.has(pod) ||
      this.images.has(pod) ||
      this.#lasting.has(pod)
    );
  }

  /** The pod is gone, and all that ran in it. */
  forget(pod: string): void {
    this.#lasting.delete(pod);
    this.#pods.delete(pod);
    this.#volumes.delete(pod);
    this.#orders.delete(pod);
    this.loads.forget(pod);
    this.images.forget(pod);
  }

  ofPod(pod: string, volume: string, make: () => Directory): Store {
    const volumes = this.#volumes.get(pod) ?? new Map<string, Store>();
    this.#volumes.set(pod, volumes);
    // What one container writes there may be what probes of another look at.
    const store = volumes.get(volume) ?? { root: make(), onChange: () => this.wake(pod) };
    volumes.set(volume, store);
    return store;
  }

  lasting(name: string): Store {
    const known = this.#lasting.get(name);
    if (known !== undefined) return known;
    const node = nodeOfStore(name);
    const store: Store = { root: node === undefined ? directory() : hostRoot(node) };
    this.#lasting.set(name, store);
    if (node !== undefined) this.#watchManifests(node, store);
    return store;
  }

  #watchManifests(node: string, store: Store): void {
    let seen = manifestsIn(store.root);
    store.onChange = () => {
      const now = manifestsIn(store.root);
      if (now === seen) return;
      seen = now;
      for (const listener of this.#manifestListeners) listener(node);
    };
  }

  known(pod: Pod, volume: string): Store | undefined {
    // Mostly nobody has looked into any: then no key is made.
    if (this.#volumes.size === 0) return undefined;
    return this.#volumes.get(keyOf(pod))?.get(volume);
  }
}
