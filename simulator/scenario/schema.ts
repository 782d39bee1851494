/**
 * What a scenario file says: a cluster, what is done to it, and what must hold meanwhile.
 * docs/guide/scenarios.md tells the same to users.
 */
import { ObjectMeta } from "../../api/meta/object-meta.ts";
import type { ObjectOf } from "../../api/resource.ts";
import {
  anyJson,
  bool,
  double,
  int32,
  intOrString,
  list,
  mandatory,
  map,
  present,
  ref,
  struct,
  text,
  textItem,
} from "../../api/schema.ts";
import { Step } from "./step-schema.ts";

const named = (kind: string) => `io.kubesim.sim.v1alpha1.${kind}`;

const NodeTaint = struct(named("NodeTaint"), "A taint of a node.", {
  key: mandatory(text("Its key.")),
  value: text("Its value."),
  effect: mandatory(text("NoSchedule, PreferNoSchedule or NoExecute.")),
});

const amountItem = mandatory(intOrString(""));

const NodeGroup = struct(
  named("NodeGroup"),
  "Nodes of one shape, named NAME-0, NAME-1 and so on.",
  {
    name: mandatory(text("What their names begin with.")),
    count: int32("How many there are.").default(1),
    cpu: intOrString("Processors of each: 4."),
    memory: intOrString("Memory of each: 8Gi."),
    pods: int32("The most pods of each: 110."),
    zone: text("The zone of all of them."),
    zones: list("Their zones, one after the other: the first node is in the first.", textItem),
    labels: map("Their labels.", textItem),
    taints: list("Their taints.", NodeTaint),
    resources: map("Further resources of each, such as nvidia.com/gpu.", amountItem),
  },
);
export type NodeGroup = ObjectOf<typeof NodeGroup>;

const DelayRange = struct(named("DelayRange"), "A time that is drawn anew each time.", {
  from: mandatory(text("The shortest: 50ms.")),
  to: mandatory(text("The longest: 1s.")),
});
export type DelayRange = ObjectOf<typeof DelayRange>;

const ScenarioAdmission = struct(named("ScenarioAdmission"), "Which admission plugins run.", {
  enablePlugins: list("Those that run beside the ones that are on by default.", textItem),
  disablePlugins: list("Those that do not run though they are on by default.", textItem),
  configuration: anyJson(
    "An AdmissionConfiguration, which tells plugins such as PodSecurity what holds by default.",
  ).optional(),
});

const ScenarioCluster = struct(named("ScenarioCluster"), "What the cluster is made of.", {
  nodeGroups: list("Its nodes. Absent: node-0, node-1 and node-2.", NodeGroup),
  scheduling: text("How pods are placed: kubernetes, or bin-packing.").default("kubernetes"),
  schedulerConfig: anyJson("A KubeSchedulerConfiguration, instead of scheduling.").optional(),
  leaderElect: bool("Whether controllers and scheduler run only while they hold a lease."),
  anyImage: bool("Whether every image exists, as it does unless this is false."),
  admission: ref("Which admission plugins run, by Kubernetes' names.", ScenarioAdmission),
  interleaving: text(
    "shuffled: the seed draws the order of what may happen at the same moment, how late each " +
      "process sees a change, and how long its writes take. fifo, the default: the order of causes.",
  ),
  informerDelay: ref(
    "How late the processes of the cluster see a change. Absent: at once.",
    DelayRange,
  ),
  proxyDelay: ref("How late the proxies of nodes act on a change: 50ms to 1s.", DelayRange),
  dnsDelay: ref("How late names show a change: 20ms to 200ms.", DelayRange),
});
export type ScenarioCluster = ObjectOf<typeof ScenarioCluster>;

const Invariant = struct(
  named("Invariant"),
  "What holds at every revision: exactly one of always and never.",
  {
    name: text("What it is called in reports. Absent: its expression."),
    always: text("A CEL expression that is true at every revision."),
    never: text("A CEL expression that is true at no revision."),
    from: text("The step of this name begins it. Absent: the first step."),
    until: text("The step of this name ends it, once it is done. Absent: the end."),
  },
);
export type Invariant = ObjectOf<typeof Invariant>;

