import fc from "fast-check";
import { expect, test } from "vitest";
import type { JsonObject } from "../../api/json.ts";
import { seededRandom } from "../../api/runtime.ts";
import { kubernetesProfile } from "../configuration/profiles.ts";
import { type Decision, schedulePod } from "../decision/decide.ts";
import { evaluationCache } from "../decision/evaluation-cache.ts";
import { createFramework } from "../framework/create-framework.ts";
import type { Pod } from "../framework/framework.ts";
import { Snapshot } from "../snapshot/snapshot.ts";
import { type NodeRow, nodeOf, podOf, snapshotOf } from "../testing/objects.ts";
import { type ClaimRow, mounting, type StorageRow, withStorage } from "../testing/storage.ts";

const zone = "topology.kubernetes.io/zone";
const framework = createFramework(kubernetesProfile);
const late = { volumeBindingMode: "WaitForFirstConsumer" };
const reachableIn = (name: string): JsonObject => ({
  csi: { driver: "disk.example", volumeHandle: "h" },
  nodeAffinity: {
    required: {
      nodeSelectorTerms: [{ matchExpressions: [{ key: zone, operator: "In", values: [name] }] }],
    },
  },
});
const classes: NonNullable<StorageRow["classes"]> = {
  late,
  local: { ...late, provisioner: "kubernetes.io/no-provisioner" },
  zonal: {
    ...late,
    allowedTopologies: [{ matchLabelExpressions: [{ key: zone, values: ["a"] }] }],
  },
};
const ofClass = (storageClassName: string, more: JsonObject = {}) => ({
  spec: { storageClassName, ...more },
});

/** What may become of a claim, in any order. */
const claim: fc.Arbitrary<Omit<ClaimRow, "name">> = fc.constantFrom<Omit<ClaimRow, "name">>(
  { volume: "in-a" },
  { volume: "in-b" },
  { volume: "labelled" },
  { volume: "none" },
  { volume: "in-a", phase: "Lost" },
  ofClass("late"),
  ofClass("late", { accessModes: ["ReadWriteOncePod"] }),
  ofClass("local"),
  ofClass("zonal"),
  ofClass("nothing"),
  { metadata: { annotations: { "volume.kubernetes.io/selected-node": "n1" } }, ...ofClass("late") },
);
const free = { hostPath: { path: "/d" }, storageClassName: "local" };
const storage: fc.Arbitrary<StorageRow> = fc.record({
  claims: fc.record({ x: claim, y: claim }).map(({ x, y }) => [
    { name: "x", ...x },
    { name: "y", ...y },
  ]),
  volumes: fc
    .subarray([
      { name: "in-a", spec: reachableIn("a") },
      { name: "in-b", spec: reachableIn("b") },
      { name: "labelled", labels: { [zone]: "b__c" }, spec: { hostPath: { path: "/d" } } },
      { name: "free", spec: free },
    ])
    .map((volumes) => volumes),
  classes: fc.constant(classes),
  telling: fc.constantFrom<readonly string[]>([], [], ["disk.example"]),
  capacities: fc.constantFrom<NonNullable<StorageRow["capacities"]>>(
    {},
    { late: [{ nodeTopology: { matchLabels: { [zone]: "a" } }, capacity: "1Ti" }] },
  ),
  drivers: fc.constantFrom<NonNullable<StorageRow["drivers"]>>(
    {},
    {},
    { n0: [{ name: "disk.example", nodeID: "n0", allocatable: { count: 1 } }] },
  ),
});
const nodeRow: fc.Arbitrary<NodeRow> = fc.record({
  name: fc.constantFrom("n0", "n1", "n2"),
  cpu: fc.constantFrom("1", "2"),
  labels: fc.constantFrom<Record<string, string>>({}, { [zone]: "a" }, { [zone]: "b" }),
});
interface Wanted {
  readonly name: string;
  readonly claims: readonly string[];
  readonly disk: string;
}
const wanted: fc.Arbitrary<Wanted> = fc.record({
  name: fc.constantFrom("p", "q", "r", "s"),
  claims: fc.constantFrom<readonly string[]>([], ["x"], ["y"], ["x", "y"], ["z"]),
  disk: fc.constantFrom("", "", "d"),
});
/** A pod that waits for a node, as if others left that for it; no node: for none any more. */
const waiting = fc.record({
  pod: wanted.map((each) => ({ ...each, name: "w" })),
  node: fc.constantFrom("n0", "n1", ""),
});
type Step =
  | { node: NodeRow }
  | { gone: string }
  | { storage: StorageRow }
  | { pod: Wanted }
  | { waits: { pod: Wanted; node: string } };
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ node: nodeRow }) },
  { weight: 1, arbitrary: fc.record({ gone: fc.constantFrom("n0", "p", "q", "r", "s") }) },
  { weight: 2, arbitrary: fc.record({ storage }) },
  { weight: 6, arbitrary: fc.record({ pod: wanted }) },
  { weight: 1, arbitrary: fc.record({ waits: waiting }) },
);

