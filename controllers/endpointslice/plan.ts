import type { Node } from "../../api/core/node/node.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import type { Service } from "../../api/core/service/service.ts";
import {
  type Endpoint,
  EndpointSlice,
  type EndpointSlicePort,
  sliceEndpoints,
  slicePorts,
} from "../../api/discovery/endpointslice.ts";
import { equalJson } from "../../api/json.ts";
import { selectorFromLabels } from "../../api/selectors/labels.ts";
import { type Action, create, remove, update } from "../../client/action.ts";
import type { Plan } from "../../client/controller.ts";
import { controllerRefTo } from "../claim.ts";
import { isPodReady } from "../pod-state.ts";
import {
  familiesOf,
  hasNamedPorts,
  type IpFamily,
  isEndpoint,
  selectsPods,
  triggerTime,
  withTriggerTime,
} from "../service-pods.ts";
import { portsKey, prefixOf } from "../slices.ts";
import { zoneShares } from "./allocations.ts";
import type { Changes, Content } from "./changes.ts";
import { portsOf, sameButHints, sameEndpoint, toEndpoint } from "./endpoints.ts";
import { labelsOf, outcome } from "./metadata.ts";
import { pack } from "./packing.ts";
import { addTopologyHints, wantsTopologyHints } from "./topology-hints.ts";
import { type TopologyMemory, topologyNews } from "./topology-news.ts";

/** All that the EndpointSlices of a Service depend on. */
export interface Observed {
  readonly service: Service;
  /** The pods of the namespace; only asked for where the Service selects any. */
  readonly pods: () => readonly Pod[];
  /** Those that this controller manages for the Service. */
  readonly slices: readonly EndpointSlice[];
  readonly nodeOf: (name: string) => Node | undefined;
  /** All nodes; only asked for where zones get endpoints by their CPU. */
  readonly nodes: () => readonly Node[];
  readonly memory?: TopologyMemory;
}

/**
 * Brings the slices of a Service to what it selects. There is always one, if an empty one without
 * ports. Slices that would be deleted are used again before any is made.
 */
export function planEndpointSlices(observed: Observed): Plan {
  const { service, slices, memory } = observed;
  if (!selectsPods(service)) return { actions: [] };
  const pods = selectedPods(observed);
  const families = familiesOf(service);
  const strays = slices.filter(({ addressType }) => !families.some((each) => each === addressType));
  const changes = families.map((family) => planFamily(observed, pods, family));
  const hints = wantsTopologyHints(service) ? hintFamilies(observed, changes) : [];
  for (const each of changes) reuse(each, service);
  const news = topologyNews(service, { families, hints }, memory);
  return {
    actions: [
      ...changes.flatMap((each) => toActions(service, pods, each)),
      ...strays.map((slice) => remove(EndpointSlice, slice, outcome(service, "delete", slice))),
      ...news.actions,
    ],
    ...(news.memory === undefined ? {} : { memory: news.memory }),
  };
}

/** Why there are no hints, by family; `undefined` where there are. */
function hintFamilies({ nodes }: Observed, changes: readonly Changes[]) {
  const shares = zoneShares(nodes());
  return changes.map((each) => ({ reason: addTopologyHints(each, shares) }));
}

function selectedPods({ service, pods }: Observed): readonly Pod[] {
  const matcher = selectorFromLabels(service.spec.selector);
  return pods().filter((pod) => matcher.matches(pod.metadata.labels) && isEndpoint(pod, true));
}

function planFamily(observed: Observed, pods: readonly Pod[], family: IpFamily): Changes {
  const { service, slices } = observed;
  const groups = groupByPorts(observed, pods, family);
  const ofFamily = slices.filter(({ addressType }) => addressType === family);
  const owned = ofFamily.filter((slice) => isOwned(slice, service));
  const created: Content[] = [];
  const updated = new Map<EndpointSlice, Content>();
  const deleted = ofFamily.filter((slice) => !isOwned(slice, service));
  const isAsWanted = wantsTopologyHints(service) ? sameButHints : sameEndpoint;
  for (const [key, { ports, endpoints }] of groups) {
    const same = owned.filter((slice) => portsKey(slicePorts(slice)) === key);
    const packing = pack(same, endpoints, isAsWanted);
    deleted.push(...packing.emptied);
    for (const list of packing.created) created.push({ family, ports, endpoints: list });
    for (const [slice, list] of packing.updated) {
      updated.set(slice, { family, ports: slicePorts(slice), endpoints: list });
    }
  }
  deleted.push(...owned.filter((slice) => !groups.has(portsKey(slicePorts(slice)))));
  const changes = { slices: ofFamily, created, updated, deleted };
  keepOne(changes, family);
  return changes;
}

interface PortGroup {
  readonly ports: readonly EndpointSlicePort[];
  /** By uid of the pod. */
  readonly endpoints: Map<string, Endpoint>;
}

