import { ContainerProcess } from "../shell/container-process.ts";
import type { ProcessStart } from "../shell/course.ts";
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

  of({ pod, podUid, container, restartCount }: RunId, start: () => ProcessStart): ContainerProcess {
    let known = this.#pods.get(pod);
    if (known?.uid !== podUid) {
      known = { uid: podUid, runs: new Map() };
      this.#pods.set(pod, known);
    }
    const runs = known.runs.get(container) ?? [];
    const found = runs.find((run) => run.restartCount === restartCount);
    if (found !== undefined) return found.process;
    const process = new ContainerProcess(start());
    known.runs.set(container, [...runs, { restartCount, process }].slice(-runsKept));
    return process;
  }

  has(pod: string): boolean {
    return this.#pods.has(pod);
  }

  /** The pod is gone, and all that ran in it. */
  forget(pod: string): void {
    this.#pods.delete(pod);
  }
}
