/** The requests of all containers that run, by their runs. */
import { type Random, seededRandom } from "../../api/runtime.ts";
import type { RunId } from "../behavior/run-id.ts";
import { ContainerLoad, type RequestUse } from "./container-load.ts";
import { RequestLog } from "./request-log.ts";

/** One run of a container, while its pod is there. */
export interface LoadedRun {
  readonly podUid: string;
  readonly restartCount: number;
  readonly load: ContainerLoad;
  /** What its server remembers from request to request. */
  readonly memory: Map<string, string>;
  /** Draws what is said to vary from request to request. */
  readonly random: Random;
  /** What its server has answered. */
  readonly requests: RequestLog;
  /** The run before it, where that was asked for anything. */
  readonly before?: Pick<LoadedRun, "restartCount" | "requests">;
  /** When requests have made it use more memory than it may, in milliseconds since the epoch. */
  outOfMemoryMs?: number;
}

export class ContainerLoads {
  readonly #pods = new Map<string, Map<string, LoadedRun>>();
  /** How often something of a pod has changed that its objects do not tell. */
  changes = 0;

  /** The run, which is made where nobody has asked it for anything yet. */
  of({ pod, podUid, container, restartCount }: RunId, seed: number | string): LoadedRun {
    const runs = this.#pods.get(pod) ?? new Map<string, LoadedRun>();
    this.#pods.set(pod, runs);
    const last = runs.get(container);
    if (last?.podUid === podUid && last.restartCount === restartCount) return last;
    const memory = new Map<string, string>();
    const random = seededRandom(`${seed}/${podUid}/${container}/${restartCount}/requests`);
    const made: LoadedRun = {
      podUid,
      restartCount,
      load: new ContainerLoad(),
      memory,
      random,
      requests: new RequestLog(),
      ...(last?.podUid === podUid && {
        before: { restartCount: last.restartCount, requests: last.requests },
      }),
    };
    runs.set(container, made);
    return made;
  }

  /** Whether nobody has asked anything for anything. */
  get isEmpty(): boolean {
    return this.#pods.size === 0;
  }

  /** The same, where somebody has. */
  find({ pod, podUid, container, restartCount }: RunId): LoadedRun | undefined {
    const last = this.#pods.get(pod)?.get(container);
    return last?.podUid === podUid && last.restartCount === restartCount ? last : undefined;
  }

  /** What a run was asked, the one before the current one too. */
  requests({ pod, podUid, container, restartCount }: RunId): RequestLog | undefined {
    const last = this.#pods.get(pod)?.get(container);
    if (last?.podUid !== podUid) return undefined;
    return [last, last.before].find((run) => run?.restartCount === restartCount)?.requests;
  }

  /** What the requests of a container used in the last whole window before a time. */
  use(pod: string, container: string, nowMs: number): RequestUse | undefined {
    return this.#pods.get(pod)?.get(container)?.load.use(nowMs);
  }

  has(pod: string): boolean {
    return this.#pods.has(pod);
  }

  /** Something of a pod has changed that its objects do not tell. */
  changed(): void {
    this.changes += 1;
  }

  forget(pod: string): void {
    this.#pods.delete(pod);
  }
}
