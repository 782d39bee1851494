/**
 * What a kubelet does when its node runs short of something: it says so, removes images that nobody
 * needs, and then evicts the pod that is most to blame, one at a time.
 * Source: kubelet 1.36, pkg/kubelet/eviction, synchronize.
 */
import { Node } from "../../api/core/node/node.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import { formatTime } from "../../api/runtime.ts";
import { type Action, updateStatus } from "../../client/action.ts";
import { architectureOf, imageIdsOf } from "../images/node-images.ts";
import { idOf, type NodeImage } from "../node/image-list.ts";
import { conditionOf } from "../node/node-conditions.ts";
import { nodeEvent } from "../node/plan-node.ts";
import type { KubeletOrder } from "../observed.ts";
import { isCritical } from "../static/mirror.ts";
import { evicting, hardGraceMs } from "./evict.ts";
import { isMet, type Observations, observe, type PodOnNode } from "./observations.ts";
import { runningContainers } from "./pod-storage.ts";
import { evictionMessage, ranked } from "./rank.ts";
import {
  amountOf,
  type Condition,
  type EvictionConfiguration,
  signals,
  type Threshold,
} from "./thresholds.ts";

/** What a kubelet remembers from one look to the next, and forgets when it is restarted. */
export interface Seen {
  /** Since when each threshold is met. */
  readonly metSince: ReadonlyMap<Threshold, number>;
  /** Those that were met for long enough, until more than them is reclaimed. */
  readonly acted: readonly Threshold[];
  readonly lastMet: ReadonlyMap<Condition, number>;
}

export interface ObservedNode {
  readonly node: Node;
  /** The pods that have not ended. */
  readonly pods: readonly PodOnNode[];
  /** Those that keep an image: all that are not evicted. */
  readonly holders: readonly Pod[];
  /** Whether a pod has been told to go already. */
  readonly isGoing: (pod: Pod) => boolean;
  readonly configuration: EvictionConfiguration;
  readonly seen: Seen | undefined;
  readonly nowMs: number;
}

export interface EvictionPlan {
  readonly actions: readonly Action[];
  readonly stops?: { readonly pod: Pod; readonly order: KubeletOrder };
  /** Absent where there is no pressure, nor was any lately. */
  readonly seen?: Seen;
  /** Something is short now. */
  readonly isShort: boolean;
  /** When a condition is over; `Infinity` where none is shown, or it goes on. */
  readonly relievedMs: number;
}

export function planEviction(observed: ObservedNode): EvictionPlan {
  const { node, configuration, nowMs } = observed;
  const observations = observationsOf(observed, node.status.images ?? []);
  const seen = look(observed, observations);
  const shown = [...seen.lastMet].filter(([, atMs]) => nowMs - atMs < configuration.transitionMs);
  const conditions = changes(node, new Set(shown.map(([condition]) => condition)));
  const relief = reclaim(observed, observations, seen.acted);
  const actions: Action[] = [];
  if (conditions.length > 0 || relief.images !== undefined) {
    actions.push(updateStatus(Node, withNews(node, conditions, relief.images, nowMs)));
  }
  const { name = "" } = node.metadata;
  for (const { event } of conditions) {
    actions.push(nodeEvent(name, "Normal", event, `Node ${name} status is now: ${event}`));
  }
  const isShort = seen.metSince.size > 0;
  const relievedMs = Math.min(
    ...shown.map(([, atMs]) => atMs + configuration.transitionMs),
    Number.POSITIVE_INFINITY,
  );
  return {
    actions: [...actions, ...relief.actions],
    ...(relief.stops && { stops: relief.stops }),
    ...((isShort || shown.length > 0) && { seen }),
    isShort,
    relievedMs,
  };
}

const observationsOf = ({ node, pods }: ObservedNode, images: readonly NodeImage[]) =>
  observe(node, pods, images, architectureOf(node));

/** What is met now, together with what was before. */
function look({ configuration, seen, nowMs }: ObservedNode, observations: Observations): Seen {
  const met = new Set(configuration.thresholds.filter((each) => isMet(each, observations)));
  for (const each of seen?.acted ?? []) if (isMet(each, observations, true)) met.add(each);
  const metSince = new Map([...met].map((each) => [each, seen?.metSince.get(each) ?? nowMs]));
  const lastMet = new Map(seen?.lastMet);
  for (const { signal } of met) lastMet.set(signals[signal].condition, nowMs);
  const acted = [...metSince].flatMap(([each, atMs]) =>
    nowMs - atMs >= each.graceMs ? [each] : [],
  );
  return { metSince, acted, lastMet };
}

