/** What pods ask of nodes, and how full that makes them. */
import { milliValue, quantityToNumber } from "../../../api/quantity.ts";
import type { Node, Pod } from "../../framework/framework.ts";
import { type Cluster, podsOn, type Refusal } from "./cluster.ts";

type Amounts = Readonly<Record<string, number>>;
type Container = Pod["spec"]["containers"][number];

/** A container that asks for no CPU or memory counts as small in scores. */
const small: Amounts = { cpu: 100, memory: 200 * 2 ** 20 };

const read = (given: Readonly<Record<string, string>> = {}): Amounts =>
  Object.fromEntries(
    Object.entries(given).map(([name, text]) => {
      return [name, name === "cpu" ? milliValue(text) : quantityToNumber(text)];
    }),
  );

/** Sums or maxima of amounts, resource by resource. */
function combined(all: readonly Amounts[], combine: (a: number, b: number) => number): Amounts {
  const result: Record<string, number> = {};
  for (const amounts of all) {
    for (const [name, amount] of Object.entries(amounts)) {
      result[name] = combine(result[name] ?? 0, amount);
    }
  }
  return result;
}
const sum = (...all: Amounts[]) => combined(all, (a, b) => a + b);
const most = (...all: Amounts[]) => combined(all, Math.max);

/** The most that the pod needs at any time, each time being looked at by itself. */
export function requests({ spec }: Pod, atLeast: Amounts = {}): Amounts {
  const of = ({ resources }: Container) => ({ ...atLeast, ...read(resources.requests) });
  const initial = spec.initContainers ?? [];
  const isSidecar = ({ restartPolicy }: Container) => restartPolicy === "Always";
  const moments = initial.map((container, at) => {
    const before = initial.slice(0, at).filter(isSidecar);
    return sum(...before.map(of), of(container));
  });
  const running = sum(...spec.containers.map(of), ...initial.filter(isSidecar).map(of));
  const whole = Object.entries(read(spec.resources?.requests)).filter(
    ([name]) => name === "cpu" || name === "memory" || name.startsWith("hugepages-"),
  );
  return sum({ ...most(running, ...moments), ...Object.fromEntries(whole) }, read(spec.overhead));
}

const allocatable = ({ status }: Node): Amounts => read(status.allocatable);
const requestedOn = (node: Node, cluster: Cluster, atLeast?: Amounts): Amounts =>
  sum(...podsOn(node, cluster).map((pod) => requests(pod, atLeast)));

export function resourcesRefusal(pod: Pod, node: Node, cluster: Cluster): Refusal | undefined {
  const [there, used] = [allocatable(node), requestedOn(node, cluster)];
  const reasons: string[] = [];
  let isFinal = false;
  if (podsOn(node, cluster).length + 1 > (there.pods ?? 0)) reasons.push("Too many pods");
  for (const [name, amount] of Object.entries(requests(pod))) {
    if (amount === 0 || amount + (used[name] ?? 0) <= (there[name] ?? 0)) continue;
    reasons.push(`Insufficient ${name}`);
    isFinal ||= amount > (there[name] ?? 0);
  }
  return reasons.length === 0 ? undefined : { reasons, isFinal };
}

/** How NodeResourcesFit scores. */
export interface Strategy {
  readonly type: string;
  readonly resources: readonly { readonly name: string; readonly weight: number }[];
  readonly shape?: readonly { readonly utilization: number; readonly score: number }[];
}

export function fitScore(
  pod: Pod,
  node: Node,
  { cluster, strategy }: { readonly cluster: Cluster; readonly strategy: Strategy },
): number {
  const [there, used] = [allocatable(node), requestedOn(node, cluster, small)];
  const wanted = requests(pod, small);
  let [total, weights] = [0, 0];
  for (const { name, weight } of strategy.resources) {
    const [capacity, asked] = [there[name] ?? 0, wanted[name] ?? 0];
    if (capacity === 0 || (asked === 0 && name.includes("/"))) continue;
    const score = scoreOf((used[name] ?? 0) + asked, capacity, strategy);
    if (strategy.type === "RequestedToCapacityRatio" && score === 0) continue;
    total += score * weight;
    weights += weight;
  }
  if (weights === 0) return 0;
  const round = strategy.type === "RequestedToCapacityRatio" ? Math.round : Math.floor;
  return round(total / weights);
}

function scoreOf(asked: number, capacity: number, { type, shape = [] }: Strategy): number {
  const used = Math.min(asked, capacity);
  if (type === "LeastAllocated") return Math.floor(((capacity - used) * 100) / capacity);
  const percent = Math.floor((used * 100) / capacity);
  if (type === "MostAllocated") return percent;
  const after = shape.findIndex(({ utilization }) => percent <= utilization);
  const [from, to] = [shape[after - 1], shape[after]];
  if (to === undefined) return (shape.at(-1)?.score ?? 0) * 10;
  if (from === undefined) return to.score * 10;
  const rise = (to.score - from.score) * 10 * (percent - from.utilization);
  return from.score * 10 + Math.trunc(rise / (to.utilization - from.utilization));
}

/** `undefined` where the pod asks for none of the resources. */
export function balanceScore(
  pod: Pod,
  node: Node,
  { cluster, resources }: { readonly cluster: Cluster; readonly resources: readonly string[] },
): number | undefined {
  const [there, used, wanted] = [allocatable(node), requestedOn(node, cluster), requests(pod)];
  if (resources.every((name) => (wanted[name] ?? 0) === 0)) return undefined;
  const counted = resources.filter(
    (name) => (there[name] ?? 0) > 0 && !(name.includes("/") && (wanted[name] ?? 0) === 0),
  );
  const balance = (amounts: Amounts) => {
    const parts = counted.map((name) => Math.min(1, (amounts[name] ?? 0) / (there[name] ?? 1)));
    const mean = parts.reduce((all, part) => all + part, 0) / parts.length;
    const squares = parts.reduce((all, part) => all + (part - mean) ** 2, 0);
    const [first = 0, second = 0] = parts;
    const pair = Math.abs(first - second) / 2;
    const deviation = parts.length < 3 ? pair : Math.sqrt(squares / parts.length);
    return Math.trunc((1 - (parts.length < 2 ? 0 : deviation)) * 100);
  };
  return 50 + Math.trunc((50 + balance(sum(used, wanted)) - balance(used)) / 2);
}
