import { describe, expect, test } from "vitest";
import {
  controllerRevisions,
  historyLines,
  replicaSets,
  revisionsAmong,
  templateOf,
} from "./revisions.ts";

const replicaSet = (name: string, revision: string, cause?: string) => ({
  metadata: {
    name,
    ownerReferences: [{ controller: true, uid: "u" }],
    annotations: {
      "deployment.kubernetes.io/revision": revision,
      ...(cause === undefined ? {} : { "kubernetes.io/change-cause": cause }),
    },
  },
});

describe("the revisions of a Deployment", () => {
  const stranger = { metadata: { name: "s", ownerReferences: [{ controller: true, uid: "v" }] } };
  const sets = [replicaSet("c", "10"), replicaSet("a", "2", "to 1.20"), stranger];
  const revisions = revisionsAmong(replicaSets, sets, "u");

  test("are its ReplicaSets, by number", () => {
    expect(revisions.map(({ number, object: { metadata } }) => ({ number, metadata }))).toEqual([
      { number: 2, metadata: sets[1]?.metadata },
      { number: 10, metadata: sets[0]?.metadata },
    ]);
  });

  test("are listed with the cause of the change", () => {
    expect(historyLines(revisions)).toEqual([
      "REVISION  CHANGE-CAUSE",
      "2         to 1.20",
      "10        <none>",
    ]);
  });
});

test("the template of a revision is without its hash", () => {
  const template = { metadata: { labels: { app: "web", "pod-template-hash": "x" } }, spec: {} };
  expect(templateOf({ spec: { template } })).toEqual({
    metadata: { labels: { app: "web" } },
    spec: {},
  });
});

test("the revisions of a DaemonSet are its ControllerRevisions, each with a patch", () => {
  const owner = { ownerReferences: [{ controller: true, uid: "u" }] };
  const template = { metadata: { labels: { app: "web" } }, spec: {} };
  const data = { spec: { template: { $patch: "replace", ...template } } };
  const objects = [
    { metadata: { name: "b", ...owner }, revision: 2, data },
    { metadata: { name: "a", ...owner }, revision: 1, data },
  ];
  const revisions = revisionsAmong(controllerRevisions, objects, "u");
  expect(revisions).toEqual([
    { number: 1, object: objects[1] },
    { number: 2, object: objects[0] },
  ]);
  expect(controllerRevisions.template({ data })).toEqual(template);
});
