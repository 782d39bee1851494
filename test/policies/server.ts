/** An API server with policies from manifests, and what becomes of writes to it. */
import { readFileSync } from "node:fs";
import { loadAll } from "js-yaml";
import { isObject } from "../../api/json.ts";
import type { ApiResponse } from "../../api/request.ts";
import type { KubeObject } from "../../api/resource.ts";
import { goYaml } from "../../api/yaml.ts";
import {
  deploymentSpec,
  deployments,
  podSpec,
  pods,
  type Request,
  testServer,
} from "../../apiserver/testing/server.ts";

const folder = new URL("../../manifests/policies/", import.meta.url);

export const manifest = (name: string): string =>
  readFileSync(new URL(`${name}.yaml`, folder), "utf8");

/** A server that has these objects, from manifests by their names or as they are. */
export function policyServer(...given: readonly (string | object)[]) {
  const test = testServer();
  const { resources } = test.server.registry;
  const apply = (object: unknown): ApiResponse => {
    if (!isObject(object)) throw new Error("this is no object");
    const { metadata } = object as unknown as KubeObject;
    const resource = resources.byKind(String(object.apiVersion), String(object.kind));
    if (resource === undefined) throw new Error(`no ${String(object.kind)} is served`);
    const { definition } = resource;
    const namespace = definition.namespaced ? (metadata.namespace ?? "default") : undefined;
    return test.send({ verb: "create", resource: definition, namespace, body: object });
  };
  for (const each of given) {
    const objects = typeof each === "string" ? loadAll(manifest(each), { schema: goYaml }) : [each];
    for (const object of objects) {
      const { code, body } = apply(object);
      if (code >= 400) throw new Error(JSON.stringify(body));
    }
  }
  return {
    ...test,
    apply,
    label: (namespace: string, labels: object) =>
      test.given({
        verb: "patch",
        patchType: "merge",
        resource: { group: "", version: "v1", plural: "namespaces" },
        name: namespace,
        body: { metadata: { labels } },
      }),
  };
}

export const deployment = (replicas: number, changes: object = {}): Request => ({
  verb: "create",
  ...deployments,
  body: { metadata: { name: "web" }, spec: { ...deploymentSpec, replicas }, ...changes },
});

export const pod = (spec: object = {}, metadata: object = {}): Request => ({
  verb: "create",
  ...pods,
  body: { metadata: { name: "web", ...metadata }, spec: { ...podSpec, ...spec } },
});

/** `created`, or the code of a refusal with its message. */
export function outcome({ code, body, warnings }: ApiResponse): string {
  const message = "message" in body ? `${code}: ${body.message}` : "accepted";
  return [message, ...warnings.map((warning) => `Warning: ${warning}`)].join("\n");
}

const rule = { apiVersions: ["*"], operations: ["*"], scope: "*" };

/** A policy over a resource such as `pods/status` that has these validations, and its binding. */
export const policyOver = (resource: string, spec: object, binding: object = {}) => [
  {
    apiVersion: "admissionregistration.k8s.io/v1",
    kind: "ValidatingAdmissionPolicy",
    metadata: { name: "p" },
    spec: {
      matchConstraints: { resourceRules: [{ ...rule, apiGroups: ["*"], resources: [resource] }] },
      ...spec,
    },
  },
  {
    apiVersion: "admissionregistration.k8s.io/v1",
    kind: "ValidatingAdmissionPolicyBinding",
    metadata: { name: "b" },
    spec: { policyName: "p", validationActions: ["Deny"], ...binding },
  },
];

/** A policy that changes a resource by these expressions, each a patch of its type. */
export const mutationOf = (resource: string, spec: object, binding: object = {}) => [
  {
    apiVersion: "admissionregistration.k8s.io/v1",
    kind: "MutatingAdmissionPolicy",
    metadata: { name: "m" },
    spec: {
      matchConstraints: {
        resourceRules: [
          { ...rule, operations: ["CREATE", "UPDATE"], apiGroups: ["*"], resources: [resource] },
        ],
      },
      reinvocationPolicy: "Never",
      ...spec,
    },
  },
  {
    apiVersion: "admissionregistration.k8s.io/v1",
    kind: "MutatingAdmissionPolicyBinding",
    metadata: { name: "b" },
    spec: { policyName: "m", ...binding },
  },
];

export const applies = (expression: string) => ({
  patchType: "ApplyConfiguration",
  applyConfiguration: { expression },
});

export const patches = (expression: string) => ({
  patchType: "JSONPatch",
  jsonPatch: { expression },
});
