import { describe, expect, test } from "vitest";
import {
  availableInMs,
  changesPodCount,
  isPodActive,
  isPodAvailable,
  isPodReady,
  isPodTerminating,
} from "./pod-state.ts";
import { nowMs, podOf, readyCondition, timeAt } from "./testing/workloads.ts";

const readyFor = (seconds: number) =>
  podOf({ status: { conditions: [readyCondition("True", -seconds)] } });
const notReady = podOf({ status: { conditions: [readyCondition("False", -60)] } });
const readySinceNobodyKnows = podOf({
  status: { conditions: [{ type: "Ready", status: "True" }] },
});

describe("availability", () => {
  test.each([
    { behaviour: "ready is enough without a minimum", pod: readyFor(0), min: 0, inMs: 0 },
    { behaviour: "the same where none is set", pod: readyFor(0), min: undefined, inMs: 0 },
    { behaviour: "no readiness, no availability", pod: notReady, min: 0, inMs: undefined },
    { behaviour: "is reached at the minimum exactly", pod: readyFor(10), min: 10, inMs: 0 },
    { behaviour: "is due after what is left of it", pod: readyFor(7), min: 10, inMs: 3000 },
    {
      behaviour: "cannot be told without a time",
      pod: readySinceNobodyKnows,
      min: 10,
      inMs: undefined,
    },
  ])("$behaviour", ({ pod, min, inMs }) => {
    expect(availableInMs(pod, min, nowMs)).toBe(inMs);
    expect(isPodAvailable(pod, min, nowMs)).toBe(inMs === 0);
  });
});

describe("state", () => {
  const leaving = { metadata: { deletionTimestamp: timeAt(0) } };
  test.each([
    { behaviour: "a running pod", pod: podOf(), is: { active: true, terminating: false } },
    {
      behaviour: "a finished pod",
      pod: podOf({ status: { phase: "Succeeded" } }),
      is: { active: false, terminating: false },
    },
    {
      behaviour: "a pod being deleted",
      pod: podOf(leaving),
      is: { active: false, terminating: true },
    },
    {
      behaviour: "a finished pod being deleted",
      pod: podOf({ ...leaving, status: { phase: "Failed" } }),
      is: { active: false, terminating: false },
    },
  ])("$behaviour", ({ pod, is }) => {
    expect({ active: isPodActive(pod), terminating: isPodTerminating(pod) }).toEqual(is);
  });

  test("a pod without conditions is not ready", () => {
    expect(isPodReady(podOf({ status: { conditions: undefined } }))).toBe(false);
  });
});

describe("a change that matters to who counts pods", () => {
  const pod = podOf();
  test.each([
    {
      behaviour: "is none where a node is assigned",
      next: podOf({ spec: { nodeName: "b" } }),
      matters: false,
    },
    { behaviour: "is a phase", next: podOf({ status: { phase: "Failed" } }), matters: true },
    { behaviour: "is readiness", next: notReady, matters: true },
    { behaviour: "is a later readiness", next: readyFor(1), matters: true },
    { behaviour: "is a label", next: podOf({ metadata: { labels: {} } }), matters: true },
    { behaviour: "is an owner", next: podOf({ metadata: { ownerReferences: [] } }), matters: true },
    { behaviour: "is a deletion", next: undefined, matters: true },
  ])("$behaviour", ({ next, matters }) => {
    expect(changesPodCount(next, pod)).toBe(matters);
  });
});
