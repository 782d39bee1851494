import type { Pod } from "../../api/core/pod/pod.ts";
import { withStatus } from "./pod-status.ts";

type PodIPs = NonNullable<Pod["status"]["podIPs"]>;

/** The pod as its containers see it: they have addresses before its status shows them. */
export function locatedPod(pod: Pod, podIPs: () => PodIPs): Pod {
  if (pod.status.podIP !== undefined) return pod;
  return withStatus(pod, Object.assign(new LateAddresses(podIPs), withoutAddresses(pod.status)));
}

/** Pods without an address mostly say nothing of others either. */
function withoutAddresses(status: Pod["status"]): Pod["status"] {
  if (!("podIPs" in status) && !("podIP" in status)) return status;
  const { podIP: _, podIPs: __, ...others } = status;
  return others;
}

/** Addresses, given out when somebody asks. A literal with getters would be slow to read. */
class LateAddresses {
  readonly #podIPs: () => PodIPs;

  constructor(podIPs: () => PodIPs) {
    this.#podIPs = podIPs;
  }

  get podIP(): string | undefined {
    return this.#podIPs()[0]?.ip;
  }

  get podIPs(): PodIPs {
    return this.#podIPs();
  }
}