function groupByPorts(
  { service, nodeOf }: Observed,
  pods: readonly Pod[],
  family: IpFamily,
): ReadonlyMap<string, PortGroup> {
  const groups = new Map<string, PortGroup>();
  // Numbers need no look at the pod: then all pods have the same ports.
  const isShared = !hasNamedPorts(service);
  let shared: PortGroup | undefined;
  for (const pod of pods) {
    const endpoint = toEndpoint(pod, { service, family, nodeOf });
    if (endpoint === undefined) continue;
    const group = isShared && shared !== undefined ? shared : groupFor(groups, service, pod);
    shared = group;
    group.endpoints.set(pod.metadata.uid ?? "", endpoint);
  }
  return groups;
}

function groupFor(groups: Map<string, PortGroup>, service: Service, pod: Pod): PortGroup {
  const ports = portsOf(service, pod);
  const key = portsKey(ports);
  const group = groups.get(key) ?? { ports, endpoints: new Map() };
  groups.set(key, group);
  return group;
}

function isOwned({ metadata }: EndpointSlice, service: Service): boolean {
  const { ownerReferences = [] } = metadata;
  return ownerReferences.some(
    ({ kind, uid }) => kind === "Service" && uid === service.metadata.uid,
  );
}

/** Clients look for a slice even of a Service without pods. */
function keepOne({ slices, created, deleted }: Changes, family: IpFamily): void {
  if (created.length > 0 || deleted.length < slices.length) return;
  created.push({ family, ports: [], endpoints: [] });
}

/** Turns deletions into updates, as long as something is to be created. */
function reuse({ created, updated, deleted }: Changes, service: Service): void {
  for (const slice of [...deleted]) {
    if (created.length === 0) return;
    if (!isOwned(slice, service)) continue;
    const content = created.pop();
    if (content !== undefined) updated.set(slice, content);
    deleted.splice(deleted.indexOf(slice), 1);
  }
}

function toActions(service: Service, pods: readonly Pod[], changes: Changes): Action[] {
  const { slices, created, updated, deleted } = changes;
  const ending = service.metadata.deletionTimestamp !== undefined;
  const time = lazily(() => timeOf(service, slices, pods));
  const labels = labelsOf(service);
  const actions: Action[] = [];
  for (const content of ending ? [] : created) {
    const metadata = {
      generateName: prefixOf(service),
      namespace: service.metadata.namespace,
      labels,
      annotations: absentIfEmpty(withTriggerTime(undefined, time())),
      ownerReferences: [controllerRefTo(service)],
    };
    const draft = { metadata, ...bodyOf(content) };
    actions.push(create(EndpointSlice, draft, outcome(service, "create", undefined)));
  }
  for (const slice of slices) {
    if (deleted.includes(slice)) continue;
    const content = updated.get(slice);
    if (content === undefined && equalJson(labels, slice.metadata.labels)) continue;
    const body = content === undefined ? {} : bodyOf(content);
    const next = { ...slice, ...body };
    if (content !== undefined && sameContent(next, slice, labels)) continue;
    const annotations = absentIfEmpty(withTriggerTime(slice.metadata.annotations, time()));
    const metadata = { ...slice.metadata, labels, annotations };
    const failed = outcome(service, "update", slice);
    actions.push(update(EndpointSlice, { ...next, metadata }, failed));
  }
  for (const slice of deleted) {
    actions.push(remove(EndpointSlice, slice, outcome(service, "delete", slice)));
  }
  return actions;
}

const bodyOf = ({ family, ports, endpoints }: Content) => ({
  addressType: family,
  endpoints,
  ports,
});

/** An empty slice that takes the place of an empty slice is no change. */
function sameContent(
  next: EndpointSlice,
  slice: EndpointSlice,
  labels: Readonly<Record<string, string>>,
): boolean {
  return (
    sliceEndpoints(next).length === 0 &&
    sliceEndpoints(slice).length === 0 &&
    equalJson(slicePorts(next), slicePorts(slice)) &&
    equalJson(labels, slice.metadata.labels)
  );
}

/** When the earliest of the pods that are new or changed changed. */
function timeOf(
  service: Service,
  slices: readonly EndpointSlice[],
  pods: readonly Pod[],
): string | undefined {
  const before = new Map<string, boolean>();
  for (const slice of slices) {
    for (const { targetRef, conditions } of sliceEndpoints(slice)) {
      before.set(targetRef?.uid ?? "", conditions.serving === true);
    }
  }
  const changed = pods.filter((pod) => before.get(pod.metadata.uid ?? "") !== isPodReady(pod));
  return triggerTime(slices.length === 0 ? service : undefined, changed);
}

function lazily<T>(compute: () => T): () => T {
  let known: { readonly value: T } | undefined;
  return () => {
    known ??= { value: compute() };
    return known.value;
  };
}

const absentIfEmpty = (annotations: Readonly<Record<string, string>>) =>
  Object.keys(annotations).length === 0 ? undefined : annotations;
