/** The managedFields that webhooks and policies see, and what webhooks make of them. */
import { expect, test } from "vitest";
import type { AdmissionRequest } from "../../api/admission-review.ts";
import { ConfigMap } from "../../api/core/configmap.ts";
import type { JsonObject } from "../../api/json.ts";
import type { KubeObject } from "../../api/resource.ts";
import { withManagedFields } from "../../apiserver/fields/ownership.ts";
import { type Cluster, createCluster } from "../../simulator/cluster.ts";
import type { AdmissionVerdict } from "../../simulator/programs/index.ts";
import { outcome, policyOver, policyServer } from "../policies/server.ts";
import { configMap, mutating, serviceOf, validating } from "./configurations.ts";

const configMaps = {
  resource: { group: "", version: "v1", plural: "configmaps" },
  namespace: "default",
};

/** A cluster with a webhook, and what that was asked. */
function clusterWith(configuration: object, verdict: AdmissionVerdict = { allowed: true }) {
  const cluster = createCluster({ nodes: 0 });
  const seen: AdmissionRequest[] = [];
  cluster.apply([serviceOf("hook"), configuration]);
  cluster.webhook("default/hook", (request) => {
    seen.push(request);
    return verdict;
  });
  return { cluster, seen };
}

const write = (cluster: Cluster, verb: "create" | "update", manager: string, data: JsonObject) =>
  cluster.server.handle({
    verb,
    ...configMaps,
    ...(verb === "update" && { name: "a" }),
    body: configMap("a", data),
    options: { fieldManager: manager },
    actor: "somebody",
  });

const fieldsOf = (object: JsonObject | KubeObject | null | undefined) =>
  Object(Object(object).metadata).managedFields;
const stored = (cluster: Cluster) =>
  fieldsOf(withManagedFields(Object(cluster.get(ConfigMap, "a"))));

const entry = (manager: string, fieldsV1: object) => ({
  manager,
  operation: "Update",
  apiVersion: "v1",
  time: "2026-01-01T00:00:00Z",
  fieldsType: "FieldsV1",
  fieldsV1,
});

test("a review shows those of the write in progress, and those of the stored object", () => {
  const { cluster, seen } = clusterWith(validating("hook"));
  write(cluster, "create", "creator", { x: "1" });
  write(cluster, "update", "editor", { x: "2" });
  const created = [entry("creator", { "f:data": { ".": {}, "f:x": {} } })];
  const updated = [
    entry("creator", { "f:data": {} }),
    entry("editor", { "f:data": { "f:x": {} } }),
  ];
  expect(seen.map(({ object, oldObject }) => [object, oldObject].map(fieldsOf))).toEqual([
    [created, undefined],
    [updated, created],
  ]);
  expect(stored(cluster)).toEqual(updated);
});

test("what a webhook adds to the object is nobody's", () => {
  const patch = [{ op: "add", path: "/data/y", value: "1" }] as const;
  const { cluster, seen } = clusterWith(mutating("hook"), { allowed: true, patch });
  write(cluster, "create", "creator", { x: "1" });
  expect(cluster.get(ConfigMap, "a")?.data).toEqual({ x: "1", y: "1" });
  expect(stored(cluster)).toEqual(fieldsOf(seen[0]?.object));
});

const change = (member: string, value: string): AdmissionVerdict => ({
  allowed: true,
  patch: [{ op: "replace", path: `/metadata/managedFields/0/${member}`, value }],
});

test("a webhook may change them", () => {
  const { cluster } = clusterWith(mutating("hook"), change("manager", "somebody-else"));
  write(cluster, "create", "creator", { x: "1" });
  expect(stored(cluster)).toEqual([entry("somebody-else", { "f:data": { ".": {}, "f:x": {} } })]);
});

test("a webhook may take them away", () => {
  const patch = [{ op: "remove", path: "/metadata/managedFields" }] as const;
  const { cluster } = clusterWith(mutating("hook"), { allowed: true, patch });
  write(cluster, "create", "creator", { x: "1" });
  expect(stored(cluster)).toBeUndefined();
});

test.each([
  {
    behaviour: "no operation",
    verdict: change("operation", "Guess"),
    problem: "operation must be `Apply` or `Update`",
  },
  {
    behaviour: "no version",
    verdict: change("apiVersion", ""),
    problem: "apiVersion must not be empty",
  },
  {
    behaviour: "another type of fields",
    verdict: change("fieldsType", "FieldsV2"),
    problem: 'invalid fieldsType "FieldsV2" in managed fields entry 0',
  },
])("those of a webhook with $behaviour are not taken, with a warning", ({ verdict, problem }) => {
  const { cluster } = clusterWith(mutating("hook"), verdict);
  const { code, warnings } = write(cluster, "create", "creator", { x: "1" });
  expect({ code, warnings }).toEqual({
    code: 201,
    warnings: [
      ".metadata.managedFields was in an invalid state after admission; this could be caused by " +
        `an outdated mutating admission controller; please fix your requests: ${problem}`,
    ],
  });
  expect(stored(cluster)).toEqual([entry("creator", { "f:data": { ".": {}, "f:x": {} } })]);
});

test("a policy sees those of the write in progress", () => {
  const expression = "object.metadata.managedFields.all(each, each.manager != 'helm')";
  const server = policyServer(...policyOver("configmaps", { validations: [{ expression }] }));
  const create = (fieldManager: string) =>
    outcome(
      server.send({
        verb: "create",
        ...configMaps,
        body: configMap(fieldManager, { x: "1" }),
        options: { fieldManager },
      }),
    );
  expect(create("kubectl-create")).toBe("accepted");
  expect(create("helm")).toContain("failed expression");
});
