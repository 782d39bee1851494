/**
 * The requests of postStart hooks to servers of others, which are taken to answer: the plan of a
 * pod goes by that, and here they are made.
 * Source: kubelet 1.36, pkg/kubelet/lifecycle/handlers.go.
 */
import type { Pod } from "../../api/core/pod/pod.ts";
import { keyOf } from "../../client/controller.ts";
import type { BehaviorOptions } from "../behavior/behavior.ts";
import { hookRequest } from "../behavior/hook-request.ts";
import type { HttpGet } from "../behavior/probes-of.ts";
import type { Observed } from "../observed.ts";
import type { Container } from "../types.ts";
import { startedMs } from "./container-status.ts";

/** Of what started longer ago the request was made, perhaps by the kubelet before this one. */
const newMs = 2_000;

function actionOf({ lifecycle }: Container): HttpGet | undefined {
  const action = lifecycle?.postStart?.httpGet;
  return action?.host === undefined || action.host === "" ? undefined : action;
}

/** Whether the pod is to be looked at once its containers have started. */
export const asksOthers = ({ spec }: Pod): boolean =>
  spec.containers.some((each) => actionOf(each) !== undefined);

/** What a kubelet remembers of the containers whose requests it has made. */
export class StartHooks {
  /** How often the container of a name had been restarted, by pod (`namespace/name`) and uid. */
  readonly #asked = new Map<string, Map<string, number>>();

  /** Makes the requests of containers that have started since. */
  look({ pod, nowMs }: Pick<Observed, "pod" | "nowMs">, network: BehaviorOptions["network"]): void {
    for (const container of pod.spec.containers) {
      const action = actionOf(container);
      if (action === undefined || !this.#isNew(pod, container, nowMs)) continue;
      network?.(pod).fetch(hookRequest(action, container, pod), nowMs);
    }
  }

  #isNew(pod: Pod, { name }: Container, nowMs: number): boolean {
    const status = pod.status.containerStatuses?.find((each) => each.name === name);
    const begunMs = status && startedMs(status);
    if (begunMs === undefined || nowMs - begunMs > newMs) return false;
    const place = `${pod.metadata.uid}/${name}`;
    const asked = this.#asked.get(keyOf(pod)) ?? new Map<string, number>();
    if (asked.get(place) === status?.restartCount) return false;
    this.#asked.set(keyOf(pod), asked.set(place, status?.restartCount ?? 0));
    return true;
  }

  /** Forgets a pod (`namespace/name`) that is gone. */
  forget(pod: string): void {
    this.#asked.delete(pod);
  }
}
