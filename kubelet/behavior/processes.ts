import { ContainerProcess } from "../shell/container-process.ts";
import type { ProcessStart } from "../shell/course.ts";
import { type Directory, directory } from "../shell/file-system.ts";
import type { Store } from "../shell/mounted-files.ts";
import type { Processes, RunId } from "./behavior.ts";

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

  onInterference(listener: (pod: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
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
    const process = new ContainerProcess(start(), () => {
      for (const listener of this.#listeners) listener(pod);
    });
    known.runs.set(container, [...runs, { restartCount, process }].slice(-runsKept));
    return process;
  }

  find({ pod, podUid, container, restartCount }: RunId): ContainerProcess | undefined {
    const known = this.#pods.get(pod);
    if (known?.uid !== podUid) return undefined;
    return known.runs.get(container)?.find((run) => run.restartCount === restartCount)?.process;
  }

  has(pod: string): boolean {
    return this.#pods.has(pod);
  }

  /** The pod is gone, and all that ran in it. */
  forget(pod: string): void {
    this.#pods.delete(pod);
    this.#volumes.delete(pod);
  }

  ofPod(pod: string, volume: string, make: () => Directory): Store {
    const volumes = this.#volumes.get(pod) ?? new Map<string, Store>();
    this.#volumes.set(pod, volumes);
    const store = volumes.get(volume) ?? { root: make() };
    volumes.set(volume, store);
    return store;
  }

  lasting(name: string): Store {
    const store = this.#lasting.get(name) ?? { root: directory() };
    this.#lasting.set(name, store);
    return store;
  }

  known(pod: string, volume: string): Store | undefined {
    return this.#volumes.get(pod)?.get(volume);
  }
}
