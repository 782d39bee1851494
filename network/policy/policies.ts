import type { Namespace } from "../../api/core/namespace.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import { equalJson } from "../../api/json.ts";
import type { NetworkPolicy } from "../../api/networking/network-policy.ts";
import type { Labels } from "../../api/selectors/labels.ts";
import { type IpAddress, parseIp } from "../../api/validation/ip.ts";
import { RecentMap } from "../../client/recent-map.ts";
import { type CompiledPolicy, compilePolicy } from "./compile.ts";
import type { Connection, Direction, PolicyPeer, Verdict } from "./connection.ts";
import { IdentityBook, identitiesMax, type PodIdentity } from "./identity.ts";
import { type Judgement, joined, judge, verdictFor } from "./judge.ts";

/** How many judgements and addresses are remembered. */
const judgementsMax = 50_000;
const addressesMax = 4_096;

const allowed: Verdict = { allowed: true };

/**
 * The NetworkPolicies of a cluster. It is told of policies and namespaces as they change; pods come
 * with the question, so their labels count as soon as whoever asks knows of them.
 */
export class NetworkPolicies {
  readonly #namespaceLabels = new Map<string, Labels>();
  /** By namespace, each sorted by name. A namespace without policies is not there. */
  readonly #policies = new Map<string, readonly CompiledPolicy[]>();
  readonly #addresses = new RecentMap<IpAddress>(addressesMax);
  #identities = new IdentityBook();
  #judgements = new RecentMap<Judgement, number>(judgementsMax);

  /** Takes note of a policy that is new, changed or, without `next`, gone. */
  policyChanged(next: NetworkPolicy | undefined, previous: NetworkPolicy | undefined): void {
    if (next !== undefined && next.spec === previous?.spec) return;
    const { namespace = "", name = "" } = (next ?? previous)?.metadata ?? {};
    const policies = (this.#policies.get(namespace) ?? []).filter((each) => each.name !== name);
    if (next !== undefined) policies.push(compilePolicy(next));
    policies.sort((left, right) => (left.name < right.name ? -1 : 1));
    if (policies.length === 0) this.#policies.delete(namespace);
    else this.#policies.set(namespace, policies);
    this.#forget();
  }

  /** Takes note of a namespace. Until then no `namespaceSelector` picks its pods. */
  namespaceChanged(next: Namespace | undefined, previous: Namespace | undefined): void {
    const name = (next ?? previous)?.metadata.name ?? "";
    const labels = next === undefined ? undefined : (next.metadata.labels ?? {});
    if (equalJson(labels, this.#namespaceLabels.get(name))) return;
    if (labels === undefined) this.#namespaceLabels.delete(name);
    else this.#namespaceLabels.set(name, labels);
    this.#forget();
  }

  /** Whether a connection may be opened. What is said on it then goes both ways. */
  verdict(connection: Connection): Verdict {
    if (this.#policies.size === 0) return allowed;
    const { from, to } = connection;
    const sender = limitedPod(from);
    const receiver = limitedPod(to);
    const isSenderLimited = this.#hasPolicies(sender);
    const isReceiverLimited = this.#hasPolicies(receiver);
    if (!isSenderLimited && !isReceiverLimited) return allowed;
    if (isOwnNode(from, to) || isSamePod(sender, receiver)) return allowed;
    if (this.#identities.isFull) this.#forget();
    const source = sender && this.#identities.of(sender);
    const target = receiver && this.#identities.of(receiver);
    const ends = { source, target };
    const egress = isSenderLimited ? this.#ask("egress", connection, ends) : allowed;
    if (!egress.allowed || !isReceiverLimited) return egress;
    return joined(egress, this.#ask("ingress", connection, ends));
  }

  #hasPolicies(pod: Pod | undefined): boolean {
    return pod !== undefined && this.#policies.has(pod.metadata.namespace ?? "");
  }

  #ask(direction: Direction, connection: Connection, { source, target }: Ends): Verdict {
    const [pod, peer] = direction === "egress" ? [source, target] : [target, source];
    if (pod === undefined) return allowed;
    const key = keyOf(direction, connection, { pod, peer });
    let judgement = this.#judgements.get(key);
    if (judgement === undefined) {
      const peerNamespace = peer && this.#namespaceLabels.get(peer.namespace);
      const { port, protocol } = connection;
      const to = { pod: target, port, protocol };
      const question = { direction, pod, peer, peerNamespace, target: to };
      judgement = judge(this.#policies.get(pod.namespace) ?? [], question);
      this.#judgements.set(key, judgement);
    }
    if (judgement.ranged.length === 0) return judgement.verdict;
    const { address } = direction === "egress" ? connection.to : connection.from;
    return verdictFor(judgement, this.#read(address));
  }

  #read(text: string): IpAddress | undefined {
    const known = this.#addresses.get(text);
    if (known !== undefined) return known;
    const address = parseIp(text);
    if (address !== undefined) this.#addresses.set(text, address);
    return address;
  }

  /** Policies and namespaces change seldom, and what there is to know again comes back fast. */
  #forget(): void {
    this.#identities = new IdentityBook();
    this.#judgements = new RecentMap(judgementsMax);
  }
}

/** The pods at both ends, where they are such that policies limit and pick. */
interface Ends {
  readonly source: PodIdentity | undefined;
  readonly target: PodIdentity | undefined;
}

/** A pod on the network of its machine is that machine to policies. */
function limitedPod({ pod, isNode }: PolicyPeer): Pod | undefined {
  return isNode === true || pod?.spec.hostNetwork === true ? undefined : pod;
}

/** Whether one end is the machine on which the other, a pod, runs. */
function isOwnNode(from: PolicyPeer, to: PolicyPeer): boolean {
  const arePods = limitedPod(from) !== undefined && limitedPod(to) !== undefined;
  const node = nodeOf(from);
  return !arePods && node !== undefined && node === nodeOf(to);
}

const nodeOf = ({ pod, node }: PolicyPeer): string | undefined => pod?.spec.nodeName ?? node;

/** A pod cannot shut itself out, not even by way of a Service. */
function isSamePod(one: Pod | undefined, other: Pod | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  if (one === other) return true;
  const { uid, namespace, name } = one.metadata;
  const { metadata } = other;
  return uid === metadata.uid && name === metadata.name && namespace === metadata.namespace;
}

const protocols = { TCP: 0, UDP: 1, SCTP: 2 } as const;

/** One number for all that a judgement depends on: 49 bits, which is less than a double holds. */
function keyOf(
  direction: Direction,
  { port, protocol }: Connection,
  { pod, peer }: { readonly pod: PodIdentity; readonly peer: PodIdentity | undefined },
): number {
  const pair = pod.number * (identitiesMax + 1) + (peer?.number ?? 0);
  const side = direction === "egress" ? 0 : 1;
  return (pair * 2 + side) * 2 ** 18 + protocols[protocol] * 2 ** 16 + port;
}
