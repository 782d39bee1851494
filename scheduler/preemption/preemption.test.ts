/** Who is made to leave, for whom, and what is said where nobody is. */
import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../api/json.ts";
import { PodDisruptionBudget } from "../../api/policy/pod-disruption-budget.ts";
import { seededRandom } from "../../api/runtime.ts";
import { binPackingProfile } from "../configuration/profiles.ts";
import { schedulePod } from "../decision/decide.ts";
import { createFramework } from "../framework/create-framework.ts";
import type { Pod } from "../framework/framework.ts";
import { decoded, type NodeRow, podOf, snapshotOf } from "../testing/objects.ts";

interface PodOn {
  readonly name: string;
  readonly on: string;
  readonly priority?: number;
  readonly cpu?: string;
  readonly labels?: Readonly<Record<string, string>>;
  /** The minute in which it was started. */
  readonly started?: number;
  readonly isLeaving?: boolean;
  readonly spec?: JsonObject;
}
interface Row {
  readonly behaviour: string;
  readonly nodes?: readonly NodeRow[];
  readonly pods: readonly PodOn[];
  /** Selectors of budgets, and how many pods may leave. */
  readonly budgets?: readonly (readonly [JsonObject, number])[];
  readonly pod?: Partial<PodOn>;
  /** The node that the pod waits for already. */
  readonly waitsFor?: string;
  /** Pods that wait for nodes; they are on none. */
  readonly waiting?: readonly PodOn[];
}

const leaves = {
  type: "DisruptionTarget",
  status: "True",
  reason: "PreemptionByScheduler",
} as const;

function podFrom(row: Partial<PodOn> & { readonly isBound?: boolean }): Pod {
  const { name = "probe", on = "", priority = 0, cpu = "2", labels = {}, isBound = true } = row;
  const { started, isLeaving = false, spec } = row;
  const nodeName = isBound && on !== "" ? { nodeName: on } : {};
  const pod = podOf({ name, labels, requests: { cpu }, spec: { priority, ...nodeName, ...spec } });
  const startTime = started === undefined ? {} : { startTime: `2026-01-01T00:0${started}:00Z` };
  const deletionTimestamp = isLeaving ? { deletionTimestamp: "2026-01-01T00:00:00Z" } : {};
  return {
    ...pod,
    metadata: { ...pod.metadata, ...deletionTimestamp },
    status: { ...pod.status, ...startTime, ...(isLeaving && { conditions: [leaves] }) },
  };
}

const framework = createFramework(binPackingProfile);
const twoNodes = [{ name: "a" }, { name: "b" }];

/** What comes of a pod of priority 100 that asks for 2 of the 4 CPUs of a node. */
function decide(row: Row) {
  const { nodes = twoNodes, pods, budgets = [], pod, waitsFor = "", waiting = [] } = row;
  const snapshot = snapshotOf(nodes, pods.map(podFrom));
  const values = budgets.map(([selector, disruptionsAllowed]) =>
    decoded<PodDisruptionBudget>(PodDisruptionBudget, {
      metadata: { name: "budget", namespace: "default" },
      spec: { selector },
      status: { disruptionsAllowed },
    }),
  );
  snapshot.budgets = { revision: 1, values: () => values };
  for (const each of waiting)
    snapshot.nominations.set(podFrom({ ...each, isBound: false }), each.on);
  const probe = podFrom({ priority: 100, ...pod });
  snapshot.nominations.set(probe, waitsFor);
  const decision = schedulePod(probe, snapshot, framework, seededRandom(1));
  if (!("failure" in decision)) return decision;
  const { message, nominatedNode, victims = [] } = decision.failure;
  return { message, nominatedNode, victims: victims.map(({ metadata }) => metadata.name) };
}

const web = { app: "web" };
const webOnly = { matchLabels: web };