const Goal = struct(
  named("Goal"),
  "What is reached once all steps are done: exactly one of eventually and stays.",
  {
    name: text("What it is called in reports. Absent: its expression."),
    eventually: text("A CEL expression that becomes true."),
    within: text("The time it has for that: 5m.").default("5m"),
    stays: text("A CEL expression that is true and stays so."),
    for: text("For how long it stays: 10m.").default("10m"),
  },
);
export type Goal = ObjectOf<typeof Goal>;

const TrafficGoal = struct(named("TrafficGoal"), "What must have come of a Traffic at the end.", {
  name: mandatory(text("The Traffic.")),
  namespace: text("Its namespace. Absent: that of the scenario."),
  failed: int32("So many requests may have failed."),
  failedPercent: double("So many of a hundred may have failed."),
  sent: int32("So many were sent at least."),
  p50: text("Half of them took no longer: 20ms."),
  p90: text("Nine of ten took no longer."),
  p95: text("95 of 100 took no longer."),
  p99: text("99 of 100 took no longer: 200ms."),
  max: text("None took longer."),
});
export type TrafficGoal = ObjectOf<typeof TrafficGoal>;

const FaultBudget = struct(
  named("FaultBudget"),
  "Faults that are drawn by the seed, beside those of the steps.",
  {
    count: int32("How many are drawn.").default(1),
    within: text("They begin within this time of the first step: 2m.").default("2m"),
    duration: text("They last up to so long: 30s.").default("30s"),
    of: list(
      "What they are drawn from: the spec of a Fault each, or the name of a budget.",
      anyJson(""),
    ),
  },
);
export type FaultBudget = ObjectOf<typeof FaultBudget>;

const ManifestPatch = struct(
  named("ManifestPatch"),
  "A change of a manifest of the base: exactly one of patch and remove.",
  {
    target: mandatory(text("The object: deployment/web.")),
    patch: anyJson("A strategic merge patch.").optional(),
    remove: bool("Whether it is left out."),
  },
);
export type ManifestPatch = ObjectOf<typeof ManifestPatch>;

const ScenarioSpec = struct(named("ScenarioSpec"), "What happens, and what must hold.", {
  description: text("What it shows, for its readers."),
  base: text(
    "Another scenario, beside this one. What is said here goes before what is said there; the " +
      "manifests are those of both.",
  ),
  patches: list("Changes of the manifests of the base.", ManifestPatch),
  fails: text(
    "What must fail, by its name or expression: then a run has passed where that fails, and " +
      "failed where it does not.",
  ),
  namespace: text("Where objects are that name no namespace.").default("default"),
  cluster: ref("What the cluster is made of.", ScenarioCluster),
  manifests: list("Files that are applied before the first step, beside this one.", textItem),
  steps: list("What is done, one after the other.", Step),
  invariants: list("What holds at every revision.", Invariant),
  goals: list("What is reached once all steps are done, one after the other.", Goal),
  traffic: list("What must have come of traffic at the end.", TrafficGoal),
  expect: list("Parts that objects have at the end.", anyJson("")),
  faults: ref("Faults that are drawn by the seed.", FaultBudget),
  seeds: int32("How many seeds it is run with, unless the command says.").default(1),
  seed: intOrString("The first seed, unless the command says.").default("0"),
});
export type ScenarioSpec = ObjectOf<typeof ScenarioSpec>;

export const scenarioSchema = struct(
  named("Scenario"),
  "A test of what a cluster does: what happens to it, and what must hold meanwhile.",
  {
    apiVersion: mandatory(text("sim.kubesim.dev/v1alpha1")),
    kind: mandatory(text("Scenario")),
    metadata: mandatory(ref("Its name.", ObjectMeta)),
    spec: present(ref("What happens, and what must hold.", ScenarioSpec)),
  },
);
export type Scenario = ObjectOf<typeof scenarioSchema>;
