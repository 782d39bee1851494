/** Topology Aware Routing: hints for zones in proportion to their CPU, and what events say. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Node } from "../../api/core/node/node.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import type { Service } from "../../api/core/service/service.ts";
import type { EndpointSlice } from "../../api/discovery/endpointslice.ts";
import { nodeOf, serviceOf } from "../testing/infrastructure.ts";
import { podOf, readyCondition } from "../testing/workloads.ts";
import { planEndpointSlices } from "./plan.ts";
import type { TopologyMemory } from "./topology-news.ts";

const modeKey = "service.kubernetes.io/topology-mode";
const olderKey = "service.kubernetes.io/topology-aware-hints";
const auto = serviceOf({ metadata: { annotations: { [modeKey]: "Auto" } } });

/** One node for each zone, named as the zone is. */
const nodesOf = (cpu: Readonly<Record<string, number>>): readonly Node[] =>
  Object.entries(cpu).map(([zone, count]) =>
    nodeOf({
      metadata: { name: zone, labels: { "topology.kubernetes.io/zone": zone } },
      status: { allocatable: { cpu: String(count) } },
    }),
  );
const equalZones = nodesOf({ a: 4, b: 4 });

/** `a1` is a pod in zone a; the names of those that are not ready end with `!`. */
function pod(name: string): Pod {
  const conditions = name.endsWith("!") ? { conditions: [readyCondition("False", -5)] } : {};
  return podOf({
    metadata: { name },
    spec: { nodeName: name.charAt(0) },
    status: { podIP: "10.0.0.1", ...conditions },
  });
}

interface World {
  readonly service?: Service;
  readonly nodes?: readonly Node[];
  readonly slices?: readonly EndpointSlice[];
  readonly memory?: TopologyMemory;
}

/** Plans, and performs the plan on the slices. */
function step(
  names: readonly string[],
  { service = auto, nodes = equalZones, slices = [], memory }: World = {},
) {
  const plan = planEndpointSlices({
    service,
    pods: () => [names.map(pod)],
    slices,
    nodeOf: (name) => nodes.find(({ metadata }) => metadata.name === name),
    nodes: () => [nodes],
    memory,
  });
  const next = new Map(slices.map((slice) => [slice.metadata.name ?? "", slice]));
  const events: string[] = [];
  for (const action of plan.actions) {
    if (action.do === "record") events.push(`${action.event.reason}: ${action.event.message}`);
    else if (action.do === "delete") next.delete(action.name);
    else if (action.do === "create" || action.do === "update") {
      const name = action.object.metadata.name ?? `s-${next.size}-${slices.length}`;
      // The controller writes nothing but slices.
      const slice = { ...action.object, metadata: { ...action.object.metadata, name } };
      next.set(name, slice as EndpointSlice);
    }
  }
  // What a plan remembers is the memory of this controller.
  const remembered = plan.memory as TopologyMemory | undefined;
  return { slices: [...next.values()], events, memory: remembered, actions: plan.actions };
}

/** `a1>b`: the pod a1 is for clients in zone b. */
const hintsOf = (slices: readonly EndpointSlice[]) =>
  slices.flatMap(({ endpoints }) =>
    (endpoints ?? []).map(({ targetRef, hints }) => {
      const zones = (hints?.forZones ?? []).map(({ name }) => name).join("+");
      return `${targetRef?.name}>${zones}`;
    }),
  );

const disabled = (why: string) => `TopologyAwareHintsDisabled: ${why}, addressType: IPv4`;
const enabled =
  "TopologyAwareHintsEnabled: Topology Aware Hints has been enabled, addressType: IPv4";

test.each<{ behaviour: string; pods: readonly string[]; nodes?: readonly Node[]; hints: string[] }>(
  [
    {
      behaviour: "are for their own zone where that is in proportion",
      pods: ["a1", "a2", "b1", "b2"],
      hints: ["a1>a", "a2>a", "b1>b", "b2>b"],
    },
    {
      behaviour: "serve another zone where that has too few",
      pods: ["a1", "a2", "a3", "a4"],
      hints: ["a1>b", "a2>b", "a3>a", "a4>a"],
    },
    {
      behaviour: "follow the CPU of the zones",
      pods: ["a1", "a2", "a3", "b1", "b2", "b3"],
      nodes: nodesOf({ a: 8, b: 4 }),
      hints: ["a1>a", "a2>a", "a3>a", "b1>a", "b2>b", "b3>b"],
    },
    {
      behaviour: "that are not ready have no hint and do not count",
      pods: ["a1", "a2!", "b1"],
      hints: ["a1>a", "a2!>", "b1>b"],
    },
  ],
)("with topology-mode: Auto endpoints $behaviour", ({ pods, nodes = equalZones, hints }) => {
  const first = step(pods, { nodes });
  expect([hintsOf(first.slices), first.events]).toEqual([hints, [enabled]]);
  expect(step(pods, { ...first, nodes }).actions).toEqual([]);
});

const insufficient =
  "Insufficient Node information: allocatable CPU or zone not specified on one or more nodes";

