/**
 * Volumes of pods that run are set up again and again. Where what one shows is gone its files stay,
 * and the kubelet says so, ever less often. Source: kubelet 1.36, MarkRemountRequired.
 */
import type { Pod } from "../../api/core/pod/pod.ts";
import { parseTime } from "../../api/runtime.ts";
import { keyOf } from "../../client/controller.ts";
import { type Note, never, note, type Observed } from "../observed.ts";
import { type Mounts, mounts } from "./configuration.ts";
import { mountDelayMsFirst, nextMountDelay } from "./mount-delay.ts";
import { nextSync } from "./renew.ts";

/** When a volume is tried next, and how long it is waited after that. */
interface Retry {
  readonly atMs: number;
  readonly delayMs: number;
}

export interface Remounting {
  readonly notes: readonly Note[];
  /** When the next is due; `Infinity` where all volumes are well. */
  readonly dueMs: number;
}

const allWell: Remounting = { notes: [], dueMs: never };

/** What a kubelet remembers of the volumes that it could not set up again. */
export class Remounts {
  readonly #failing = new Map<string, ReadonlyMap<string, Retry>>();

  /** Tries what is due by now. */
  look(observed: Observed): Remounting {
    const { pod, nowMs } = observed;
    const key = keyOf(pod);
    const problems = isSetUp(pod) ? problemsOf(observed) : [];
    if (problems.length === 0) {
      this.#failing.delete(key);
      return allWell;
    }
    const known = this.#failing.get(key);
    const notes: Note[] = [];
    const retries = problems.map(({ volume, message }): readonly [string, Retry] => {
      const retry = known?.get(volume) ?? firstTry(pod, nowMs);
      if (retry.atMs > nowMs) return [volume, retry];
      notes.push(note.warning("FailedMount", message));
      const { delayMs } = retry;
      return [volume, { atMs: nowMs + delayMs, delayMs: nextMountDelay(delayMs) }];
    });
    this.#failing.set(key, new Map(retries));
    return { notes, dueMs: Math.min(...retries.map(([, { atMs }]) => atMs)) };
  }

  /** Forgets a pod (`namespace/name`) that is gone. */
  forget(pod: string): void {
    this.#failing.delete(pod);
  }
}

const isSetUp = ({ metadata, status }: Pod): boolean =>
  status.podIP !== undefined && metadata.deletionTimestamp === undefined;

/** What was found at a path of the machine once is not looked at again. */
function problemsOf(observed: Observed): Mounts["problems"] {
  const { problems } = mounts(observed);
  if (problems.length === 0) return problems;
  const { volumes = [] } = observed.pod.spec;
  const onHost = new Set(volumes.flatMap(({ name, hostPath }) => (hostPath ? [name] : [])));
  return problems.filter(({ volume }) => !onHost.has(volume));
}

/** Nobody tries before the kubelet looks after the pod. */
const firstTry = ({ status }: Pod, nowMs: number): Retry => ({
  atMs: nextSync({ mountedMs: parseTime(status.startTime) ?? nowMs }, nowMs),
  delayMs: mountDelayMsFirst,
});
