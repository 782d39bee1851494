import { describe, expect, test } from "vitest";
import { defaultBehavior } from "../../api/autoscaling/behavior.ts";
import { stabilize, stabilizeBy } from "./stabilize.ts";

const nowMs = 10_000_000;

/** Recommendations by the seconds that have passed since. */
const wish = (
  currentReplicas: number,
  desiredReplicas: number,
  ago: Readonly<Record<number, number>>,
) => ({
  currentReplicas,
  desiredReplicas,
  nowMs,
  recommendations: Object.entries(ago).map(([seconds, replicas]) => ({
    replicas,
    timeMs: nowMs - Number(seconds) * 1000,
  })),
});

describe("without a behaviour", () => {
  test.each([
    { behaviour: "a rise is at once", of: wish(2, 4, { 15: 2 }), is: [4, "ReadyForNewScale"] },
    {
      behaviour: "a fall waits until nothing of five minutes asks for more",
      of: wish(5, 1, { 15: 1, 300: 3, 301: 5 }),
      is: [3, "ScaleDownStabilized"],
    },
    { behaviour: "a fall comes then", of: wish(5, 1, { 301: 5 }), is: [1, "ReadyForNewScale"] },
  ])("$behaviour", ({ of, is }) => {
    const { replicas, reason } = stabilize(of);
    expect([replicas, reason]).toEqual(is);
  });
});

describe("with a behaviour", () => {
  const up60 = { scaleUp: { stabilizationWindowSeconds: 60 } };
  const down0 = { scaleDown: { stabilizationWindowSeconds: 0 } };
  test.each([
    {
      behaviour: "a fall waits five minutes where nothing is said",
      given: {},
      of: wish(5, 1, { 299: 4 }),
      is: [4, "ScaleDownStabilized"],
    },
    {
      behaviour: "a fall is at once where the window is 0",
      given: down0,
      of: wish(5, 1, { 15: 5 }),
      is: [1, "ReadyForNewScale"],
    },
    {
      behaviour: "a rise goes only as far as all of the window asked for",
      given: up60,
      of: wish(2, 9, { 15: 4, 45: 3, 75: 1 }),
      is: [3, "ScaleUpStabilized"],
    },
    {
      behaviour: "a rise never turns into a fall",
      given: up60,
      of: wish(5, 9, { 15: 2 }),
      is: [5, "ScaleUpStabilized"],
    },
  ])("$behaviour", ({ given, of, is }) => {
    const { replicas, reason } = stabilizeBy(defaultBehavior(given), of);
    expect([replicas, reason]).toEqual(is);
  });
});
