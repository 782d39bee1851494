import type { Node } from "../../api/core/node/node.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import type { Service } from "../../api/core/service/service.ts";
import {
  type Endpoint,
  EndpointSlice,
  sliceEndpoints,
  slicePorts,
} from "../../api/discovery/endpointslice.ts";
import { equalJson } from "../../api/json.ts";
import { type Action, create, record, remove, update } from "../../client/action.ts";
import { keyOf, type Plan } from "../../client/controller.ts";
import { controllerRefTo } from "../claim.ts";
import type { Parts } from "../parts.ts";
import {
  familiesOf,
  type IpFamily,
  sameButHeadless,
  selectsPods,
  triggerTime,
  withTriggerTime,
} from "../service-pods.ts";
import { prefixOf } from "../slices.ts";
import { zoneShares } from "./allocations.ts";
import type { Changes, Content } from "./changes.ts";
import { ledgerOf } from "./ledger.ts";
import { failed, isOwned, labelsOf, outcome } from "./metadata.ts";
import { pack } from "./packing.ts";
import { addTopologyHints, wantsTopologyHints } from "./topology-hints.ts";
import { type TopologyMemory, topologyNews } from "./topology-news.ts";
import type { Wanted } from "./wanted.ts";

/** All that the EndpointSlices of a Service depend on. */
export interface Observed {
  readonly service: Service;
  /** Pods among which are those of the Service; only asked for where it selects any. */
  readonly pods: () => Parts<Pod>;
  /** Those that this controller manages for the Service. */
  readonly slices: readonly EndpointSlice[];
  readonly nodeOf: (name: string) => Node | undefined;
  /** All nodes. */
  readonly nodes: () => Parts<Node>;
  readonly memory?: TopologyMemory;
}

/**
 * Brings the slices of a Service to what it selects. There is always one, if an empty one without
 * ports. Slices that would be deleted are used again before any is made.
 */
export function planEndpointSlices(observed: Observed): Plan {
  const { service, slices, memory } = observed;
  if (!selectsPods(service)) return { actions: [] };
  const families = familiesOf(service);
  const strays = slices.filter(({ addressType }) => !families.some((each) => each === addressType));
  const changes = families.map((family) => planFamily(observed, family));
  const hints = wantsTopologyHints(service) ? hintFamilies(observed, changes) : [];
  for (const each of changes) reuse(each, service);
  const news = topologyNews(service, { families, hints }, memory);
  const failure = missedNodes(service, changes);
  return {
    actions: [
      ...changes.flatMap((each) => toActions(service, each)),
      ...strays.map((slice) => remove(EndpointSlice, slice, outcome(service, "delete", slice))),
      ...news.actions,
      ...(failure === undefined ? [] : [record(failed(service, failure))]),
    ],
    ...(news.memory === undefined ? {} : { memory: news.memory }),
    ...(failure === undefined ? {} : { failure }),
  };
}

/** Why a Service is to be looked at again: pods are left out as their nodes are not there. */
function missedNodes(service: Service, changes: readonly Changes[]): string | undefined {
  const facts = changes.flatMap(({ ledger }) =>
    ledger.missed().map(({ pod, missedNode }) => {
      const { name } = pod.metadata;
      return `skipping Pod ${name} for Service ${keyOf(service)}: Node ${missedNode} Not Found`;
    }),
  );
  const told = [...new Set(facts)];
  return told.length > 1 ? `[${told.join(", ")}]` : told[0];
}

/** Why there are no hints, by family; `undefined` where there are. */
function hintFamilies({ nodes }: Observed, changes: readonly Changes[]) {
  const shares = zoneShares(nodes().flat());
  return changes.map((each) => ({ reason: addTopologyHints(each, shares) }));
}

function planFamily(observed: Observed, family: IpFamily): Changes {
  const { service, nodeOf } = observed;
  const slices = observed.slices.filter(({ addressType }) => addressType === family);
  const sources = { pods: observed.pods(), slices, nodes: observed.nodes(), nodeOf };
  const ledger = ledgerOf(service, family, sources);
  const owned = slices.filter((slice) => isOwned(slice, service));
  const created: Content[] = [];
  const updated = new Map<EndpointSlice, Content>();
  const deleted = slices.filter((slice) => !isOwned(slice, service));
  const groups = ledger.ports();
  const wanted = ledger.unsettled();
  const disturbed = ledger.disturbed();
  for (const { key, list: ports } of groups) {
    const same = owned.filter((slice) => ledger.portsOf(slice) === key);
    const packing = pack(same, {
      missing: endpointsWith(key, wanted),
      has: (uid) => ledger.isUnsettled(uid),
      slices: disturbed,
    });
    deleted.push(...packing.emptied);
    for (const endpoints of packing.created) created.push({ family, ports, endpoints });
    for (const [slice, endpoints] of packing.updated) {
      updated.set(slice, { family, ports: slicePorts(slice), endpoints });
    }
  }
  const keys = new Set(groups.map(({ key }) => key));
  deleted.push(...owned.filter((slice) => !keys.has(ledger.portsOf(slice) ?? "")));
  const changes = { ledger, slices, created, updated, deleted };
  keepOne(changes, family);
  return changes;
}

/** Those of pods with such ports, by uid of the pod. */
function endpointsWith(key: string, wanted: readonly Wanted[]): Map<string, Endpoint> {
  const endpoints = new Map<string, Endpoint>();
  for (const { pod, endpoint, ports } of wanted) {
    if (endpoint !== undefined && ports?.key === key) {
      endpoints.set(pod.metadata.uid ?? "", endpoint);
    }
  }
  return endpoints;
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

function toActions(service: Service, changes: Changes): Action[] {
  const { ledger, slices, created, updated, deleted } = changes;
  const ending = service.metadata.deletionTimestamp !== undefined;
  const time = lazily(() =>
    triggerTime(slices.length === 0 ? service : undefined, ledger.changedPods()),
  );
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
    if (content === undefined && sameButHeadless(labels, slice.metadata.labels)) continue;
    const body = content === undefined ? {} : bodyOf(content);
    const next = { ...slice, ...body };
    if (content !== undefined && sameContent(next, slice, labels)) continue;
    const annotations = absentIfEmpty(withTriggerTime(slice.metadata.annotations, time()));
    const metadata = { ...slice.metadata, labels, annotations };
    actions.push(update(EndpointSlice, { ...next, metadata }, outcome(service, "update", slice)));
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

function lazily<T>(compute: () => T): () => T {
  let known: { readonly value: T } | undefined;
  return () => {
    known ??= { value: compute() };
    return known.value;
  };
}

const absentIfEmpty = (annotations: Readonly<Record<string, string>>) =>
  Object.keys(annotations).length === 0 ? undefined : annotations;
