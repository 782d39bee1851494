/** NetworkPolicies in the form that is asked: selectors as functions, ranges of addresses read. */
import type {
  NetworkPolicy,
  NetworkPolicyPeer,
  NetworkPolicyPort,
} from "../../api/networking/network-policy.ts";
import { type Labels, selectorFromLabelSelector } from "../../api/selectors/labels.ts";
import { type Cidr, contains, type IpAddress, parseCidr } from "../../api/validation/ip.ts";
import type { Protocol } from "./connection.ts";
import type { PodIdentity } from "./identity.ts";

/** A policy, of which each direction has its rules, or nothing where it does not isolate for it. */
export interface CompiledPolicy {
  readonly name: string;
  readonly selects: (labels: Labels) => boolean;
  readonly ingress: readonly Rule[] | undefined;
  readonly egress: readonly Rule[] | undefined;
}

/** Traffic is allowed that fits one of the ports and one of the peers. */
export interface Rule {
  /** Absent where every port fits. */
  readonly ports: readonly PortTest[] | undefined;
  /** Absent where everybody fits. */
  readonly peers: Peers | undefined;
}

/** Who may be at the other end: a pod that one of the tests picks, or an address in a range. */
export interface Peers {
  readonly pods: readonly PodTest[];
  readonly ranges: readonly IpRange[];
}

/** Where traffic goes to. Names of ports are those of the pod there, if there is one. */
export interface Target {
  readonly pod: PodIdentity | undefined;
  readonly port: number;
  readonly protocol: Protocol;
}

type PortTest = (target: Target) => boolean;
/** `namespace` has the labels of the pod's namespace, and is absent where that is not known. */
type PodTest = (pod: PodIdentity, namespace: Labels | undefined) => boolean;

/** Addresses, but for those in gaps. */
export interface IpRange {
  readonly cidr: Cidr;
  readonly except: readonly Cidr[];
}

export function compilePolicy({ metadata, spec }: NetworkPolicy): CompiledPolicy {
  const { name = "", namespace = "" } = metadata;
  const types = typesOf(spec);
  const ingress = (spec.ingress ?? []).map(({ ports, from }) => ({
    ports: unlessEmpty(ports)?.map(portTest),
    peers: compilePeers(unlessEmpty(from), namespace),
  }));
  const egress = (spec.egress ?? []).map(({ ports, to }) => ({
    ports: unlessEmpty(ports)?.map(portTest),
    peers: compilePeers(unlessEmpty(to), namespace),
  }));
  return {
    name,
    selects: selectorFromLabelSelector(spec.podSelector).matches,
    ingress: types.includes("Ingress") ? ingress : undefined,
    egress: types.includes("Egress") ? egress : undefined,
  };
}

/** What `policyTypes` says, or its default. */
function typesOf({ policyTypes = [], egress = [] }: NetworkPolicy["spec"]): readonly string[] {
  if (policyTypes.length > 0) return policyTypes;
  return egress.length > 0 ? ["Ingress", "Egress"] : ["Ingress"];
}

/** In a rule an empty list is the same as none: it limits nothing. */
const unlessEmpty = <Item>(list: readonly Item[] | undefined) =>
  list === undefined || list.length === 0 ? undefined : list;

function portTest({ protocol: wanted, port, endPort }: NetworkPolicyPort): PortTest {
  if (port === undefined) return ({ protocol }) => protocol === wanted;
  if (typeof port === "string") {
    return ({ pod, port: number, protocol }) =>
      protocol === wanted && pod?.hasPort(port, number, protocol) === true;
  }
  const last = endPort ?? port;
  return ({ port: number, protocol }) => protocol === wanted && number >= port && number <= last;
}

function compilePeers(
  peers: readonly NetworkPolicyPeer[] | undefined,
  policyNamespace: string,
): Peers | undefined {
  if (peers === undefined) return undefined;
  return {
    pods: peers.flatMap((peer) => podTest(peer, policyNamespace)),
    ranges: peers.flatMap(({ ipBlock }) => (ipBlock === undefined ? [] : readRange(ipBlock))),
  };
}

/** The four kinds of peers; one that is an `ipBlock` picks no pod by what it is. */
function podTest(peer: NetworkPolicyPeer, policyNamespace: string): readonly PodTest[] {
  const { podSelector, namespaceSelector } = peer;
  const isPod = selectorFromLabelSelector(podSelector ?? {}).matches;
  if (namespaceSelector !== undefined) {
    const isNamespace = selectorFromLabelSelector(namespaceSelector).matches;
    return [
      ({ labels }, namespace) => namespace !== undefined && isNamespace(namespace) && isPod(labels),
    ];
  }
  if (podSelector === undefined) return [];
  return [({ namespace, labels }) => namespace === policyNamespace && isPod(labels)];
}

function readRange({
  cidr: text,
  except = [],
}: NonNullable<NetworkPolicyPeer["ipBlock"]>): readonly IpRange[] {
  const cidr = parseCidr(text);
  return cidr === undefined
    ? []
    : [{ cidr, except: except.flatMap((gap) => parseCidr(gap) ?? []) }];
}

/** True where an address is in the range and in none of its gaps. */
export const isInRange = ({ cidr, except }: IpRange, address: IpAddress): boolean =>
  contains(cidr, address) && !except.some((gap) => contains(gap, address));
