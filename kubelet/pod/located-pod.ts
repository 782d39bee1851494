import type { Pod } from "../../api/core/pod/pod.ts";

type PodIPs = NonNullable<Pod["status"]["podIPs"]>;

/** The pod as its containers see it: they have addresses before its status shows them. */
export function locatedPod(pod: Pod, podIPs: () => PodIPs): Pod {
  const { podIP, podIPs: _, ...others } = pod.status;
  if (podIP !== undefined) return pod;
  return { ...pod, status: Object.assign(new LateAddresses(podIPs), others) };
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