const kinds: readonly Condition[] = ["MemoryPressure", "DiskPressure", "PIDPressure"];

/** The conditions that are to be shown otherwise. */
function changes({ status }: Node, shown: ReadonlySet<Condition>) {
  return kinds.flatMap((type) => {
    const wanted = conditionOf(type, shown.has(type));
    const known = status.conditions?.find((each) => each.type === type);
    // What the control plane says of a silent node is the heartbeat's to mend.
    const isSame = known === undefined || known.status === "Unknown";
    return isSame || known.status === wanted.status ? [] : [wanted];
  });
}

function withNews(
  node: Node,
  news: readonly ReturnType<typeof conditionOf>[],
  images: readonly NodeImage[] | undefined,
  nowMs: number,
): Node {
  const now = formatTime(nowMs);
  const conditions = (node.status.conditions ?? []).map((each) => {
    const next = news.find(({ type }) => type === each.type);
    if (next === undefined) return each;
    const { event: _, ...condition } = next;
    return { ...condition, lastHeartbeatTime: now, lastTransitionTime: now };
  });
  return { ...node, status: { ...node.status, conditions, ...(images && { images }) } };
}

interface Relief {
  readonly actions: readonly Action[];
  /** The images that are left, where some go. */
  readonly images?: readonly NodeImage[];
  readonly stops?: EvictionPlan["stops"];
}

/** Goes about the first threshold that was met for long enough. */
function reclaim(
  observed: ObservedNode,
  observations: Observations,
  acted: readonly Threshold[],
): Relief {
  const [first] = acted;
  if (first === undefined) return { actions: [] };
  const { node, holders } = observed;
  const { resource, condition } = signals[first.signal];
  const what = `Attempting to reclaim ${resource}`;
  const told = nodeEvent(node.metadata.name ?? "", "Warning", "EvictionThresholdMet", what);
  const images = condition === "DiskPressure" ? imagesInUse(node, holders) : undefined;
  if (images !== undefined) {
    const after = observationsOf(observed, images);
    const isLow = observed.configuration.thresholds.some((each) => isMet(each, after, true));
    if (!isLow) return { actions: [told], images };
  }
  const evicts = evict(observed, first, observations, acted);
  return {
    actions: [told, ...evicts.actions],
    ...(images && { images }),
    ...(evicts.stops && { stops: evicts.stops }),
  };
}

/** The images that containers need; `undefined` where there are no others. */
function imagesInUse({ status }: Node, holders: readonly Pod[]): readonly NodeImage[] | undefined {
  const all = status.images ?? [];
  const inUse = new Set(holders.flatMap(imageIdsOf));
  const kept = all.filter((image) => inUse.has(idOf(image)));
  return kept.length === all.length ? undefined : kept;
}

function evict(
  { pods, isGoing, configuration, nowMs }: ObservedNode,
  threshold: Threshold,
  observations: Observations,
  acted: readonly Threshold[],
): Pick<EvictionPlan, "actions" | "stops"> {
  // Nobody else goes while one is still about to.
  if (pods.some(({ pod }) => isGoing(pod))) return { actions: [] };
  const { resource } = signals[threshold.signal];
  const candidates = pods.filter(
    ({ pod }) => runningContainers(pod).length > 0 && !isCritical(pod),
  );
  const [victim] = ranked(candidates, resource);
  if (victim === undefined) return { actions: [] };
  const told = acted.find(({ signal }) => signals[signal].resource === resource) ?? threshold;
  const { available, capacity } = observations[told.signal];
  const quantity = amountOf(told.value, capacity);
  const message = evictionMessage(victim, resource, { threshold: quantity, available });
  const graceMs = threshold.graceMs === 0 ? hardGraceMs : configuration.softGraceMs;
  const eviction = { reason: "Evicted", message, disruption: message };
  const { pod } = victim;
  return {
    actions: evicting(pod, message),
    stops: { pod, order: { atMs: nowMs, graceMs: Math.max(graceMs, hardGraceMs), eviction } },
  };
}
