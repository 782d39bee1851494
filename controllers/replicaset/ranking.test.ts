import { describe, expect, test } from "vitest";
import type { Pod } from "../../api/core/pod/pod.ts";
import { nowMs, podOf, podSpec, readyCondition, timeAt } from "../testing/workloads.ts";
import { podsToDelete } from "./ranking.ts";

type Parts = Parameters<typeof podOf>[0];
const named = (name: string, parts: Parts = {}) =>
  podOf({ ...parts, metadata: { name, ...parts.metadata } });

const cost = (value: string) => ({
  metadata: { annotations: { "controller.kubernetes.io/pod-deletion-cost": value } },
});
const readyFor = (seconds: number) => ({
  status: { conditions: [readyCondition("True" as const, -seconds)] },
});
const containerStatus = (name: string, restartCount: number) => ({
  name,
  restartCount,
  ready: true,
  image: "app:1",
  imageID: "",
  state: {},
  lastState: {},
});
const restarted = (count: number) => ({
  status: { containerStatuses: [containerStatus("c", count)] },
});
const sidecars = podSpec().containers.map((container) => ({
  ...container,
  name: "proxy",
  restartPolicy: "Always",
}));
const sidecarRestarted = (count: number) => ({
  spec: { initContainers: sidecars },
  status: { initContainerStatuses: [containerStatus("proxy", count)] },
});

const ranked = (pods: readonly Pod[], related: readonly Pod[] = []) =>
  podsToDelete([pods], () => [related], { count: 1, nowMs }).map(({ metadata }) => metadata.name);

interface Row {
  readonly behaviour: string;
  readonly first: Parts;
  readonly other: Parts;
}

describe("of two pods the first to go is", () => {
  const rows: readonly Row[] = [
    { behaviour: "one without a node", first: { spec: { nodeName: undefined } }, other: {} },
    {
      behaviour: "a pending one rather than one of unknown phase",
      first: { status: { phase: "Pending" } },
      other: { status: { phase: "Unknown" } },
    },
    {
      behaviour: "one of unknown phase rather than a running one",
      first: { status: { phase: "Unknown" } },
      other: {},
    },
    {
      behaviour: "one that is not ready, however cheap the other",
      first: { ...cost("5"), status: { conditions: [] } },
      other: cost("-5"),
    },
    { behaviour: "the cheaper one", first: cost("-1"), other: {} },
    {
      behaviour: "the cheaper one, where costs of odd form count as 0",
      first: cost("+5"),
      other: cost("1"),
    },
    { behaviour: "the one ready for a shorter time", first: readyFor(60), other: readyFor(3600) },
    {
      behaviour: "the one that does not say since when it is ready",
      first: { status: { conditions: [{ type: "Ready", status: "True" }] } },
      other: readyFor(1),
    },
    {
      behaviour: "the one whose containers restarted more often",
      first: restarted(2),
      other: restarted(1),
    },
    {
      behaviour: "the one whose sidecars restarted more often",
      first: sidecarRestarted(1),
      other: sidecarRestarted(0),
    },
    {
      behaviour: "the younger one",
      first: { metadata: { creationTimestamp: timeAt(-60) } },
      other: {},
    },
  ];
  test.each(rows)("$behaviour", ({ first, other }) => {
    // Names speak against it, so that the tie-break cannot be what decides.
    const pods = [named("a", other), named("b", first)];
    expect(ranked(pods)).toEqual(["b"]);
    expect(ranked([...pods].reverse())).toEqual(["b"]);
  });

  test("one on a node that holds more pods of the same owner", () => {
    const crowded = named("b", { spec: { nodeName: "node-2" } });
    const sibling = named("sibling", { spec: { nodeName: "node-2" } });
    const pods = [named("a"), crowded];
    expect(ranked(pods, [...pods, sibling])).toEqual(["b"]);
    expect(ranked(pods)).toEqual(["a"]);
  });

  test("the first by uid where ages are nearly the same", () => {
    const [older, younger] = [readyFor(3605), readyFor(3600)];
    expect(ranked([named("b", younger), named("a", older)])).toEqual(["a"]);
  });
});

test("the pods to go are the first in one order, however many they are", () => {
  // Few values of each kind, so that many pods are alike in some of them.
  const pods = Array.from({ length: 60 }, (_, index) =>
    named(`pod-${(index * 37) % 60}`, {
      metadata: {
        name: `pod-${(index * 37) % 60}`,
        uid: `uid-${(index * 23) % 60}`,
        creationTimestamp: timeAt(-(index % 3) * 1000 - 1),
        ...(index % 4 === 0 && cost(String(index % 5)).metadata),
      },
      spec: { nodeName: index % 11 === 0 ? undefined : `node-${index % 7}` },
      status: { ...restarted(index % 2).status, ...(index % 5 > 0 && readyFor(60).status) },
    }),
  );
  const first = (count: number, of = pods) =>
    podsToDelete([of.slice(0, 20), of.slice(20)], () => [pods], { count, nowMs }).map(
      ({ metadata }) => metadata.uid,
    );
  const all = first(59);
  expect(new Set(all).size).toBe(59);
  const counts = Array.from({ length: 58 }, (_, index) => index + 1);
  expect(counts.map((count) => first(count))).toEqual(counts.map((count) => all.slice(0, count)));
  expect(first(7, pods.toReversed())).toEqual(all.slice(0, 7));
});

test("pods are not ranked where all have to go", () => {
  const pods = [named("b"), named("a")];
  const related = () => expect.unreachable("no pod needs to be ranked");
  expect(podsToDelete([pods], related, { count: 2, nowMs })).toEqual(pods);
});
