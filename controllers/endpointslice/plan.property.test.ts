import fc from "fast-check";
import { expect, test } from "vitest";
import type { Node } from "../../api/core/node/node.ts";
import type { Service } from "../../api/core/service/service.ts";
import { type EndpointSlice, sliceEndpoints } from "../../api/discovery/endpointslice.ts";
import { nodeOf } from "../testing/infrastructure.ts";
import { anyService, podChanges, ServicePods } from "../testing/service-pods.ts";
import { planEndpointSlices } from "./plan.ts";

type Zone = string | undefined;

/** What happens between one plan and the next. */
const step = fc.record({
  changes: podChanges,
  /** The zone of the second node, if that is there. */
  zone: fc.constantFrom<Zone>("a", "a", "b", undefined),
  /** How many of the actions of the plan are performed. */
  performed: fc.nat({ max: 3 }),
  /** What somebody else does to a slice. */
  meddling: fc.constantFrom("none", "none", "none", "lose", "repeat", "disown"),
});

const nodesWith = (zone: Zone): readonly Node[] => [
  nodeOf(),
  ...(zone === undefined
    ? []
    : [
        nodeOf({
          metadata: { name: "node-2", labels: { "topology.kubernetes.io/zone": zone } },
        }),
      ]),
];

test("a plan follows from what is there, whatever was planned before", () => {
  fc.assert(
    fc.property(anyService, fc.array(step, { minLength: 1 }), (shared, steps) => {
      const service = { ...shared };
      const pods = new ServicePods();
      let slices: readonly EndpointSlice[] = [];
      for (const [index, { changes, zone, performed, meddling }] of steps.entries()) {
        pods.perform(changes);
        slices = meddle(slices, meddling);
        const nodes = nodesWith(zone);
        const plan = (asked: Service) =>
          planEndpointSlices({
            service: asked,
            pods: () => pods.parts,
            slices,
            nodeOf: (name) => nodes.find(({ metadata }) => metadata.name === name),
            nodes: () => [nodes],
          }).actions;
        const actions = plan(service);
        expect(actions).toEqual(plan({ ...service }));
        slices = perform(actions.slice(0, performed), slices, index);
      }
    }),
    { numRuns: 100 },
  );
});

function meddle(slices: readonly EndpointSlice[], how: string): readonly EndpointSlice[] {
  const [first, ...others] = slices;
  if (first === undefined || how === "none") return slices;
  const endpoints = sliceEndpoints(first);
  if (how === "lose") return [{ ...first, endpoints: endpoints.slice(1) }, ...others];
  if (how === "repeat") {
    const metadata = { ...first.metadata, name: `${first.metadata.name}-again` };
    return [...slices, { ...first, metadata }];
  }
  return [{ ...first, metadata: { ...first.metadata, ownerReferences: [] } }, ...others];
}

function perform(
  actions: ReturnType<typeof planEndpointSlices>["actions"],
  slices: readonly EndpointSlice[],
  round: number,
): readonly EndpointSlice[] {
  const next = new Map(slices.map((slice) => [slice.metadata.name ?? "", slice]));
  for (const [index, action] of actions.entries()) {
    if (action.do === "delete") next.delete(action.name);
    if (action.do !== "create" && action.do !== "update") continue;
    const name = action.object.metadata.name ?? `s-${round}-${index}`;
    // The controller writes nothing but slices.
    const slice = { ...action.object, metadata: { ...action.object.metadata, name } };
    next.set(name, slice as EndpointSlice);
  }
  return [...next.values()];
}