describe("a pod that fits nowhere has others leave", () => {
  test.each<Row & { readonly node: string; readonly victims: readonly string[] }>([
    {
      behaviour: "as few as it takes, the least important first",
      nodes: [{ name: "a" }],
      pods: [
        { name: "low", on: "a", priority: 1, cpu: "2" },
        { name: "lower", on: "a", priority: 0, cpu: "2" },
      ],
      node: "a",
      victims: ["lower"],
    },
    {
      behaviour: "of equals those that were started last",
      nodes: [{ name: "a" }],
      pods: [
        { name: "new", on: "a", started: 5 },
        { name: "old", on: "a", started: 1 },
      ],
      node: "a",
      victims: ["new"],
    },
    {
      behaviour: "and spares small ones that need not leave",
      nodes: [{ name: "a" }],
      pods: [
        { name: "large", on: "a", priority: 5, cpu: "3" },
        { name: "small", on: "a", priority: 1, cpu: "1" },
      ],
      node: "a",
      victims: ["large"],
    },
    {
      behaviour: "but none of its own priority or above",
      pods: [
        { name: "peer", on: "a", priority: 100, cpu: "4" },
        { name: "low", on: "b", priority: 99, cpu: "4" },
      ],
      node: "b",
      victims: ["low"],
    },
    {
      behaviour: "where the fewest budgets break",
      pods: [
        { name: "guarded", on: "a", cpu: "4", labels: web },
        { name: "low", on: "b", priority: 50, cpu: "4" },
      ],
      budgets: [[webOnly, 0]],
      node: "b",
      victims: ["low"],
    },
    {
      behaviour: "against a budget where there is no other way",
      nodes: [{ name: "a" }],
      pods: [{ name: "guarded", on: "a", cpu: "4", labels: web }],
      budgets: [[webOnly, 0]],
      node: "a",
      victims: ["guarded"],
    },
    {
      behaviour: "where a budget allows it",
      pods: [
        { name: "one", on: "a", cpu: "4", labels: web },
        { name: "two", on: "b", cpu: "2", labels: web },
        { name: "three", on: "b", cpu: "1", labels: web },
        { name: "four", on: "b", cpu: "1", labels: web },
      ],
      budgets: [[webOnly, 1]],
      // The budget allows one on either node, but on b that is not the one who is in the way.
      node: "a",
      victims: ["one"],
    },
    {
      behaviour: "and spares those that a budget guards, though others are more important",
      nodes: [{ name: "a" }],
      pods: [
        { name: "guarded", on: "a", priority: 0, labels: web },
        { name: "free", on: "a", priority: 9 },
      ],
      budgets: [[webOnly, 0]],
      node: "a",
      victims: ["free"],
    },
    {
      behaviour: "and takes an empty selector of a budget for none",
      pods: [
        { name: "one", on: "a", cpu: "4" },
        { name: "two", on: "b", priority: 1, cpu: "4" },
      ],
      budgets: [[{}, 0]],
      node: "a",
      victims: ["one"],
    },
    {
      behaviour: "where the most important victim is the least important",
      pods: [
        { name: "a-high", on: "a", priority: 9, cpu: "4" },
        { name: "b-low", on: "b", priority: 8, cpu: "2" },
        { name: "b-lower", on: "b", priority: 8, cpu: "2" },
      ],
      pod: { cpu: "4" },
      node: "b",
      victims: ["b-low", "b-lower"],
    },
    {
      behaviour: "where their priorities add up to the least",
      pods: [
        { name: "a-high", on: "a", priority: 9, cpu: "2" },
        { name: "a-mid", on: "a", priority: 5, cpu: "2" },
        { name: "b-high", on: "b", priority: 9, cpu: "2" },
        { name: "b-low", on: "b", priority: 1, cpu: "2" },
      ],
      pod: { cpu: "4" },
      node: "b",
      victims: ["b-high", "b-low"],
    },
    {
      behaviour: "where there are the fewest, even of negative priority",
      pods: [
        { name: "a-one", on: "a", priority: -5, cpu: "2" },
        { name: "a-two", on: "a", priority: -5, cpu: "2" },
        { name: "b-one", on: "b", priority: -5, cpu: "4" },
      ],
      pod: { cpu: "4" },
      node: "b",
      victims: ["b-one"],
    },
    {
      behaviour: "where the most important of them was started last",
      pods: [
        { name: "a-old", on: "a", cpu: "4", started: 1 },
        { name: "b-new", on: "b", cpu: "4", started: 2 },
      ],
      node: "b",
      victims: ["b-new"],
    },
    {
      behaviour: "on the first of nodes that are alike",
      pods: [
        { name: "in-b", on: "b", cpu: "4", started: 1 },
        { name: "in-a", on: "a", cpu: "4", started: 1 },
      ],
      node: "a",
      victims: ["in-a"],
    },
    {
      behaviour: "that keep it off by anti-affinity",
      nodes: [{ name: "a" }],
      pods: [{ name: "web", on: "a", cpu: "1", labels: web }],
      pod: {
        spec: {
          affinity: {
            podAntiAffinity: {
              requiredDuringSchedulingIgnoredDuringExecution: [
                { labelSelector: webOnly, topologyKey: "kubernetes.io/hostname" },
              ],
            },
          },
        },
      },
      node: "a",
      victims: ["web"],
    },
    {
      behaviour: "that take its host port",
      nodes: [{ name: "a" }],
      pods: [{ name: "server", on: "a", spec: withPort() }],
      pod: { spec: withPort() },
      node: "a",
      victims: ["server"],
    },
    {
      behaviour: "where no more important pod waits for the room",
      pods: [
        { name: "in-a", on: "a", cpu: "4" },
        { name: "in-b", on: "b", priority: 50, cpu: "4" },
      ],
      waiting: [{ name: "other", on: "a", priority: 100, cpu: "3" }],
      node: "b",
      victims: ["in-b"],
    },
  ])("$behaviour", ({ node, victims, ...row }) => {
    const message = expect.stringMatching(/^0\/\d nodes are available: [^.]*\.$/);
    expect(decide(row)).toEqual({ message, nominatedNode: node, victims });
  });
});

