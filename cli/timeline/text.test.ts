import { expect, test } from "vitest";
import { timelineText } from "./text.ts";

const began = "2026-01-01T00:00:00.000Z";
const entry = (revision: number, cause: number, actor: string, text: string) => ({
  revision,
  cause,
  actor,
  text: `${text}`,
  after: `${revision}s`,
});
/** A user's command; what it led to comes after what another led to. */
const entries = [
  entry(1, 0, "kubectl", "user (kubectl) applied Deployment default/web"),
  entry(2, 0, "kubelet", "kubelet created Node node-0"),
  entry(3, 1, "deployment-controller", "deployment-controller created ReplicaSet default/web-1"),
  entry(4, 2, "node-controller", "node-controller changed Node node-0"),
  entry(5, 3, "replicaset-controller", "replicaset-controller created Pod default/web-1-a"),
];

test("a timeline has a line for each write, in their order", () => {
  expect(timelineText({ entries, began, heldSince: began }, { withCauses: false })).toBe(
    [
      "AFTER   WHO                     WHAT",
      "1s      user (kubectl)          applied Deployment default/web",
      "2s      kubelet                 created Node node-0",
      "3s      deployment-controller   created ReplicaSet default/web-1",
      "4s      node-controller         changed Node node-0",
      "5s      replicaset-controller   created Pod default/web-1-a",
      "",
    ].join("\n"),
  );
});

test("a timeline by causes has each write below the one that led to it", () => {
  expect(timelineText({ entries, began, heldSince: began }, { withCauses: true })).toBe(
    [
      "AFTER   WHO                         WHAT",
      "1s      user (kubectl)              applied Deployment default/web",
      "3s        deployment-controller     created ReplicaSet default/web-1",
      "5s          replicaset-controller   created Pod default/web-1-a",
      "2s      kubelet                     created Node node-0",
      "4s        node-controller           changed Node node-0",
      "",
    ].join("\n"),
  );
});

test("a timeline says what is left out, and what is no longer known", () => {
  const heldSince = "2026-01-01T00:00:02.000Z";
  const status = { entries: entries.slice(1, 2), isCut: true, began, heldSince };
  expect(timelineText(status, { withCauses: false }).split("\n").slice(0, 2)).toEqual([
    "... and more before: --limit shows them",
    "What came before 2026-01-01T00:00:02.000Z is no longer known.",
  ]);
});

test("a time in which nothing happened has no text", () => {
  expect(timelineText({ began, heldSince: began }, { withCauses: false })).toBe("");
});
