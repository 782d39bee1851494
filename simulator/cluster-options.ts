import type { AuthorizationMode } from "../api/authorization/modes.ts";
import type { AdmissionOptions } from "../apiserver/admission/index.ts";
import type { AuditOptions } from "../apiserver/audit/index.ts";
import type { Authority } from "../controllers/index.ts";
import type { BehaviorOf, KubeletConfiguration } from "../kubelet/index.ts";
import type { MachineOptions } from "./machines.ts";
import type { NetworkOptions } from "./network/cluster-network.ts";
import type { SchedulingOptions } from "./scheduling.ts";

/** Tests start here, so that no run depends on the day. */
export const startMsDefault = Date.UTC(2026, 0, 1);

/** What a cluster is made of. */
export interface ClusterOptions extends SchedulingOptions {
  /** The same seed gives the same run, byte for byte. */
  readonly seed?: number | string;
  /** How many nodes of one shape, or each node. Three by default. */
  readonly nodes?: number | readonly MachineOptions[];
  /** Manifests of static pods that every node has, by the file. */
  readonly staticPods?: Readonly<Record<string, string>>;
  /** How kubelets are configured whose node does not say. */
  readonly kubeletConfiguration?: KubeletConfiguration;
  /** Shape of the nodes that are only counted. */
  readonly nodeCpu?: string;
  readonly nodeMemory?: string;
  /** The addresses of all pods, of which each node gets a /24. `10.244.0.0/16` for 256 nodes. */
  readonly clusterCidr?: string;
  /** IPv6 addresses of all pods, such as `fd00:10:244::/56`, a /64 a node; without, only IPv4. */
  readonly clusterCidrIPv6?: string;
  /** IPv6 addresses of Services, such as `fd00:10:96::/112`; without, Services have only IPv4. */
  readonly serviceRangeIPv6?: string;
  /** Ranges that Services of type LoadBalancer get their addresses from; `192.0.2.0/24`. */
  readonly loadBalancerRanges?: readonly string[];
  /** When virtual time begins, in milliseconds since the epoch. */
  readonly startMs?: number;
  /** What containers do, where that is not what their image and command say. */
  readonly behaviorOf?: BehaviorOf;
  /**
   * Whether every well-formed image reference exists, as it does unless this is false. Then only
   * the repositories that kubesim knows do, and those that a pod has credentials for.
   */
  readonly anyImage?: boolean;
  /** Time until the caches of components show a write, drawn anew for each. */
  readonly informerDelayMs?: () => number;
  /**
   * In what order happens what may happen at the same moment, and how late processes see and do
   * things. `fifo`, the default: what was caused first happens first, and writes are seen at once.
   * `shuffled`: the seed draws both, within what may be: no watch shows events in another order.
   */
  readonly interleaving?: "fifo" | "shuffled";
  /** How fast the network and its processes are. */
  readonly network?: NetworkOptions;
  /** Which admission plugins run, by the names that Kubernetes gives them. */
  readonly admission?: AdmissionOptions;
  /** How it is decided who may do what: by roles and their bindings, unless it says otherwise. */
  readonly authorizationMode?: AuthorizationMode;
  /** What is noted of requests to the API, as in Kubernetes' audit log. Absent: nothing. */
  readonly audit?: AuditOptions;
  /** Who signs the certificates of the API server and its clients. Absent: nobody. */
  readonly authority?: Authority;
  /** How many changes are held for watches and history. */
  readonly historyLimit?: number;
  /** Whether the controllers and the scheduler run only while they hold a lease; not by default. */
  readonly leaderElect?: boolean;
}

/** What of it concerns the API server alone. */
export const serverOptions = ({
  serviceRangeIPv6,
  admission,
  authorizationMode,
  audit,
}: ClusterOptions) => ({
  serviceRangeIPv6,
  admission,
  authorizationMode,
  ...(audit && { audit }),
});

/** What of it concerns the processes beside it, as it was said. */
export const wiringOf = ({
  clusterCidrIPv6,
  loadBalancerRanges,
  authority,
  informerDelayMs,
}: ClusterOptions) => ({ clusterCidrIPv6, loadBalancerRanges, authority, informerDelayMs });
