import { describe, expect, test } from "vitest";
import type { KubeObject } from "../../api/resource.ts";
import { sentenceOf } from "./sentence.ts";
import { write } from "./testing/writes.ts";

const metadata = { name: "web-0", namespace: "default" };
const pod = (parts: object = {}, more: object = {}): KubeObject => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { ...metadata, ...more },
  ...parts,
});
const applied = (text: string) => ({
  annotations: { "kubectl.kubernetes.io/last-applied-configuration": text },
});
const ending = {
  deletionTimestamp: "2026-01-01T00:00:30Z",
  deletionGracePeriodSeconds: 30,
};
const event = (parts: object): KubeObject => ({
  apiVersion: "v1",
  kind: "Event",
  metadata: { name: "web-0.1", namespace: "default" },
  ...{ involvedObject: { kind: "Pod", ...metadata }, ...parts },
});
const by = { revision: 200, actor: "kubelet", cause: 100, resource: "pods" };

describe("a write in a line", () => {
  test.each([
    {
      behaviour: "creates",
      row: { ...by, object: pod() },
      says: "kubelet creates Pod default/web-0",
    },
    {
      behaviour: "is by a user where nothing made them do it",
      row: { ...by, actor: "kubectl", cause: 0, object: pod() },
      says: "user (kubectl) creates Pod default/web-0",
    },
    {
      behaviour: "is by a component that begins by itself",
      row: { ...by, cause: 0, object: pod() },
      says: "kubelet creates Pod default/web-0",
    },
    {
      behaviour: "applies what was not there",
      row: { ...by, actor: "user", cause: 0, object: pod({}, applied("1")) },
      says: "user applies Pod default/web-0",
    },
    {
      behaviour: "applies what was there",
      row: {
        ...by,
        actor: "user",
        cause: 0,
        previous: pod({ spec: { a: 1 } }, applied("1")),
        object: pod({ spec: { a: 2 } }, applied("2")),
      },
      says: "user applies Pod default/web-0: a 1 -> 2",
    },
    {
      behaviour: "binds",
      row: { ...by, previous: pod({ spec: {} }), object: pod({ spec: { nodeName: "node-1" } }) },
      says: "kubelet binds Pod default/web-0 to node-1",
    },
    {
      behaviour: "marks for deletion",
      row: { ...by, previous: pod(), object: pod({}, ending) },
      says: "kubelet marks Pod default/web-0 for deletion within 30s",
    },
    {
      behaviour: "removes what was marked",
      row: { ...by, previous: pod({}, ending), object: pod({}, ending), deleted: true },
      says: "kubelet removes Pod default/web-0",
    },
    {
      behaviour: "deletes what was not marked",
      row: { ...by, previous: pod(), object: pod(), deleted: true },
      says: "kubelet deletes Pod default/web-0",
    },
    {
      behaviour: "updates the status",
      row: {
        ...by,
        previous: pod({ status: { phase: "Pending" } }),
        object: pod({ status: { phase: "Running" } }),
      },
      says: "kubelet updates the status of Pod default/web-0: phase Pending -> Running",
    },
    {
      behaviour: "changes, and tells the first changes",
      row: {
        ...by,
        previous: pod({ spec: {} }),
        object: pod({ spec: { a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7 } }),
      },
      says:
        "kubelet changes Pod default/web-0: a none -> 1, b none -> 2, c none -> 3, d none -> 4, " +
        "e none -> 5 and 2 more",
    },
    {
      behaviour: "reports on the object of an event",
      row: { ...by, resource: "events", object: event({ reason: "Pulled", message: "Got it" }) },
      says: "kubelet reports on Pod default/web-0: Pulled: Got it",
    },
    {
      behaviour: "reports for another time",
      row: {
        ...by,
        resource: "events",
        previous: event({}),
        object: event({ reason: "BackOff", message: "Waiting", count: 3 }),
      },
      says: "kubelet reports on Pod default/web-0: BackOff (3 times): Waiting",
    },
  ])("$behaviour", ({ row, says }) => {
    expect(sentenceOf(write(row))).toBe(says);
  });

  test("is told in the past as well", () => {
    expect(sentenceOf(write({ ...by, object: pod() }), "past")).toBe(
      "kubelet created Pod default/web-0",
    );
  });
});
