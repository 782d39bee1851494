/** What NetworkPolicies can tell pods apart by, but for addresses. */
import type { Pod } from "../../api/core/pod/pod.ts";
import type { Labels } from "../../api/selectors/labels.ts";
import type { Protocol } from "./connection.ts";

/** Pods of one namespace with the same labels and named ports: policies treat them alike. */
export class PodIdentity {
  /** Tells identities of one book apart. */
  readonly number: number;
  readonly namespace: string;
  readonly labels: Labels;
  readonly #ports: ReadonlySet<string>;

  constructor(number: number, pod: Pod, ports: readonly string[]) {
    this.number = number;
    this.namespace = pod.metadata.namespace ?? "";
    this.labels = pod.metadata.labels ?? {};
    this.#ports = new Set(ports);
  }

  /** Whether a port of that name has this number in the pods. */
  hasPort(name: string, number: number, protocol: Protocol): boolean {
    return this.#ports.has(portText(name, number, protocol));
  }
}

/** How many identities are told apart; their numbers are from 1 to this. */
export const identitiesMax = 2 ** 15 - 1;

/** Finds the identities of pods, until it is full. */
export class IdentityBook {
  /** By pod as it is now: a pod whose labels change is another object. */
  readonly #byPod = new WeakMap<Pod, PodIdentity>();
  readonly #byText = new Map<string, PodIdentity>();

  /** No room for two more. */
  get isFull(): boolean {
    return this.#byText.size + 2 > identitiesMax;
  }

  of(pod: Pod): PodIdentity {
    const known = this.#byPod.get(pod);
    if (known !== undefined) return known;
    const ports = namedPorts(pod);
    const text = [pod.metadata.namespace, labelsText(pod.metadata.labels), ...ports].join(" ");
    let identity = this.#byText.get(text);
    if (identity === undefined) {
      identity = new PodIdentity(this.#byText.size + 1, pod, ports);
      this.#byText.set(text, identity);
    }
    this.#byPod.set(pod, identity);
    return identity;
  }
}

/** Neither keys nor values have blanks, commas or equals signs. */
const labelsText = (labels: Labels = {}): string =>
  Object.keys(labels)
    .sort()
    .map((key) => `${key}=${labels[key]}`)
    .join();

/** The named ports of what runs in the pod: containers, and sidecars with them. */
function namedPorts({ spec }: Pod): readonly string[] {
  const sidecars = (spec.initContainers ?? []).filter((each) => each.restartPolicy === "Always");
  return [...spec.containers, ...sidecars].flatMap(({ ports = [] }) =>
    ports.flatMap(({ name, containerPort, protocol }) =>
      name === undefined ? [] : portText(name, containerPort, protocol),
    ),
  );
}

const portText = (name: string, number: number, protocol: string) =>
  `${name}:${number}/${protocol}`;
