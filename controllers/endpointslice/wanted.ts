import type { Node } from "../../api/core/node/node.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import type { Service } from "../../api/core/service/service.ts";
import type { Endpoint, EndpointSlicePort } from "../../api/discovery/endpointslice.ts";
import { selectorFromLabels } from "../../api/selectors/labels.ts";
import { difference, type Parts } from "../parts.ts";
import { hasNamedPorts, type IpFamily, isEndpoint } from "../service-pods.ts";
import { portsKey } from "../slices.ts";
import { missedNodeOf, portsOf, toEndpoint } from "./endpoints.ts";

/** What is wanted of a pod that the Service selects. */
export interface Wanted {
  readonly pod: Pod;
  /** Absent where the pod has no address of the family, or its node is not there. */
  readonly endpoint: Endpoint | undefined;
  /** The node that it is left out for. */
  readonly missedNode: string | undefined;
  readonly ports: Ports | undefined;
  /** Where the pod is listed. */
  part: readonly Pod[];
}

/** The ports that pods have, and a text that tells them apart from others. */
export interface Ports {
  readonly key: string;
  readonly list: readonly EndpointSlicePort[];
  /** How many pods have them. */
  pods: number;
}

/** The endpoints of one family that the pods of a Service are to have, by uid of the pod. */
export class WantedEndpoints {
  readonly #service: Service;
  readonly #family: IpFamily;
  readonly #matches: (labels: Pod["metadata"]["labels"]) => boolean;
  readonly #ports = new Map<string, Ports>();
  readonly #wanted = new Map<string, Wanted>();
  /** The uids of pods whose node is not there. */
  readonly #missed = new Set<string>();
  #parts: Parts<Pod> = [];

  constructor(service: Service, family: IpFamily) {
    this.#service = service;
    this.#family = family;
    this.#matches = selectorFromLabels(service.spec.selector).matches;
  }

  get(uid: string): Wanted | undefined {
    return this.#wanted.get(uid);
  }

  /** Looks at the pods that changed, and tells the uids of those. */
  update(parts: Parts<Pod>, nodeOf: (name: string) => Node | undefined): readonly string[] {
    const { gone, come } = difference(this.#parts, parts);
    this.#parts = parts;
    const touched: string[] = [];
    for (const part of come) {
      for (const pod of part) {
        if (!this.#matches(pod.metadata.labels) || !isEndpoint(pod, true)) continue;
        const { uid = "" } = pod.metadata;
        const known = this.#wanted.get(uid);
        if (known?.pod === pod) known.part = part;
        else {
          this.#put(uid, this.#want(pod, part, nodeOf));
          touched.push(uid);
        }
      }
    }
    for (const part of gone) {
      for (const { metadata } of part) {
        const { uid = "" } = metadata;
        if (this.#wanted.get(uid)?.part !== part) continue;
        this.#put(uid, undefined);
        touched.push(uid);
      }
    }
    return touched;
  }

  /** What is wanted of these, in the order in which the pods are listed. */
  inOrder(uids: ReadonlySet<string>): readonly Wanted[] {
    const parts = new Set<readonly Pod[]>();
    for (const uid of uids) {
      const part = this.#wanted.get(uid)?.part;
      if (part !== undefined) parts.add(part);
    }
    if (parts.size === 0) return [];
    return this.#parts
      .filter((part) => parts.has(part))
      .flatMap((part) =>
        part.flatMap(({ metadata: { uid = "" } }) => {
          const wanted = uids.has(uid) ? this.#wanted.get(uid) : undefined;
          return wanted === undefined ? [] : [wanted];
        }),
      );
  }

  /** All ports that there are, in the order of the first pods that have them. */
  ports(): readonly Ports[] {
    const all = [...this.#ports.values()];
    if (all.length < 2) return all;
    const found = new Set<Ports>();
    for (const pod of this.#parts.flat()) {
      const ports = this.#wanted.get(pod.metadata.uid ?? "")?.ports;
      if (ports !== undefined) found.add(ports);
      if (found.size === all.length) break;
    }
    return [...found];
  }

  /** The pods that are left out as their node is not there, in the order of the list. */
  missed(): readonly Wanted[] {
    return this.inOrder(this.#missed);
  }

  #want(pod: Pod, part: readonly Pod[], nodeOf: (name: string) => Node | undefined): Wanted {
    const options = { service: this.#service, family: this.#family, nodeOf };
    const endpoint = toEndpoint(pod, options);
    const ports = endpoint === undefined ? undefined : this.#portsOf(pod);
    const missedNode = endpoint === undefined ? missedNodeOf(pod, options) : undefined;
    return { pod, endpoint, missedNode, ports, part };
  }

  #portsOf(pod: Pod): Ports {
    const [shared] = this.#ports.values();
    // Numbers need no look at the pod: then all pods have the same ports.
    if (shared !== undefined && !hasNamedPorts(this.#service)) return shared;
    const list = portsOf(this.#service, pod);
    const key = portsKey(list);
    const known = this.#ports.get(key);
    if (known !== undefined) return known;
    const made: Ports = { key, list, pods: 0 };
    this.#ports.set(key, made);
    return made;
  }

  #put(uid: string, wanted: Wanted | undefined): void {
    const before = this.#wanted.get(uid)?.ports;
    if (wanted?.ports !== undefined) wanted.ports.pods += 1;
    if (before !== undefined) {
      before.pods -= 1;
      if (before.pods === 0) this.#ports.delete(before.key);
    }
    if (wanted?.missedNode === undefined) this.#missed.delete(uid);
    else this.#missed.add(uid);
    if (wanted === undefined) this.#wanted.delete(uid);
    else this.#wanted.set(uid, wanted);
  }
}
