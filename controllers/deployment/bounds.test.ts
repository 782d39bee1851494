import { expect, test } from "vitest";
import { deploymentOf } from "../testing/workloads.ts";
import { maxSurge, maxUnavailable } from "./bounds.ts";

test.each([
  {
    behaviour: "surge rounds up, unavailability down",
    given: [3, "25%", "25%"],
    surge: 1,
    unavailable: 0,
  },
  { behaviour: "numbers are taken as they are", given: [10, 3, 2], surge: 3, unavailable: 2 },
  {
    behaviour: "one pod may be missing where both are 0",
    given: [3, 0, 0],
    surge: 0,
    unavailable: 1,
  },
  {
    behaviour: "the same where both round to 0",
    given: [3, "0%", "10%"],
    surge: 0,
    unavailable: 1,
  },
  {
    behaviour: "no more can be missing than are wanted",
    given: [2, 1, 5],
    surge: 1,
    unavailable: 2,
  },
  {
    behaviour: "nothing is missing where nothing is wanted",
    given: [0, 0, 0],
    surge: 0,
    unavailable: 0,
  },
] as const)(
  "$behaviour",
  ({ given: [replicas, surgeGiven, unavailableGiven], surge, unavailable }) => {
    const rollingUpdate = { maxSurge: surgeGiven, maxUnavailable: unavailableGiven };
    const strategy = { type: "RollingUpdate", rollingUpdate };
    const deployment = deploymentOf({ spec: { replicas, strategy } });
    expect([maxSurge(deployment), maxUnavailable(deployment)]).toEqual([surge, unavailable]);
  },
);

test("Recreate knows neither surge nor unavailability", () => {
  const deployment = deploymentOf({ spec: { strategy: { type: "Recreate" } } });
  expect([maxSurge(deployment), maxUnavailable(deployment)]).toEqual([0, 0]);
});
