/** The processes of a cluster's network: what each of them knows follows the API. */
import { Namespace } from "../../api/core/namespace.ts";
import { Node } from "../../api/core/node/node.ts";
import { Service } from "../../api/core/service/service.ts";
import { EndpointSlice } from "../../api/discovery/endpointslice.ts";
import { Ingress } from "../../api/networking/ingress.ts";
import { IngressClass } from "../../api/networking/ingress-class.ts";
import { NetworkPolicy } from "../../api/networking/network-policy.ts";
import type { ApiHandler } from "../../api/request.ts";
import type { Clock } from "../../api/runtime.ts";
import { Follower, type Following, following } from "../../client/follower.ts";
import {
  type ClusterDns,
  type IngressTable,
  NetworkPolicies,
  type ServiceProxies,
} from "../../network/index.ts";

/** Each stands for those of all nodes. `cni` is who enforces NetworkPolicies. */
export type NetworkProcess = "kube-proxy" | "coredns" | "cni" | "ingress-controller";

/** How each begins, with nothing known. */
export interface Beginnings {
  readonly proxies: () => ServiceProxies;
  readonly dns: () => ClusterDns;
  readonly ingresses: () => IngressTable;
}

interface Process {
  start(): void;
  stop(): void;
}

/** The rules of a proxy that is killed stay where they are, as those of policies and routes do. */
export class NetworkProcesses {
  readonly #beginnings: Beginnings;
  proxies: ServiceProxies;
  ingresses: IngressTable;
  policies = new NetworkPolicies();
  /** Absent while it does not run: then nobody answers. */
  dns: ClusterDns | undefined;

  constructor(beginnings: Beginnings) {
    this.#beginnings = beginnings;
    this.proxies = beginnings.proxies();
    this.ingresses = beginnings.ingresses();
  }

  /** `reach` gives each process its way to the API server, and `clockOf` its time. */
  all(
    reach: (name: NetworkProcess) => ApiHandler,
    clockOf: (name: NetworkProcess) => Clock,
  ): Readonly<Record<NetworkProcess, Process>> {
    const follower = (actor: NetworkProcess, begin: () => readonly Following[]) =>
      new Follower({ handler: reach(actor), clock: clockOf(actor), actor }, begin);
    const coredns = follower("coredns", () => {
      this.dns = this.#beginnings.dns();
      return dnsSources(this.dns);
    });
    return {
      "kube-proxy": follower("kube-proxy", () => {
        this.proxies = this.#beginnings.proxies();
        return proxySources(this.proxies);
      }),
      cni: follower("cni", () => {
        this.policies = new NetworkPolicies();
        return policySources(this.policies);
      }),
      "ingress-controller": follower("ingress-controller", () => {
        this.ingresses = this.#beginnings.ingresses();
        return ingressSources(this.ingresses);
      }),
      coredns: {
        start: () => coredns.start(),
        stop: () => {
          coredns.stop();
          this.dns = undefined;
        },
      },
    };
  }
}

const proxySources = (proxies: ServiceProxies): readonly Following[] => [
  following(Node, (...change) => proxies.nodeChanged(...change), { heedsRenewals: false }),
  following(Service, (...change) => proxies.serviceChanged(...change)),
  following(EndpointSlice, (...change) => proxies.sliceChanged(...change)),
];

const policySources = (policies: NetworkPolicies): readonly Following[] => [
  following(Namespace, (next, previous) => policies.namespaceChanged(next, previous)),
  following(NetworkPolicy, (next, previous) => policies.policyChanged(next, previous)),
];

const dnsSources = (dns: ClusterDns): readonly Following[] => [
  following(Namespace, (...change) => dns.namespaceChanged(...change)),
  following(Service, (...change) => dns.serviceChanged(...change)),
  following(EndpointSlice, (...change) => dns.sliceChanged(...change)),
];

const ingressSources = (table: IngressTable): readonly Following[] => [
  following(IngressClass, (...change) => table.classChanged(...change)),
  following(Ingress, (...change) => table.ingressChanged(...change)),
  following(Service, (...change) => table.serviceChanged(...change)),
  following(EndpointSlice, (...change) => table.sliceChanged(...change)),
];
