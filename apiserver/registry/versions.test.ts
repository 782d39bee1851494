import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../api/json.ts";
import type { RequestOptions } from "../../api/request.ts";
import { ownersIn } from "../testing/owners.ts";
import { type Request, refusal, testServer } from "../testing/server.ts";

const crds = {
  resource: { group: "apiextensions.k8s.io", version: "v1", plural: "customresourcedefinitions" },
};
const text = { type: "string" };
const version = (name: string, more: object) => ({
  name,
  served: true,
  storage: false,
  schema: {
    openAPIV3Schema: {
      type: "object",
      properties: { spec: { type: "object", properties: { size: text, color: text } } },
    },
  },
  ...more,
});
const definition = (...versions: readonly object[]) => ({
  apiVersion: "apiextensions.k8s.io/v1",
  kind: "CustomResourceDefinition",
  metadata: { name: "widgets.example.com" },
  spec: {
    group: "example.com",
    scope: "Namespaced",
    names: { plural: "widgets", kind: "Widget" },
    versions,
  },
});
const [beta, v1] = [version("v1beta1", {}), version("v1", { storage: true })];

const name = "a";

/** A write of a widget in one of its versions. */
function widget(version: string, spec: JsonObject, more: Partial<Request>): Request {
  const resource = { group: "example.com", version, plural: "widgets" };
  const apiVersion = `example.com/${version}`;
  const body = { apiVersion, kind: "Widget", metadata: { name }, spec };
  return { verb: "patch", patchType: "merge", resource, namespace: "default", name, body, ...more };
}

const by = (fieldManager: string, more: RequestOptions = {}) => ({
  options: { fieldManager, ...more },
});
const madeInBeta = [
  { verb: "create", ...crds, body: definition(beta, v1) },
  widget("v1beta1", { size: "1", color: "red" }, { verb: "create", ...by("old") }),
] as const;

describe("the fields that a manager of another version owns", () => {
  test("are those of an updater once it changes them", () => {
    const { send, given } = testServer();
    given(...madeInBeta);
    expect(ownersIn(send(widget("v1", { size: "2" }, by("new"))))).toEqual({
      "old Update": [".spec", ".spec.color"],
      "new Update": [".spec.size"],
    });
  });

  test("conflict with an apply, unless it is forced", () => {
    const { send, given } = testServer();
    given(...madeInBeta);
    const apply = (force: boolean) =>
      send(widget("v1", { size: "2" }, { patchType: "apply", ...by("new", { force }) }));
    const message = 'conflict with "old" using example.com/v1beta1';
    expect(apply(false).body).toEqual(
      refusal([409, "Conflict"], `Apply failed with 1 conflict: ${message}: .spec.size`, {
        causes: [{ reason: "FieldManagerConflict", message, field: ".spec.size" }],
      }),
    );
    expect(ownersIn(apply(true))).toEqual({
      "old Update": [".spec", ".spec.color"],
      "new Apply": [".spec.size"],
    });
  });

  test("are compared as that version has them", () => {
    const { send, given } = testServer();
    const autoscalers = (version: string) => ({
      resource: { group: "autoscaling", version, plural: "horizontalpodautoscalers" },
      namespace: "default",
    });
    const scaleTargetRef = { apiVersion: "apps/v1", kind: "Deployment", name: "web" };
    const spec = { scaleTargetRef, maxReplicas: 3, targetCPUUtilizationPercentage: 50 };
    const body = { metadata: { name }, spec };
    given({ verb: "create", ...autoscalers("v1"), body, ...by("old") });
    const target = { type: "Utilization", averageUtilization: 80 };
    const metrics = [{ type: "Resource", resource: { name: "cpu", target } }];
    const changed = { ...by("new"), name, body: { spec: { metrics } } };
    const answer = send({ verb: "patch", patchType: "merge", ...autoscalers("v2"), ...changed });
    expect(ownersIn(answer)).toEqual({
      "old Update": [".spec.maxReplicas", ".spec.minReplicas", ".spec.scaleTargetRef"],
      "new Update": [".spec.metrics"],
    });
  });

  test("are left as they are where a path resets them, whatever the other version shows", () => {
    const { send, given } = testServer();
    const place = (version: string) => ({
      resource: { group: "autoscaling", version, plural: "horizontalpodautoscalers" },
      namespace: "default",
    });
    const scaleTargetRef = { apiVersion: "apps/v1", kind: "Deployment", name: "web" };
    const spec = { scaleTargetRef, maxReplicas: 3, targetCPUUtilizationPercentage: 50 };
    const conditions = [{ type: "AbleToScale", status: "True" }];
    given(
      { verb: "create", ...place("v1"), body: { metadata: { name }, spec }, ...by("old") },
      {
        ...{ verb: "patch", patchType: "merge", ...place("v2"), name, ...by("controller") },
        ...{ subresource: "status", body: { status: { conditions } } },
      },
    );
    // Without the annotation that shows the conditions.
    const changed = { metadata: { name }, spec: { ...spec, maxReplicas: 4 } };
    const answer = send({ verb: "update", ...place("v1"), name, body: changed, ...by("old") });
    expect(ownersIn(answer)["controller Update status"]).toContain(
      '.status.conditions[type="AbleToScale"]',
    );
  });
});

describe("once a version is taken out of the definition", () => {
  const left = { name: "widgets.example.com", body: { spec: { versions: [v1] } } };
  const withoutBeta = [
    ...madeInBeta,
    widget("v1", { color: "blue" }, by("new")),
    { verb: "patch", patchType: "merge", ...crds, ...left },
  ] as const;

  test("an apply is refused while a manager names its fields in it", () => {
    const { send, given } = testServer();
    given(...withoutBeta);
    const apply = widget("v1", { size: "1" }, { patchType: "apply", ...by("new") });
    expect(send(apply).body).toEqual(
      refusal(
        [500, "Unknown"],
        "request to convert CR to an invalid group/version: example.com/v1beta1",
      ),
    );
  });

  test("an update leaves all managers as they are", () => {
    const { send, given } = testServer();
    given(...withoutBeta);
    expect(ownersIn(send(widget("v1", { size: "3" }, by("newer"))))).toEqual({
      "old Update": [".spec", ".spec.size"],
      "new Update": [".spec.color"],
    });
  });
});