function withPort(): JsonObject {
  const ports = [{ containerPort: 80, hostPort: 80 }];
  return { containers: [{ name: "c", image: "app:1", ports }] };
}

const full = "0/2 nodes are available: 2 Insufficient cpu.";
const noVictims = "No preemption victims found for incoming pod";
const helpless = "Preemption is not helpful for scheduling";

describe("a pod is told why nobody leaves for it", () => {
  const peers: readonly PodOn[] = [
    { name: "in-a", on: "a", priority: 100, cpu: "4" },
    { name: "in-b", on: "b", priority: 100, cpu: "4" },
  ];
  test.each<Row & { readonly message: string; readonly nominated?: string }>([
    {
      behaviour: "all are as important",
      pods: peers,
      message: `${full} preemption: 0/2 nodes are available: 2 ${noVictims}.`,
    },
    {
      behaviour: "it may not preempt",
      pods: [{ ...peers[0], name: "in-a", on: "a", priority: 0 }, ...peers.slice(1)],
      pod: { spec: { preemptionPolicy: "Never" } },
      message: `${full} preemption: not eligible due to preemptionPolicy=Never.`,
    },
    {
      behaviour: "it is too large for any node",
      pods: [{ name: "in-a", on: "a" }],
      pod: { cpu: "5" },
      message: `${full} preemption: 0/2 nodes are available: 2 ${helpless}.`,
    },
    {
      behaviour: "a taint keeps it off one node, and its like off the other",
      nodes: [{ name: "a", taints: [{ key: "k", effect: "NoSchedule" }] }, { name: "b" }],
      pods: peers.slice(1),
      message:
        "0/2 nodes are available: 1 Insufficient cpu, 1 node(s) had untolerated taint(s). " +
        `preemption: 0/2 nodes are available: 1 ${noVictims}, 1 ${helpless}.`,
    },
    {
      behaviour: "there would be too little room even so",
      nodes: [{ name: "a" }],
      pods: [
        { name: "peer", on: "a", priority: 100, cpu: "3" },
        { name: "low", on: "a", cpu: "1" },
      ],
      message:
        "0/1 nodes are available: 1 Insufficient cpu. " +
        "preemption: 0/1 nodes are available: 1 Insufficient cpu.",
    },
    {
      behaviour: "each node has a reason of its own",
      nodes: [{ name: "a" }, { name: "b", unschedulable: true }, { name: "c" }],
      pods: [
        { name: "peer", on: "a", priority: 100, cpu: "4" },
        { name: "large", on: "c", priority: 100, cpu: "3" },
        { name: "low", on: "c", cpu: "1" },
      ],
      message:
        "0/3 nodes are available: 1 node(s) were unschedulable, 2 Insufficient cpu. " +
        "preemption: 0/3 nodes are available: " +
        `1 Insufficient cpu, 1 ${noVictims}, 1 ${helpless}.`,
    },
    {
      behaviour: "one leaves already where it waits",
      pods: [{ name: "low", on: "a", cpu: "4", isLeaving: true }, ...peers.slice(1)],
      waitsFor: "a",
      message: `${full} preemption: not eligible due to a terminating pod on the nominated node.`,
    },
    {
      behaviour: "it waits for a node that became useless, and waits no more",
      nodes: [{ name: "a", unschedulable: true }, { name: "b" }],
      pods: [{ name: "low", on: "a", cpu: "4", isLeaving: true }, ...peers.slice(1)],
      waitsFor: "a",
      message:
        "0/2 nodes are available: 1 Insufficient cpu, 1 node(s) were unschedulable. " +
        `preemption: 0/2 nodes are available: 1 ${noVictims}, 1 ${helpless}.`,
      nominated: "",
    },
    {
      behaviour: "a pod of its own priority waits for the room",
      nodes: [{ name: "a" }],
      pods: [],
      waiting: [{ name: "other", on: "a", priority: 100, cpu: "3" }],
      message:
        "0/1 nodes are available: 1 Insufficient cpu. " +
        `preemption: 0/1 nodes are available: 1 ${noVictims}.`,
    },
  ])("$behaviour", ({ message, nominated, ...row }) => {
    expect(decide(row)).toEqual({ message, nominatedNode: nominated, victims: [] });
  });
});

describe("a pod that waits for a node", () => {
  test.each<Row & { readonly node: string }>([
    {
      behaviour: "goes there once it fits, though it fits elsewhere too",
      pods: [{ name: "there", on: "a", cpu: "2" }],
      waitsFor: "b",
      node: "b",
    },
    {
      behaviour: "goes elsewhere where it fits there alone",
      pods: [{ name: "there", on: "a", cpu: "4" }],
      waitsFor: "a",
      node: "b",
    },
    {
      behaviour: "keeps its room from lesser pods only",
      nodes: [{ name: "a" }],
      pods: [],
      waiting: [{ name: "lesser", on: "a", priority: 99, cpu: "4" }],
      node: "a",
    },
  ])("$behaviour", ({ node, ...row }) => {
    expect(decide(row)).toEqual({ node });
  });
});
