import fc from "fast-check";
import { expect, test } from "vitest";
import type { JsonObject } from "../api/json.ts";
import { createFramework } from "./create-framework.ts";
import { evaluationCache } from "./evaluation-cache.ts";
import type { Node, Pod } from "./framework.ts";
import { kubernetesProfile } from "./profiles.ts";
import { Snapshot } from "./snapshot.ts";
import { decodePod, type NodeRow, nodeOf } from "./testing/objects.ts";
import { type ReferenceNode, referenceReason, referenceScores } from "./testing/reference.ts";

const names = fc.constantFrom("a", "b", "c", "d", "e", "f");
const zone = "topology.kubernetes.io/zone";
const keys = fc.constantFrom(zone, "kubernetes.io/hostname", "rack");
const nodeRow: fc.Arbitrary<NodeRow> = fc.record({
  name: names,
  labels: fc.constantFrom<Record<string, string>>(
    {},
    { [zone]: "x", rack: "1" },
    { [zone]: "y", rack: "1" },
    { [zone]: "y", rack: "2", disk: "ssd" },
    { [zone]: "z", disk: "ssd" },
  ),
  taints: fc.constantFrom<NonNullable<NodeRow["taints"]>>([], [{ key: "k", effect: "NoSchedule" }]),
});
const selector = fc.constantFrom<JsonObject>(
  { matchLabels: { app: "web" } },
  { matchLabels: { app: "db" } },
  { matchExpressions: [{ key: "app", operator: "Exists" }] },
  {},
);
const constraint = fc.record(
  {
    maxSkew: fc.constantFrom(1, 2),
    topologyKey: keys,
    whenUnsatisfiable: fc.constantFrom("DoNotSchedule", "ScheduleAnyway"),
    labelSelector: selector,
    nodeAffinityPolicy: fc.constantFrom("Honor", "Ignore"),
    nodeTaintsPolicy: fc.constantFrom("Honor", "Ignore"),
    minDomains: fc.constantFrom(1, 3),
  },
  { requiredKeys: ["maxSkew", "topologyKey", "whenUnsatisfiable", "labelSelector"] },
);
const term = fc.record(
  {
    topologyKey: keys,
    labelSelector: selector,
    namespaces: fc.constantFrom(["default"], ["other"]),
    namespaceSelector: fc.constant({}),
  },
  { requiredKeys: ["topologyKey", "labelSelector"] },
);
const terms = fc.record(
  {
    requiredDuringSchedulingIgnoredDuringExecution: fc.array(term, { maxLength: 2 }),
    preferredDuringSchedulingIgnoredDuringExecution: fc.array(
      fc.record({ weight: fc.constantFrom(1, 50), podAffinityTerm: term }),
      { maxLength: 2 },
    ),
  },
  { requiredKeys: [] },
);
const podManifest = fc.record({
  metadata: fc.record({
    name: fc.constantFrom("p", "q", "r", "s", "t", "u", "v"),
    namespace: fc.constantFrom("default", "default", "other"),
    labels: fc.constantFrom({ app: "web" }, { app: "db" }),
  }),
  isLeaving: fc.boolean(),
  spec: fc.record(
    {
      containers: fc.constant([{ name: "c", image: "app:1" }]),
      topologySpreadConstraints: fc.array(constraint, { minLength: 1, maxLength: 2 }),
      affinity: fc.record({ podAffinity: terms, podAntiAffinity: terms }, { requiredKeys: [] }),
      nodeSelector: fc.constant({ disk: "ssd" }),
    },
    { requiredKeys: ["containers"] },
  ),
});
const steps = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ node: nodeRow }) },
    { weight: 1, arbitrary: fc.record({ gone: names }) },
    { weight: 6, arbitrary: fc.record({ pod: podManifest, on: names }) },
    { weight: 1, arbitrary: fc.record({ left: fc.constantFrom("p", "q", "r", "s", "t") }) },
  ),
  { minLength: 5, maxLength: 30 },
);

/** Only the two plugins in question. */
const framework = createFramework({
  ...kubernetesProfile,
  plugins: [
    { name: "PodTopologySpread", weight: 1000 },
    { name: "InterPodAffinity", weight: 1 },
  ],
});

test("plugins that look at other pods say what a reference does that counts anew", () => {
  fc.assert(
    fc.property(steps, fc.array(podManifest, { minLength: 1, maxLength: 3 }), (made, probes) => {
      const snapshot = new Snapshot();
      const nodes = new Map<string, Node>();
      const pods = new Map<string, { readonly pod: Pod; readonly on: string }>();
      for (const step of made) {
        if ("node" in step) {
          const node = nodeOf(step.node);
          nodes.set(step.node.name, node);
          snapshot.setNode(node);
        } else if ("gone" in step) {
          nodes.delete(step.gone);
          snapshot.removeNode(step.gone);
        } else if ("left" in step) {
          pods.delete(step.left);
          snapshot.removePod(`uid-${step.left}`);
        } else {
          const pod = podFrom(step.pod);
          pods.set(step.pod.metadata.name, { pod, on: step.on });
          snapshot.assume(pod, step.on);
        }
        const cluster = [...nodes].map(([name, node]): ReferenceNode => {
          return {
            node,
            pods: [...pods.values()].filter(({ on }) => on === name).map((p) => p.pod),
          };
        });
        for (const probe of probes) compare(podFrom(probe), snapshot, cluster);
      }
    }),
    { numRuns: 300 },
  );
});

type PodManifest = typeof podManifest extends fc.Arbitrary<infer T> ? T : never;

function podFrom({ metadata, spec, isLeaving }: PodManifest): Pod {
  const leaving = isLeaving ? { deletionTimestamp: "2026-01-01T00:00:00Z" } : {};
  return decodePod({ metadata: { ...metadata, ...leaving }, spec });
}

function compare(pod: Pod, snapshot: Snapshot, cluster: readonly ReferenceNode[]): void {
  const { evaluation } = evaluationCache(snapshot, framework).get(pod);
  if (evaluation === undefined) throw new Error("no plugin here narrows the nodes");
  evaluation.refresh();
  const reasons = new Map(
    cluster.map((node) => [node.node.metadata.name ?? "", referenceReason(pod, node, cluster)]),
  );
  const feasible = cluster.filter(
    ({ node }) => reasons.get(node.metadata.name ?? "") === undefined,
  );
  const scores = referenceScores(pod, feasible, cluster);
  for (const [name, reason] of reasons) {
    const slot = snapshot.slotOf(name);
    expect([name, evaluation.on(slot)?.reasons[0]]).toEqual([name, reason]);
    const [spread, affinity] = scores.get(name) ?? [0, 0];
    const total = reason === undefined ? 1000 * spread + affinity : -1;
    expect([name, evaluation.totals[slot]]).toEqual([name, total]);
  }
}
