/** What the policies that select a pod say of a connection, in one direction. Pure. */
import type { Labels } from "../../api/selectors/labels.ts";
import type { IpAddress } from "../../api/validation/ip.ts";
import { type CompiledPolicy, type IpRange, isInRange, type Rule, type Target } from "./compile.ts";
import type { Direction, Verdict } from "./connection.ts";
import type { PodIdentity } from "./identity.ts";

/** What pods, ports and namespaces decide; addresses are left, of which there are too many. */
export interface Judgement {
  /** Where the peer's address is in none of the ranges. */
  readonly verdict: Verdict;
  /** The policies that allow it only for some addresses, with these. */
  readonly ranged: readonly Ranged[];
}

interface Ranged {
  readonly name: string;
  readonly ranges: readonly IpRange[];
}

interface Question {
  readonly direction: Direction;
  /** The pod whose policies are asked. */
  readonly pod: PodIdentity;
  /** The other end, where that is a pod that selectors can pick. */
  readonly peer: PodIdentity | undefined;
  /** The labels of the peer's namespace, where they are known. */
  readonly peerNamespace: Labels | undefined;
  readonly target: Target;
}

/** Judges by the policies of the pod's namespace, in the order in which they are to be told. */
export function judge(inNamespace: Iterable<CompiledPolicy>, question: Question): Judgement {
  const { direction, pod } = question;
  const policies: string[] = [];
  const by: string[] = [];
  const ranged: Ranged[] = [];
  for (const policy of inNamespace) {
    const rules = policy[direction];
    if (rules === undefined || !policy.selects(pod.labels)) continue;
    const { name } = policy;
    policies.push(name);
    const fitting = rules.filter((rule) => fitsPort(rule, question.target));
    if (fitting.some((rule) => fitsPeer(rule, question))) by.push(name);
    else {
      const ranges = fitting.flatMap(({ peers }) => peers?.ranges ?? []);
      if (ranges.length > 0) ranged.push({ name, ranges });
    }
  }
  if (policies.length === 0) return { verdict: { allowed: true }, ranged };
  const isAllowed = by.length > 0;
  return {
    verdict: isAllowed ? { allowed: true, by } : { allowed: false, direction, policies },
    ranged,
  };
}

const fitsPort = ({ ports }: Rule, target: Target): boolean =>
  ports === undefined || ports.some((fits) => fits(target));

const fitsPeer = ({ peers }: Rule, { peer, peerNamespace }: Question): boolean =>
  peers === undefined ||
  (peer !== undefined && peers.pods.some((picks) => picks(peer, peerNamespace)));

/** The verdict once the peer's address is known; `undefined` where that is no address. */
export function verdictFor(
  { verdict, ranged }: Judgement,
  address: IpAddress | undefined,
): Verdict {
  if (address === undefined) return verdict;
  const names = ranged
    .filter(({ ranges }) => ranges.some((range) => isInRange(range, address)))
    .map(({ name }) => name);
  if (names.length === 0) return verdict;
  const others = verdict.allowed ? (verdict.by ?? []) : [];
  return { allowed: true, by: [...others, ...names].sort() };
}

/** The verdict of a connection, from those of both its ends. */
export function joined(sender: Verdict, receiver: Verdict): Verdict {
  if (!sender.allowed) return sender;
  if (!receiver.allowed || sender.by === undefined) return receiver;
  if (receiver.by === undefined) return sender;
  return { allowed: true, by: [...new Set([...sender.by, ...receiver.by])] };
}