function podFor({ name, claims, disk }: Wanted): Pod {
  const disks = disk === "" ? [] : [{ name: "disk", gcePersistentDisk: { pdName: disk } }];
  const { volumes = [] } = mounting(...claims);
  const spec = { volumes: [...(Array.isArray(volumes) ? volumes : []), ...disks] };
  return podOf({ name, requests: { cpu: "300m" }, spec });
}

/** The order of plugins goes by slots, which are others in a snapshot that is made anew. */
const ordered = (decision: Decision) =>
  "failure" in decision
    ? { ...decision.failure, plugins: [...decision.failure.plugins].sort() }
    : decision;

test("pods whose volumes say the same are looked at together, and nothing else is decided", () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 40 }), (steps) => {
      const snapshot = withStorage(new Snapshot(), {});
      const nodes = new Map<string, NodeRow>();
      const pods = new Map<string, Pod>();
      let stored: StorageRow = {};
      let nominated: readonly [Pod, string] | undefined;
      steps.forEach((each, seed) => {
        if ("node" in each) {
          nodes.set(each.node.name, each.node);
          snapshot.setNode(nodeOf(each.node));
        } else if ("storage" in each) {
          stored = each.storage;
          withStorage(snapshot, stored);
          snapshot.volumes.promisedNodes.clear();
        } else if ("gone" in each) {
          nodes.delete(each.gone);
          snapshot.removeNode(each.gone);
          pods.delete(each.gone);
          snapshot.removePod(`uid-${each.gone}`);
        } else if ("waits" in each) {
          nominated = [podFor(each.waits.pod), each.waits.node];
          snapshot.nominations.set(...nominated);
        } else if (!pods.has(each.pod.name)) {
          const pod = podFor(each.pod);
          const fresh = withStorage(snapshotOf([...nodes.values()], [...pods.values()]), stored);
          for (const [key, node] of snapshot.volumes.promisedNodes) {
            fresh.volumes.promisedNodes.set(key, node);
          }
          if (nominated !== undefined) fresh.nominations.set(...nominated);
          const decision = schedulePod(pod, snapshot, framework, seededRandom(seed));
          const anew = schedulePod(pod, fresh, framework, seededRandom(seed));
          expect(ordered(decision)).toEqual(ordered(anew));
          if ("failure" in decision) return;
          snapshot.assume(pod, decision.node);
          // As the plugin does until the claim itself says so.
          for (const name of each.pod.claims) {
            snapshot.volumes.promisedNodes.set(`default/${name}`, decision.node);
          }
          pods.set(each.pod.name, { ...pod, spec: { ...pod.spec, nodeName: decision.node } });
        }
      });
    }),
    { numRuns: 300 },
  );
});

const rows: readonly NodeRow[] = [{ name: "a", labels: { [zone]: "a" } }];
interface Alike {
  readonly behaviour: string;
  readonly storage: StorageRow;
  readonly areAlike: boolean;
}
test.each<Alike>([
  {
    behaviour: "are bound to volumes of one place",
    storage: {
      claims: [
        { name: "x", volume: "v" },
        { name: "y", volume: "w" },
      ],
      volumes: [
        { name: "v", spec: reachableIn("a") },
        { name: "w", spec: reachableIn("a") },
      ],
    },
    areAlike: true,
  },
  {
    behaviour: "are bound to volumes of two places",
    storage: {
      claims: [
        { name: "x", volume: "v" },
        { name: "y", volume: "w" },
      ],
      volumes: [
        { name: "v", spec: reachableIn("a") },
        { name: "w", spec: reachableIn("b") },
      ],
    },
    areAlike: false,
  },
  {
    behaviour: "wait for volumes that will be made",
    storage: { claims: ["x", "y"].map((name) => ({ name, ...ofClass("late") })), classes },
    areAlike: true,
  },
  {
    behaviour: "wait for volumes that there may be no room for",
    storage: {
      claims: ["x", "y"].map((name) => ({ name, ...ofClass("late") })),
      classes,
      telling: ["disk.example"],
    },
    areAlike: false,
  },
  {
    behaviour: "may choose among volumes",
    storage: {
      claims: ["x", "y"].map((name) => ({ name, ...ofClass("local") })),
      volumes: [{ name: "v", spec: free }],
      classes,
    },
    areAlike: false,
  },
  {
    behaviour: "are for one pod each",
    storage: {
      claims: ["x", "y"].map((name) => {
        return { name, ...ofClass("late", { accessModes: ["ReadWriteOncePod"] }) };
      }),
      classes,
    },
    areAlike: false,
  },
  {
    behaviour: "count towards a limit",
    storage: {
      claims: ["x", "y"].map((name) => ({ name, ...ofClass("late") })),
      classes,
      drivers: { a: [{ name: "disk.example", nodeID: "a", allocatable: { count: 1 } }] },
    },
    areAlike: false,
  },
])("pods whose claims $behaviour are alike: $areAlike", ({ storage, areAlike }) => {
  const cache = evaluationCache(withStorage(snapshotOf(rows), storage), framework);
  const signatures = ["x", "y"].map((name) => {
    return cache.signature(podOf({ name, spec: mounting(name) }));
  });
  expect(signatures[0] === signatures[1]).toBe(areAlike);
});
