import { describe, expect, test } from "vitest";
import { deploymentOf, nowMs, replicaSetOf, timeAt } from "../testing/workloads.ts";
import { growNewest, shrinkOlder } from "./rolling.ts";

/** What a set wants, and how many of its pods are available. */
type Size = readonly [wanted: number, available: number];

interface Given {
  readonly replicas: number;
  readonly surge: number;
  readonly unavailable: number;
  readonly newest: Size;
  /** Oldest first. */
  readonly older: readonly Size[];
}

function rolloutOf({ replicas, surge, unavailable, newest, older }: Given) {
  const rollingUpdate = { maxSurge: surge, maxUnavailable: unavailable };
  const strategy = { type: "RollingUpdate", rollingUpdate };
  const setOf = ([wanted, available]: Size, name: string, age: number) =>
    replicaSetOf({
      metadata: { name, creationTimestamp: timeAt(-age) },
      spec: { replicas: wanted },
      status: { replicas: wanted, availableReplicas: available },
    });
  return {
    deployment: deploymentOf({ spec: { replicas, strategy } }),
    newest: setOf(newest, "new", 1),
    // Given in the wrong order, for the order must not matter.
    older: older.map((size, i) => setOf(size, `old${i}`, 100 - i)).reverse(),
    nowMs,
  };
}

const sizes = (actions: ReturnType<typeof growNewest>) =>
  actions.map((action) => (action.do === "update" ? action.succeeded?.message : action.do));

describe("the newest set", () => {
  test.each<{ behaviour: string; given: Given; scaled: string[] }>([
    {
      behaviour: "grows into the surge",
      given: { replicas: 10, surge: 3, unavailable: 2, newest: [0, 0], older: [[10, 10]] },
      scaled: ["Scaled up replica set new from 0 to 3"],
    },
    {
      behaviour: "grows into what old sets gave up, beyond which there is no room",
      given: { replicas: 10, surge: 3, unavailable: 2, newest: [3, 0], older: [[8, 8]] },
      scaled: ["Scaled up replica set new from 3 to 5"],
    },
    {
      behaviour: "waits where there is no room",
      given: { replicas: 3, surge: 0, unavailable: 1, newest: [0, 0], older: [[3, 3]] },
      scaled: [],
    },
    {
      behaviour: "never grows beyond what is wanted",
      given: { replicas: 3, surge: 5, unavailable: 0, newest: [2, 2], older: [] },
      scaled: ["Scaled up replica set new from 2 to 3"],
    },
    {
      behaviour: "shrinks to what is wanted at once",
      given: { replicas: 2, surge: 1, unavailable: 0, newest: [5, 5], older: [[1, 1]] },
      scaled: ["Scaled down replica set new from 5 to 2"],
    },
  ])("$behaviour", ({ given, scaled }) => {
    expect(sizes(growNewest(rolloutOf(given)))).toEqual(scaled);
  });
});

describe("old sets", () => {
  test.each<{ behaviour: string; given: Given; scaled: string[] }>([
    {
      behaviour: "shrink within what may be unavailable",
      given: { replicas: 10, surge: 3, unavailable: 2, newest: [3, 0], older: [[10, 10]] },
      scaled: ["Scaled down replica set old0 from 10 to 8"],
    },
    {
      behaviour: "wait for new pods",
      given: { replicas: 3, surge: 1, unavailable: 0, newest: [1, 0], older: [[3, 3]] },
      scaled: [],
    },
    {
      behaviour: "lose pods that serve nobody, though no other can be spared",
      given: {
        replicas: 3,
        surge: 1,
        unavailable: 0,
        newest: [0, 0],
        older: [
          [3, 3],
          [1, 0],
        ],
      },
      scaled: ["Scaled down replica set old1 from 1 to 0"],
    },
    {
      behaviour: "lose no more pods that serve nobody than new ones are short of",
      given: { replicas: 4, surge: 0, unavailable: 2, newest: [1, 0], older: [[3, 0]] },
      scaled: ["Scaled down replica set old0 from 3 to 2"],
    },
    {
      behaviour: "shrink the oldest first",
      given: {
        replicas: 4,
        surge: 0,
        unavailable: 3,
        newest: [0, 0],
        older: [
          [2, 2],
          [2, 2],
        ],
      },
      scaled: [
        "Scaled down replica set old0 from 2 to 0",
        "Scaled down replica set old1 from 2 to 1",
      ],
    },
    {
      behaviour: "are written once each in a step",
      given: { replicas: 5, surge: 0, unavailable: 2, newest: [0, 0], older: [[5, 4]] },
      scaled: ["Scaled down replica set old0 from 5 to 4"],
    },
    {
      behaviour: "wait where one has yet to catch up with an earlier step",
      given: { replicas: 10, surge: 3, unavailable: 2, newest: [5, 1], older: [[8, 10]] },
      scaled: [],
    },
  ])("$behaviour", ({ given, scaled }) => {
    expect(sizes(shrinkOlder(rolloutOf(given)))).toEqual(scaled);
  });
});
