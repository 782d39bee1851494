import { describe, expect, test } from "vitest";
import type { Node } from "../../api/core/node/node.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import { testContainer, testContainerStatus, testPod } from "../../api/core/pod/test-pods.ts";
import { conditionsOf } from "../node/node-conditions.ts";
import { podsOnNode } from "./observations.ts";
import { type EvictionPlan, planEviction, type Seen } from "./plan-eviction.ts";
import { evictionConfiguration } from "./thresholds.ts";

const minuteMs = 60_000;

const pod = (name: string, memory: string): Pod =>
  testPod({
    metadata: { name, annotations: { "sim.kubesim.dev/memory": memory } },
    spec: { containers: [testContainer({ name: "c" })] },
    status: {
      phase: "Running",
      containerStatuses: [testContainerStatus({ name: "c", state: { running: {} } })],
    },
  });

/** A node with so much memory that 1000Mi are left for pods. */
function node(images: readonly { names: string[]; sizeBytes: number }[] = []): Node {
  const conditions = conditionsOf(undefined).map(({ event: _, ...condition }) => condition);
  return {
    apiVersion: "v1",
    kind: "Node",
    metadata: { name: "n" },
    spec: {},
    // What is not looked at is left out.
    status: {
      capacity: { memory: "1380Mi", "ephemeral-storage": "1000M" },
      conditions,
      images,
    } as unknown as Node["status"],
  };
}

/** What a plan does, in words. */
const told = ({ actions, stops, isShort }: EvictionPlan) => [
  ...actions.map((action) => (action.do === "record" ? action.event.reason : action.do)),
  ...(stops === undefined ? [] : [`stop ${stops.pod.metadata.name}`]),
  ...(isShort ? ["short"] : []),
];

interface Look {
  readonly atMs: number;
  readonly pods: readonly Pod[];
  readonly node?: Node;
}

/** Looks again and again, each time knowing what the last look has left. */
function follow(looks: readonly Look[], given = {}) {
  let seen: Seen | undefined;
  let last = node();
  return looks.map(({ atMs, pods, node: other }) => {
    last = other ?? last;
    const plan = planEviction({
      node: last,
      pods: podsOnNode(pods, () => ({})),
      holders: pods,
      isGoing: () => false,
      configuration: evictionConfiguration(given),
      seen,
      nowMs: atMs,
    });
    seen = plan.seen;
    for (const action of plan.actions) {
      // A plan of a node updates nothing but the node.
      if (action.do === "update") last = action.object as Node;
    }
    return told(plan);
  });
}

describe("memory", () => {
  const few = [pod("a", "100Mi")];
  const many = [pod("a", "100Mi"), pod("b", "850Mi")];

  test("that is there is no matter", () => {
    expect(follow([{ atMs: 0, pods: few }])).toEqual([[]]);
  });

  test("that is short is told of, and until five minutes after it was last found so", () => {
    expect(
      follow([
        { atMs: 0, pods: many },
        { atMs: minuteMs, pods: many },
        { atMs: 2 * minuteMs, pods: few },
        { atMs: 6 * minuteMs - 1, pods: few },
        { atMs: 6 * minuteMs, pods: few },
        { atMs: 7 * minuteMs, pods: few },
      ]),
    ).toEqual([
      ["update", "NodeHasInsufficientMemory", "EvictionThresholdMet", "Evicted", "stop b", "short"],
      ["EvictionThresholdMet", "Evicted", "stop b", "short"],
      [],
      [],
      ["update", "NodeHasSufficientMemory"],
      [],
    ]);
  });

  test("below a soft threshold is borne with for its grace period, which begins anew", () => {
    const given = {
      evictionHard: {},
      evictionSoft: { "memory.available": "100Mi" },
      evictionSoftGracePeriod: { "memory.available": "1m" },
    };
    expect(
      follow(
        [
          { atMs: 0, pods: many },
          { atMs: minuteMs / 2, pods: few },
          { atMs: minuteMs, pods: many },
          { atMs: 2 * minuteMs - 1, pods: many },
          { atMs: 2 * minuteMs, pods: many },
        ],
        given,
      ),
    ).toEqual([
      ["update", "NodeHasInsufficientMemory", "short"],
      [],
      ["short"],
      ["short"],
      ["EvictionThresholdMet", "Evicted", "stop b", "short"],
    ]);
  });

  test("is reclaimed beyond its threshold", () => {
    const given = {
      evictionHard: { "memory.available": "100Mi" },
      evictionMinimumReclaim: { "memory.available": "200Mi" },
    };
    const some = [pod("a", "750Mi")];
    expect(
      follow(
        [
          { atMs: 0, pods: some },
          { atMs: 1, pods: many },
          { atMs: 2, pods: some },
          { atMs: 3, pods: few },
        ],
        given,
      ),
    ).toEqual([
      [],
      ["update", "NodeHasInsufficientMemory", "EvictionThresholdMet", "Evicted", "stop b", "short"],
      ["EvictionThresholdMet", "Evicted", "stop a", "short"],
      [],
    ]);
  });
});

describe("a full disk", () => {
  const image = (name: string, sizeBytes: number) => ({
    names: [`example.com/${name}@sha256:${"0".repeat(64)}`],
    sizeBytes,
  });

  test("is freed of images that nobody needs before anybody has to go", () => {
    const full = node([image("!", 900_000_000)]);
    expect(follow([{ atMs: 0, pods: [pod("a", "1Mi")], node: full }])).toEqual([
      ["update", "NodeHasDiskPressure", "EvictionThresholdMet", "short"],
    ]);
  });

  test("costs pods where images are not enough", () => {
    const writer = pod("w", "1Mi");
    const written = { "sim.kubesim.dev/ephemeral-storage": "900M" };
    const pods = [{ ...writer, metadata: { ...writer.metadata, annotations: written } }];
    const full = node([image("!", 50_000_000)]);
    expect(follow([{ atMs: 0, pods, node: full }])).toEqual([
      ["update", "NodeHasDiskPressure", "EvictionThresholdMet", "Evicted", "stop w", "short"],
    ]);
  });
});
