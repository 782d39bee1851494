import { describe, expect, test } from "vitest";
import type { KubeletConfiguration } from "../configuration.ts";
import { amountOf, evictionConfiguration } from "./thresholds.ts";

const shown = (given: KubeletConfiguration) =>
  evictionConfiguration(given).thresholds.map(
    ({ signal, value, graceMs, minimumReclaim = "0" }) =>
      `${signal}<${value} for ${graceMs} reclaim ${minimumReclaim}`,
  );

test.each<{ behaviour: string; given: KubeletConfiguration; thresholds: readonly string[] }>([
  {
    behaviour: "by default are those of Linux",
    given: {},
    thresholds: [
      "memory.available<100Mi for 0 reclaim 0",
      "nodefs.available<10% for 0 reclaim 0",
      "imagefs.available<15% for 0 reclaim 0",
      "nodefs.inodesFree<5% for 0 reclaim 0",
      "imagefs.inodesFree<5% for 0 reclaim 0",
    ],
  },
  {
    behaviour: "that are given leave no others, and begin with memory",
    given: {
      evictionHard: { "pid.available": "10%", "memory.available": "1Gi" },
      evictionMinimumReclaim: { "memory.available": "500Mi" },
    },
    thresholds: ["memory.available<1Gi for 0 reclaim 500Mi", "pid.available<10% for 0 reclaim 0"],
  },
  {
    behaviour: "that are soft have their grace periods",
    given: {
      evictionHard: {},
      evictionSoft: { "nodefs.available": "20%" },
      evictionSoftGracePeriod: { "nodefs.available": "1m30s" },
    },
    thresholds: ["nodefs.available<20% for 90000 reclaim 0"],
  },
  {
    behaviour: "of no share are none",
    given: { evictionHard: { "nodefs.available": "0%", "imagefs.available": "100%" } },
    thresholds: [],
  },
])("thresholds $behaviour", ({ given, thresholds }) => {
  expect(shown(given)).toEqual(thresholds);
});

describe("a configuration is refused", () => {
  test.each<{ why: string; given: KubeletConfiguration }>([
    {
      why: "unsupported eviction signal disk.available",
      given: { evictionHard: { "disk.available": "1Gi" } },
    },
    {
      why: "eviction threshold memory.available must be positive: much",
      given: { evictionHard: { "memory.available": "much" } },
    },
    {
      why: "eviction threshold memory.available must be positive: -1Gi",
      given: {
        evictionHard: { "memory.available": "1Gi" },
        evictionMinimumReclaim: { "memory.available": "-1Gi" },
      },
    },
    {
      why: "grace period must be specified for the soft eviction threshold pid.available",
      given: { evictionSoft: { "pid.available": "10%" } },
    },
  ])("$why", ({ why, given }) => {
    expect(() => evictionConfiguration(given)).toThrow(new RangeError(why));
  });
});

test.each([
  { text: "10%", capacity: 1005, amount: 100 },
  { text: "1Ki", capacity: 5, amount: 1024 },
])("$text of $capacity is $amount", ({ text, capacity, amount }) => {
  expect(amountOf(text, capacity)).toBe(amount);
});
