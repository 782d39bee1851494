import { describe, expect, test } from "vitest";
import { defaultBehavior, type HPAScalingRules } from "../../api/autoscaling/behavior.ts";
import { limit, limitBy } from "./limit.ts";

const nowMs = 10_000_000;
const bounds = (currentReplicas: number) => ({ currentReplicas, minReplicas: 2, maxReplicas: 50 });

describe("without a behaviour", () => {
  test.each([
    { behaviour: "stays within the bounds", current: 3, wanted: 5, is: [5, "DesiredWithinRange"] },
    { behaviour: "is twice as many at most", current: 3, wanted: 9, is: [6, "ScaleUpLimit"] },
    { behaviour: "may be four in any case", current: 1, wanted: 9, is: [4, "ScaleUpLimit"] },
    { behaviour: "is never too many", current: 40, wanted: 60, is: [50, "TooManyReplicas"] },
    { behaviour: "is never too few", current: 40, wanted: 1, is: [2, "TooFewReplicas"] },
  ])("the number of pods $behaviour", ({ current, wanted, is }) => {
    const { replicas, reason } = limit(wanted, bounds(current));
    expect([replicas, reason]).toEqual(is);
  });
});

const pods = (value: number, periodSeconds = 60) => ({ type: "Pods", value, periodSeconds });
const percent = (value: number, periodSeconds = 60) => ({ type: "Percent", value, periodSeconds });
/** So many came or went 30 seconds ago. */
const ago30 = (change: number) => ({ change, timeMs: nowMs - 30_000 });

describe("with a behaviour", () => {
  const rows: readonly {
    readonly behaviour: string;
    readonly up?: HPAScalingRules;
    readonly down?: HPAScalingRules;
    readonly ups?: number;
    readonly downs?: number;
    readonly current: number;
    readonly wanted: number;
    readonly is: readonly [number, string];
  }[] = [
    {
      behaviour: "falls by 4 or by 10 % of 80 in a minute, whichever is more",
      down: { policies: [pods(4), percent(10)] },
      current: 80,
      wanted: 10,
      is: [72, "ScaleDownLimit"],
    },
    {
      behaviour: "falls by 4 where 10 % are less",
      down: { policies: [pods(4), percent(10)] },
      current: 30,
      wanted: 10,
      is: [26, "ScaleDownLimit"],
    },
    {
      behaviour: "falls by what is less with selectPolicy Min",
      down: { policies: [pods(4), percent(10)], selectPolicy: "Min" },
      current: 30,
      wanted: 10,
      is: [27, "ScaleDownLimit"],
    },
    {
      behaviour: "does not fall at all with selectPolicy Disabled",
      down: { selectPolicy: "Disabled" },
      current: 30,
      wanted: 10,
      is: [30, "ScaleDownLimit"],
    },
    {
      behaviour: "falls by no more than is left of the period",
      down: { policies: [pods(4)] },
      downs: 3,
      current: 27,
      wanted: 10,
      is: [26, "ScaleDownLimit"],
    },
    {
      behaviour: "rises by a share that is rounded up",
      up: { policies: [percent(10)] },
      current: 3,
      wanted: 20,
      is: [4, "ScaleUpLimit"],
    },
    {
      behaviour: "does not rise again within the period",
      up: { policies: [pods(4)] },
      ups: 4,
      current: 14,
      wanted: 20,
      is: [14, "ScaleUpLimit"],
    },
    {
      behaviour: "rises by what had gone within the period, too",
      up: { policies: [pods(4)] },
      downs: 3,
      current: 10,
      wanted: 30,
      is: [17, "ScaleUpLimit"],
    },
    { behaviour: "is never too many", current: 40, wanted: 60, is: [50, "TooManyReplicas"] },
    { behaviour: "is never too few", current: 40, wanted: 1, is: [2, "TooFewReplicas"] },
    { behaviour: "else is what is wanted", current: 4, wanted: 7, is: [7, "DesiredWithinRange"] },
  ];
  test.each(rows)("the number of pods $behaviour", (row) => {
    const { up = {}, down = {}, ups = 0, downs = 0, current, wanted, is } = row;
    const behavior = defaultBehavior({ scaleUp: up, scaleDown: down });
    const past = { ups: [ago30(ups)], downs: [ago30(downs)], nowMs };
    // Bounds that nothing but the rows about them meet.
    const range = { ...bounds(current), maxReplicas: current > 50 ? 100 : 50 };
    const { replicas, reason } = limitBy(behavior, wanted, range, past);
    expect([replicas, reason]).toEqual(is);
  });
});