test.each<{ behaviour: string; pods: readonly string[]; nodes: readonly Node[]; why: string }>([
  {
    behaviour: "there are fewer endpoints than zones",
    pods: ["a1", "b1!"],
    nodes: equalZones,
    why: "Insufficient number of endpoints (1 endpoints, 2 zones)",
  },
  {
    behaviour: "a balanced allocation is impossible",
    pods: ["a1", "b1"],
    nodes: nodesOf({ a: 8, b: 4 }),
    why:
      "Unable to allocate minimum required endpoints to each zone " +
      "without exceeding overload threshold (2 endpoints, 2 zones)",
  },
  {
    behaviour: "a node has insufficient information",
    pods: ["a1", "b1"],
    nodes: [...equalZones, nodeOf({ status: { allocatable: { cpu: "4" } } })],
    why: insufficient,
  },
  {
    behaviour: "an endpoint has no zone",
    pods: ["a1", "a2", "b1", "n1"],
    nodes: [
      ...equalZones,
      // Control-plane nodes do not count, but pods may be there.
      nodeOf({
        metadata: { name: "n", labels: { "node-role.kubernetes.io/control-plane": "" } },
      }),
    ],
    why: "One or more endpoints do not have a zone specified",
  },
])("there are no hints where $behaviour, and an event says so once", ({ pods, nodes, why }) => {
  const hinted = step(["a1", "a2", "b1", "b2"]);
  const after = step(pods, { ...hinted, nodes });
  expect(hintsOf(after.slices)).toEqual(pods.map((name) => `${name}>`));
  expect(after.events).toEqual([disabled(why)]);
  expect(step(pods, { ...after, nodes }).actions).toEqual([]);
  // A controller that has just been started tells it again.
  expect(step(pods, { ...after, nodes, memory: undefined }).events).toEqual([disabled(why)]);
});

test.each<{ behaviour: string; annotations: Record<string, string>; isHinted: boolean }>([
  { behaviour: "Auto", annotations: { [modeKey]: "Auto" }, isHinted: true },
  { behaviour: "auto", annotations: { [modeKey]: "auto" }, isHinted: true },
  { behaviour: "Disabled", annotations: { [modeKey]: "Disabled" }, isHinted: false },
  { behaviour: "of the older name", annotations: { [olderKey]: "auto" }, isHinted: true },
  {
    behaviour: "of both names by the older",
    annotations: { [modeKey]: "Auto", [olderKey]: "Disabled" },
    isHinted: false,
  },
])("the annotation $behaviour is understood", ({ annotations, isHinted }) => {
  const { slices } = step(["a1", "b1"], { service: serviceOf({ metadata: { annotations } }) });
  expect(hintsOf(slices)).toEqual(isHinted ? ["a1>a", "b1>b"] : ["a1>", "b1>"]);
});

test("without the annotation the hints go, and an event says so", () => {
  const hinted = step(["a1", "b1"]);
  const after = step(["a1", "b1"], { ...hinted, service: serviceOf() });
  expect([hintsOf(after.slices), after.events, after.memory]).toEqual([
    ["a1>", "b1>"],
    [disabled("Topology Aware Hints has been disabled")],
    undefined,
  ]);
});

test("the annotation goes before trafficDistribution", () => {
  const spec = { trafficDistribution: "PreferSameZone" };
  const annotations = { [modeKey]: "Auto" };
  const both = step(["a1", "a2", "a3", "a4"], {
    service: serviceOf({ metadata: { annotations }, spec }),
  });
  expect(hintsOf(both.slices)).toEqual(["a1>b", "a2>b", "a3>a", "a4>a"]);
  const field = step(["a1", "a2", "a3", "a4"], { ...both, service: serviceOf({ spec }) });
  expect(hintsOf(field.slices)).toEqual(["a1>a", "a2>a", "a3>a", "a4>a"]);
});

test("hints that do no harm are left alone, and those that do are drawn anew", () => {
  const names = Array.from({ length: 110 }, (_, index) => `${index < 55 ? "a" : "b"}${index}`);
  const before = step(names);
  // The second slice has ten pods of zone b; one more changes only that.
  const more = step([...names, "b110", "a111"], before);
  expect(more.actions.map((action) => action.do)).toEqual(["update"]);
  // With three times the CPU in zone a, the 45 for b in the first slice are too many.
  const nodes = nodesOf({ a: 12, b: 4 });
  const moved = step(names, { ...before, nodes });
  const forB = hintsOf(moved.slices).filter((each) => each.endsWith(">b")).length;
  expect([moved.actions.length, forB]).toEqual([1, 28]);
});

test("whatever pods and zones there are, each ready endpoint has one hint or none has", () => {
  const zones = fc.constantFrom("a", "b", "c");
  const names = fc.array(fc.tuple(zones, fc.boolean()), { maxLength: 230 });
  const cpu = fc.record({ a: fc.nat(9), b: fc.nat(9), c: fc.nat(9) });
  fc.assert(
    fc.property(fc.array(fc.tuple(names, cpu), { minLength: 1, maxLength: 3 }), (steps) => {
      let world: World = {};
      for (const [pods, cpuOf] of steps) {
        const all = pods.map(([zone, isReady], index) => `${zone}${index}${isReady ? "" : "!"}`);
        const nodes = nodesOf(cpuOf);
        const { slices, memory } = step(all, { ...world, nodes });
        world = { slices, memory };
        expect(step(all, { ...world, nodes }).actions).toEqual([]);
        const hints = hintsOf(slices).map((each) => each.split(">"));
        const ready = hints.filter(([name]) => !name?.endsWith("!"));
        const hinted = hints.filter(([, zone]) => zone !== "");
        expect([0, ready.length]).toContain(hinted.length);
        expect(memory?.isHinted).toBe(memory?.told.length === 0);
        if (memory?.isHinted) expect(hinted.length).toBe(ready.length);
      }
    }),
    { numRuns: 60 },
  );
});
