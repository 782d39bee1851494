/**
 * Whatever fails, comes and goes: at no revision does a node hold more than it can, and no binding
 * breaks what pods demand of one another.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { Node } from "../../api/core/node/node.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { Event } from "../../api/events/event.ts";
import { milliValue, quantityToNumber } from "../../api/quantity.ts";
import { binPackingProfile, kubernetesProfile } from "../../scheduler/index.ts";
import { type Cluster, createCluster } from "../../simulator/cluster.ts";

const zone = "topology.kubernetes.io/zone";
const hostname = "kubernetes.io/hostname";
const zones = ["x", "x", "y", "z"];
const nodeNames = zones.map((_, at) => `node-${at}`);
const classes = [0, 10, 1000].map((value) => ({
  apiVersion: "scheduling.k8s.io/v1",
  kind: "PriorityClass",
  metadata: { name: `p${value}` },
  value,
}));

const topologyKey = fc.constantFrom(zone, hostname);
const labelSelector = fc.constantFrom("web", "db").map((app) => ({ matchLabels: { app } }));
const step = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.record({
      app: fc.constantFrom("web", "db"),
      priority: fc.constantFrom(...classes.map(({ metadata }) => metadata.name)),
      cpu: fc.constantFrom("250m", "500m", "1", "1500m"),
      memory: fc.constantFrom("128Mi", "1Gi", "2Gi"),
      seconds: fc.constantFrom("30", "100000"),
      away: fc.option(fc.record({ topologyKey, labelSelector }), { freq: 3, nil: undefined }),
      spread: fc.option(
        fc.record({
          topologyKey,
          labelSelector,
          maxSkew: fc.constantFrom(1, 2),
          minDomains: fc.constantFrom(1, 4),
        }),
        { freq: 2, nil: undefined },
      ),
    }),
  },
  { weight: 2, arbitrary: fc.record({ gone: fc.nat({ max: 20 }) }) },
  { weight: 1, arbitrary: fc.record({ lost: fc.constantFrom(...nodeNames) }) },
  { weight: 1, arbitrary: fc.record({ back: fc.constantFrom(...nodeNames) }) },
  { weight: 1, arbitrary: fc.record({ cordoned: fc.constantFrom(...nodeNames) }) },
  { weight: 1, arbitrary: fc.constant({ killed: "kube-scheduler" } as const) },
);
type Step = ReturnType<(typeof step)["generate"]>["value"];
const runs = fc.record({
  seed: fc.nat({ max: 1000 }),
  profile: fc.constantFrom(kubernetesProfile, binPackingProfile),
  informerDelayMs: fc.constantFrom(0, 20, 500),
  steps: fc.array(fc.record({ act: step, pauseMs: fc.constantFrom(0, 0, 100, 5_000, 40_000) }), {
    minLength: 5,
    maxLength: 25,
  }),
});

function take(cluster: Cluster, act: Step, index: number): void {
  if ("lost" in act) cluster.powerOff(act.lost);
  else if ("back" in act) cluster.powerOn(act.back);
  else if ("cordoned" in act) cluster.patch(Node, act.cordoned, { spec: { unschedulable: true } });
  else if ("killed" in act) cluster.restart(act.killed);
  else if ("gone" in act) {
    const name = cluster.list(Pod)[act.gone]?.metadata.name;
    if (name !== undefined) cluster.delete(Pod, name);
  } else {
    const { app, priority, cpu, memory, seconds, away, spread } = act;
    cluster.apply({
      apiVersion: "v1",
      kind: "Pod",
      metadata: { name: `pod-${index}`, labels: { app } },
      spec: {
        priorityClassName: priority,
        terminationGracePeriodSeconds: 5,
        restartPolicy: "Never",
        containers: [
          {
            name: "c",
            image: "busybox",
            command: ["sleep", seconds],
            resources: { requests: { cpu, memory } },
          },
        ],
        ...(away && {
          affinity: {
            podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [away] },
          },
        }),
        ...(spread && {
          topologySpreadConstraints: [{ ...spread, whenUnsatisfiable: "DoNotSchedule" }],
        }),
      },
    });
  }
}

/** The pods that are on nodes at a moment. */
interface View {
  readonly untilMs: number;
  readonly pods: readonly Pod[];
}

/** Holds everything to be so at every revision; `delayMs` is how late the scheduler sees it. */
class Watchman {
  readonly problems: string[] = [];
  bindings = 0;
  readonly #cluster: Cluster;
  readonly #delayMs: number;
  readonly #bound = new Set<string>();
  #views: View[] = [];
  #pods: readonly Pod[] = [];

  constructor(cluster: Cluster, delayMs: number) {
    this.#cluster = cluster;
    this.#delayMs = delayMs;
    cluster.observe(({ resource, revision }) => {
      if (resource === "pods") this.#look(revision);
    });
  }

