import type { Pod } from "../../api/core/pod/pod.ts";
import { keepShape } from "../../api/keep-shape.ts";

type PodIPs = NonNullable<Pod["status"]["podIPs"]>;

/** The pod as its containers see it: they have addresses before its status shows them. */
export const locatedPod = (pod: Pod, podIPs: () => PodIPs): Pod =>
  pod.status.podIP === undefined ? new LocatedPod(pod, podIPs) : pod;

/** Its status is made when somebody asks: most of what runs in a container does not. */
class LocatedPod implements Pod {
  readonly apiVersion: Pod["apiVersion"];
  readonly kind: Pod["kind"];
  readonly metadata: Pod["metadata"];
  readonly spec: Pod["spec"];
  readonly #given: Pod["status"];
  readonly #podIPs: () => PodIPs;
  #status: Pod["status"] | undefined;

  constructor({ apiVersion, kind, metadata, spec, status }: Pod, podIPs: () => PodIPs) {
    this.apiVersion = apiVersion;
    this.kind = kind;
    this.metadata = metadata;
    this.spec = spec;
    this.#given = status;
    this.#podIPs = podIPs;
  }

  get status(): Pod["status"] {
    this.#status ??= withAddresses(this.#given, this.#podIPs);
    return this.#status;
  }
}

function withAddresses(status: Pod["status"], podIPs: () => PodIPs): Pod["status"] {
  const { podIP: _, podIPs: __, ...others } = status;
  return Object.assign(new LateAddresses(podIPs), others);
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

keepShape(new LateAddresses(() => []));
keepShape(new LocatedPod({} as Pod, () => []));
