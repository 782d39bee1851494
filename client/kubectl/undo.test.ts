import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../api/json.ts";
import { checkPaused, checkUndo, undoWarning, wayBack } from "./undo.ts";

const revision = "deployment.kubernetes.io/revision";
const cause = "kubernetes.io/change-cause";

const template = (image: string, hash?: string) => ({
  metadata: { labels: { app: "web", ...(hash && { "pod-template-hash": hash }) } },
  spec: { containers: [{ name: "app", image }] },
});
const deployment = (image: string, spec = {}): JsonObject => ({
  kind: "Deployment",
  metadata: { name: "web", annotations: { [revision]: "3", [cause]: "new" } },
  spec: { ...spec, template: template(image) },
});
const replicaSet = (number: number, image: string) => ({
  number,
  object: {
    metadata: {
      name: `web-${number}`,
      annotations: { [revision]: String(number), [cause]: "old" },
    },
    spec: { template: template(image, String(number)) },
  },
});
const resource = { kind: "Deployment", group: "apps" };

describe("going back of a Deployment", () => {
  const object = deployment("nginx:3");
  const revisions = [replicaSet(1, "nginx:1"), replicaSet(2, "nginx:2"), replicaSet(3, "nginx:3")];
  const back = (wanted: number) => wayBack({ object, resource, wanted }, revisions);

  test("is to a revision by its number; 0 is the one before", () => {
    expect(back(1).template).toEqual(template("nginx:1", "1"));
    expect(back(0).template).toEqual(template("nginx:2", "2"));
    expect(() => back(7)).toThrow("unable to find specified revision 7 in history");
  });

  test("keeps the Deployment's own annotations and takes the revision's", () => {
    expect(back(1).patch).toEqual({
      type: "json",
      body: [
        { op: "replace", path: "/spec/template", value: template("nginx:1") },
        {
          op: "replace",
          path: "/metadata/annotations",
          value: { [revision]: "3", [cause]: "old" },
        },
      ],
    });
  });

  test("is done already where the templates are the same", () => {
    expect([back(3).isThere, back(2).isThere]).toEqual([true, false]);
  });

  test("needs a revision before", () => {
    const only = revisions.slice(0, 1);
    expect(() => wayBack({ object, resource, wanted: 0 }, only)).toThrow(
      'no rollout history found for deployment "web"',
    );
  });
});

test("the way back of a DaemonSet is the patch that its ControllerRevision holds", () => {
  const data = { spec: { template: { $patch: "replace", ...template("agent:1") } } };
  const object = { kind: "DaemonSet", metadata: {}, spec: { template: template("agent:2") } };
  const asked = { object, resource: { kind: "DaemonSet", group: "apps" }, wanted: 1 };
  const revisions = [{ number: 1, object: { data } }];
  expect(wayBack(asked, revisions)).toEqual({
    template: template("agent:1"),
    isThere: false,
    patch: { type: "strategic", body: data },
  });
  expect(() => wayBack({ ...asked, wanted: 0 }, revisions)).toThrow(
    "no last revision to roll back to",
  );
});

test.each([
  {
    why: "a negative revision",
    asked: { object: deployment("nginx"), resource, wanted: -1 },
    told: "unable to find specified revision -1 in history",
  },
  {
    why: "what keeps no revisions",
    asked: { object: {}, resource: { kind: "Service", group: "" }, wanted: 0 },
    told: 'error retrieving rollbacker for "Service", no visitor method exists for { Service}',
  },
  {
    why: "what keeps none for itself",
    asked: { object: {}, resource: { kind: "ReplicaSet", group: "apps" }, wanted: 0 },
    told: 'no rollbacker has been implemented for "ReplicaSet.apps"',
  },
])("the way back is refused to $why", ({ asked, told }) => {
  expect(() => checkUndo(asked)).toThrow(told);
});

test("the way back is refused to a paused Deployment, and to no other", () => {
  const asked = { object: deployment("nginx", { paused: true }), resource, wanted: 0 };
  expect(() => checkPaused(asked, "kubectl")).toThrow(
    "you cannot rollback a paused deployment; " +
      "resume it first with 'kubectl rollout resume' and try again",
  );
  expect(() => checkPaused({ ...asked, object: deployment("nginx") }, "kubectl")).not.toThrow();
});

test("what was applied is warned of: its manifest still says what is undone", () => {
  const applied = { "kubectl.kubernetes.io/last-applied-configuration": "{}" };
  const object = { metadata: { annotations: applied } };
  expect(undoWarning(object, "deployments/web", "kubesim")).toBe(
    "Warning: resource deployments/web was previously managed with 'kubesim apply'. " +
      "Rolling back will not update the kubectl.kubernetes.io/last-applied-configuration " +
      "annotation, which may cause unexpected behavior on future 'kubesim apply' operations. " +
      "Consider using 'kubesim apply' with your previous configuration file instead.",
  );
  expect(undoWarning(deployment("nginx"), "deployments/web", "kubesim")).toBeUndefined();
});
