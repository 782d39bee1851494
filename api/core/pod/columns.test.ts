import { expect, test } from "vitest";
import { podColumns } from "./columns.ts";
import { testPod } from "./test-pods.ts";

const nowMs = Date.parse("2026-03-01T12:00:00Z");
const condition = (type: string, status = "True") => ({ type, status });
const metadata = { creationTimestamp: "2026-03-01T11:50:00Z" };

test("a pod of which nothing is known fills every column", () => {
  const pod = testPod({ metadata, status: { phase: "Pending" } });
  const none = "<none>";
  expect(podColumns.map(({ value }) => value(pod, nowMs))).toEqual([
    "web",
    "0/1",
    "Pending",
    "0",
    "10m",
    none,
    none,
    none,
    none,
  ]);
});

test("wide columns show addresses, nodes and how many gates are open", () => {
  const pod = testPod({
    spec: {
      nodeName: "n1",
      readinessGates: [{ conditionType: "a" }, { conditionType: "b" }, { conditionType: "c" }],
    },
    status: {
      phase: "Pending",
      podIP: "10.0.0.7",
      podIPs: [{ ip: "10.0.0.7" }, { ip: "fd00::7" }],
      nominatedNodeName: "n2",
      conditions: [condition("a"), condition("b", "False")],
    },
  });
  const shown = podColumns.slice(5).map(({ value }) => value(pod, nowMs));
  expect(shown).toEqual(["10.0.0.7", "n1", "n2", "1/3"]);
});

test("columns are named and ranked as kubectl expects them", () => {
  expect(podColumns.map(({ name, priority }) => `${name} ${priority ?? 0}`)).toEqual([
    "Name 0",
    "Ready 0",
    "Status 0",
    "Restarts 0",
    "Age 0",
    "IP 1",
    "Node 1",
    "Nominated Node 1",
    "Readiness Gates 1",
  ]);
});
