import { expect, test } from "vitest";
import { testJob } from "../../api/batch/test-jobs.ts";
import { indexedJob, type JobPod, jobPod, namesOf } from "../testing/jobs.ts";
import { podsToRemove } from "./removal.ts";

test.each<{ behaviour: string; first: JobPod; other: JobPod }>([
  { behaviour: "has no node yet", first: { nodeName: undefined }, other: {} },
  { behaviour: "is pending", first: { phase: "Pending" }, other: {} },
  { behaviour: "is not ready", first: {}, other: { ready: true } },
  { behaviour: "restarted more often", first: { restarts: 3 }, other: { restarts: 1 } },
  { behaviour: "is younger", first: { age: 60 }, other: {} },
])("of two pods the one goes first that $behaviour", ({ first, other }) => {
  // By name alone the other would go.
  const pods = [jobPod("a-other", other), jobPod("b-first", first)];
  expect(namesOf(podsToRemove(testJob(), pods, 1))).toEqual(["b-first"]);
});

test("no pod goes where none is too many", () => {
  expect(podsToRemove(testJob(), [jobPod("a")], 0)).toEqual([]);
});

test.each<{ behaviour: string; pods: readonly [string, JobPod][]; goes: readonly string[] }>([
  {
    behaviour: "an index keeps the worthiest of its pods",
    pods: [
      ["old", { index: 0, ready: true }],
      ["new", { index: 0 }],
      ["other", { index: 1 }],
    ],
    goes: ["new"],
  },
  {
    behaviour: "a pod without an index goes",
    pods: [
      ["lost", {}],
      ["held", { index: 1 }],
    ],
    goes: ["lost"],
  },
  {
    behaviour: "an index beyond the completions is none",
    pods: [
      ["beyond", { index: 4 }],
      ["held", { index: 3 }],
    ],
    goes: ["beyond"],
  },
])("in an Indexed Job $behaviour, though none is too many", ({ pods, goes }) => {
  const made = pods.map(([name, pod]) => jobPod(name, pod));
  expect(namesOf(podsToRemove(indexedJob(), made, 0))).toEqual(goes);
});

test("pods without a place come before others that are too many", () => {
  const pods = [jobPod("a", { index: 0 }), jobPod("b", { index: 1, ready: true }), jobPod("x")];
  expect(namesOf(podsToRemove(indexedJob(), pods, 2))).toEqual(["x", "a"]);
});