  #look(revision: number): void {
    const { nowMs } = this.#cluster;
    const nodes = this.#cluster.list(Node);
    this.#views = this.#views.filter(({ untilMs }) => untilMs >= nowMs - this.#delayMs);
    this.#views.push({ untilMs: nowMs, pods: this.#pods });
    this.#pods = this.#cluster.list(Pod).filter(isOnNode);
    const found = nodes.flatMap((node) => overcommitment(node, this.#pods));
    for (const pod of this.#pods) {
      const { uid = "" } = pod.metadata;
      if (this.#bound.has(uid)) continue;
      this.#bound.add(uid);
      this.bindings += 1;
      found.push(...this.#broken(pod, nodes));
    }
    this.problems.push(...found.map((problem) => `at revision ${revision}: ${problem}`));
  }

  /** What the binding of a pod breaks. Those that left of late may look to be there still. */
  #broken(pod: Pod, nodes: readonly Node[]): readonly string[] {
    const others = this.#pods.filter((other) => other !== pod);
    const name = `${pod.metadata.name} on ${pod.spec.nodeName}`;
    const broken: string[] = [];
    for (const other of others) {
      const isNear = (key: string) => placeOf(pod, key, nodes) === placeOf(other, key, nodes);
      if (termsOf(pod).some((term) => isNear(term.topologyKey) && means(term, other))) {
        broken.push(`${name} is near ${other.metadata.name}`);
      }
      if (termsOf(other).some((term) => isNear(term.topologyKey) && means(term, pod))) {
        broken.push(`${name} is not wanted near ${other.metadata.name}`);
      }
    }
    const views = [...this.#views, { untilMs: Number.POSITIVE_INFINITY, pods: others }];
    const isSpread = views.some(({ pods }) => {
      const seen = new Map([...pods, ...others].filter(stays).map((each) => [uidOf(each), each]));
      for (const each of pods.filter(stays)) seen.set(uidOf(each), each);
      return isSpreadAmong(pod, [...seen.values()], nodes);
    });
    if (!isSpread) broken.push(`${name} makes a place too full`);
    return broken;
  }
}

const uidOf = ({ metadata }: Pod) => metadata.uid ?? "";
const stays = ({ metadata }: Pod) => metadata.deletionTimestamp === undefined;
const isOnNode = ({ spec, status }: Pod): boolean =>
  (spec.nodeName ?? "") !== "" && status.phase !== "Succeeded" && status.phase !== "Failed";

function overcommitment({ metadata, status }: Node, pods: readonly Pod[]): readonly string[] {
  const own = pods.filter(({ spec }) => spec.nodeName === metadata.name);
  const sum = (resource: string, read: (text: string) => number) =>
    own.reduce((all, { spec }) => {
      return all + read(spec.containers[0]?.resources.requests?.[resource] ?? "0");
    }, 0);
  const { cpu = "0", memory = "0" } = status.allocatable ?? {};
  const uses = [
    { used: sum("cpu", milliValue), room: milliValue(cpu), unit: "m of CPU" },
    { used: sum("memory", quantityToNumber), room: quantityToNumber(memory), unit: " bytes" },
  ];
  return uses
    .filter(({ used, room }) => used > room)
    .map(({ used, unit }) => `${metadata.name} holds ${used}${unit}`);
}

type Term = ReturnType<typeof termsOf>[number];
const termsOf = ({ spec }: Pod) =>
  spec.affinity?.podAntiAffinity?.requiredDuringSchedulingIgnoredDuringExecution ?? [];
const means = ({ labelSelector }: Pick<Term, "labelSelector">, { metadata }: Pod): boolean =>
  metadata.labels?.app === labelSelector?.matchLabels?.app;

const placeOf = ({ spec }: Pod, key: string, nodes: readonly Node[]): string | undefined =>
  nodes.find(({ metadata }) => metadata.name === spec.nodeName)?.metadata.labels?.[key];

function isSpreadAmong(pod: Pod, others: readonly Pod[], nodes: readonly Node[]): boolean {
  return (pod.spec.topologySpreadConstraints ?? []).every((constraint) => {
    const { topologyKey: key, maxSkew, minDomains = 1 } = constraint;
    const places = new Map(nodes.map(({ metadata }) => [metadata.labels?.[key], 0]));
    for (const other of others.filter((each) => means(constraint, each))) {
      const place = placeOf(other, key, nodes);
      places.set(place, (places.get(place) ?? 0) + 1);
    }
    const fewest = places.size < minDomains ? 0 : Math.min(...places.values());
    const own = means(constraint, pod) ? 1 : 0;
    return (places.get(placeOf(pod, key, nodes)) ?? 0) + own - fewest <= maxSkew;
  });
}

test("bindings keep to what nodes can hold and pods demand, at every revision", () => {
  let [bindings, preempted] = [0, 0];
  fc.assert(
    fc.property(runs, ({ seed, profile, informerDelayMs, steps }) => {
      const cluster = createCluster({
        seed,
        nodes: zones.map((name, at) => ({
          name: `node-${at}`,
          zone: name,
          cpu: "2",
          memory: "4Gi",
        })),
        profiles: [profile],
        ...(informerDelayMs > 0 && { informerDelayMs: () => informerDelayMs }),
      });
      cluster.apply(classes);
      cluster.advance("1s");
      const watchman = new Watchman(cluster, informerDelayMs);
      for (const [index, { act, pauseMs }] of steps.entries()) {
        take(cluster, act, index);
        cluster.advance(pauseMs);
      }
      cluster.advance("7m");
      expect(watchman.problems).toEqual([]);
      bindings += watchman.bindings;
      preempted += cluster.list(Event).filter(({ reason }) => reason === "Preempted").length;
    }),
    { numRuns: 150 },
  );
  expect([bindings > 0, preempted > 0]).toEqual([true, true]);
});
