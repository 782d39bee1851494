/** Policies over every way in which objects are written. */
import { describe, expect, test } from "vitest";
import { deployments, pods, type Request } from "../../apiserver/testing/server.ts";
import {
  applies,
  deployment,
  mutationOf,
  outcome,
  pod,
  policyOver,
  policyServer,
} from "./server.ts";

const named = (request: Omit<Request, "name">): Request => ({ ...request, name: "web" });
const scale = (replicas: number): Request =>
  named({
    verb: "update",
    ...deployments,
    subresource: "scale",
    body: {
      apiVersion: "autoscaling/v1",
      kind: "Scale",
      metadata: { name: "web", namespace: "default" },
      spec: { replicas },
    },
  });
const eviction = named({
  verb: "create",
  ...pods,
  subresource: "eviction",
  body: { apiVersion: "policy/v1", kind: "Eviction", metadata: { name: "web" } },
});
const binding = named({
  verb: "create",
  ...pods,
  subresource: "binding",
  body: {
    apiVersion: "v1",
    kind: "Binding",
    metadata: { name: "web" },
    target: { kind: "Node", name: "n" },
  },
});

interface Row {
  readonly behaviour: string;
  readonly resource: string;
  /** What must not hold, so that the request is refused. */
  readonly seen: string;
  readonly given?: readonly Request[];
  readonly request: Request;
  readonly plural?: string;
}

const rows: readonly Row[] = [
  {
    behaviour: "a create whose name is made",
    resource: "pods",
    seen: "object.metadata.name.startsWith('web-') && !has(request.name)",
    request: {
      verb: "create",
      ...pods,
      body: { ...Object(pod().body), metadata: { generateName: "web-" } },
    },
    plural: "pods",
  },
  {
    behaviour: "an update",
    resource: "deployments",
    seen: "request.operation == 'UPDATE' && oldObject.spec.replicas == 1 && object.spec.replicas == 2",
    given: [deployment(1)],
    request: named({ ...deployment(2), verb: "update" }),
  },
  {
    behaviour: "a patch",
    resource: "deployments",
    seen: "request.operation == 'UPDATE' && request.options.kind == 'UpdateOptions' && object.spec.replicas == 3",
    given: [deployment(1)],
    request: named({
      verb: "patch",
      patchType: "merge",
      ...deployments,
      body: { spec: { replicas: 3 } },
    }),
  },
  {
    behaviour: "an apply that creates",
    resource: "deployments",
    seen: "request.operation == 'CREATE' && oldObject == null && request.options.fieldManager == 'me'",
    request: named({
      ...deployment(1),
      verb: "patch",
      patchType: "apply",
      options: { fieldManager: "me" },
      body: { apiVersion: "apps/v1", kind: "Deployment", ...Object(deployment(1).body) },
    }),
  },
  {
    behaviour: "a delete",
    resource: "deployments",
    seen:
      "request.operation == 'DELETE' && object == null && oldObject.spec.replicas == 1 && " +
      "request.options.propagationPolicy == 'Foreground'",
    given: [deployment(1)],
    request: named({
      verb: "delete",
      ...deployments,
      options: { propagationPolicy: "Foreground" },
    }),
  },
  {
    behaviour: "a delete of a collection, object by object",
    resource: "deployments",
    seen: "request.operation == 'DELETE' && request.name == 'web'",
    given: [deployment(1)],
    request: { verb: "deletecollection", ...deployments },
  },
  {
    behaviour: "a dry run",
    resource: "deployments",
    seen: "request.dryRun && request.options.dryRun == ['All']",
    request: { ...deployment(1), options: { dryRun: true } },
  },
  {
    behaviour: "a status",
    resource: "deployments/status",
    seen: "request.subResource == 'status' && object.status.replicas == 1 && object.spec.replicas == 1",
    given: [deployment(1)],
    request: named({
      verb: "patch",
      patchType: "merge",
      ...deployments,
      subresource: "status",
      body: { status: { replicas: 1 } },
    }),
  },
  {
    behaviour: "a scale",
    resource: "deployments/scale",
    seen:
      "object.kind == 'Scale' && oldObject.spec.replicas == 1 && object.spec.replicas == 4 && " +
      "request.kind.group == 'autoscaling' && request.resource.resource == 'deployments'",
    given: [deployment(1)],
    request: scale(4),
  },
  {
    behaviour: "an eviction",
    resource: "pods/eviction",
    seen: "request.operation == 'CREATE' && object.kind == 'Eviction' && oldObject == null",
    given: [pod()],
    request: eviction,
    plural: "pods",
  },
  {
    behaviour: "a binding",
    resource: "pods/binding",
    seen: "object.kind == 'Binding' && object.target.name == 'n' && request.name == 'web'",
    given: [pod()],
    request: binding,
    plural: "pods",
  },
  {
    behaviour: "ephemeral containers",
    resource: "pods/ephemeralcontainers",
    seen: "object.spec.ephemeralContainers[0].name == 'debug' && !has(oldObject.spec.ephemeralContainers)",
    given: [pod()],
    request: named({
      verb: "patch",
      patchType: "strategic",
      ...pods,
      subresource: "ephemeralcontainers",
      body: { spec: { ephemeralContainers: [{ name: "debug", image: "busybox" }] } },
    }),
    plural: "pods",
  },
];

describe("a policy sees", () => {
  test.each(rows)("$behaviour", ({ resource, seen, given = [], request, plural }) => {
    const server = policyServer();
    server.given(...given);
    for (const each of policyOver(resource, {
      validations: [{ expression: `!(${seen})`, message: "seen" }],
    })) {
      server.apply(each);
    }
    expect(outcome(server.send(request))).toMatch(
      new RegExp(`^422: ${plural ?? "deployments.apps"} "web.*" is forbidden: .* request: seen$`),
    );
  });
});

test.each([
  { behaviour: "a scale", resource: "deployments", given: deployment(1), request: scale(4) },
  { behaviour: "an eviction", resource: "pods", given: pod(), request: eviction },
  { behaviour: "a binding", resource: "pods", given: pod(), request: binding },
])("$behaviour is no write of the object itself", ({ resource, given, request }) => {
  const server = policyServer();
  server.given(given);
  const validations = [{ expression: "false" }];
  for (const each of policyOver(resource, { validations })) server.apply(each);
  expect(outcome(server.send(request))).toBe("accepted");
});

test("a scale is changed by policies over scales", () => {
  const mutations = [applies("Object{spec: Object.spec{replicas: object.spec.replicas + 1}}")];
  const server = policyServer(...mutationOf("deployments/scale", { mutations }));
  server.given(deployment(1));
  expect(server.send(scale(4)).body).toMatchObject({ spec: { replicas: 5 } });
});

test("a status is changed, and nothing beside it", () => {
  const mutations = [
    applies("Object{spec: Object.spec{replicas: 9}, status: Object.status{readyReplicas: 2}}"),
  ];
  const server = policyServer(...mutationOf("deployments/status", { mutations }));
  server.given(deployment(1));
  const { body } = server.send(
    named({
      verb: "patch",
      patchType: "merge",
      ...deployments,
      subresource: "status",
      body: { status: { replicas: 2 } },
    }),
  );
  expect(body).toMatchObject({ spec: { replicas: 1 }, status: { replicas: 2, readyReplicas: 2 } });
});

test("a policy over one version of a kind sees requests in others", () => {
  const autoscaler = {
    apiVersion: "autoscaling/v1",
    kind: "HorizontalPodAutoscaler",
    metadata: { name: "web" },
    spec: {
      maxReplicas: 3,
      targetCPUUtilizationPercentage: 50,
      scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "web" },
    },
  };
  const [policy, bound] = policyOver("horizontalpodautoscalers", {
    matchConstraints: {
      resourceRules: [
        {
          apiGroups: ["autoscaling"],
          apiVersions: ["v2"],
          operations: ["CREATE"],
          resources: ["horizontalpodautoscalers"],
        },
      ],
    },
    validations: [
      {
        expression: "object.spec.metrics[0].resource.target.averageUtilization < 50",
        messageExpression: "request.kind.version + ' of ' + request.requestKind.version",
      },
    ],
  });
  const server = policyServer(policy ?? {}, bound ?? {});
  expect(outcome(server.apply(autoscaler))).toBe(
    '422: horizontalpodautoscalers.autoscaling "web" is forbidden: ValidatingAdmissionPolicy ' +
      "'p' with binding 'b' denied request: v2 of v1",
  );
});

test("a Service that is changed keeps the address that it was given", () => {
  const mutations = [applies("Object{metadata: Object.metadata{labels: {'a': 'b'}}}")];
  const server = policyServer(...mutationOf("services", { mutations }));
  const { code, body } = server.apply({
    apiVersion: "v1",
    kind: "Service",
    metadata: { name: "web" },
    spec: { type: "NodePort", ports: [{ port: 80 }] },
  });
  expect({ code, labels: body.metadata }).toMatchObject({
    code: 201,
    labels: { labels: { a: "b" } },
  });
});

test("questions of who somebody is and what they may do are none of a policy's business", () => {
  const server = policyServer(...policyOver("*", { validations: [{ expression: "false" }] }));
  const review = (group: string, plural: string, spec: object): Request => ({
    verb: "create",
    resource: { group: `${group}.k8s.io`, version: "v1", plural },
    body: { spec },
  });
  const resourceAttributes = { verb: "get", resource: "pods" };
  expect(
    [
      review("authorization", "selfsubjectaccessreviews", { resourceAttributes }),
      review("authorization", "subjectaccessreviews", { resourceAttributes, user: "ann" }),
      review("authorization", "selfsubjectrulesreviews", { namespace: "default" }),
      review("authentication", "tokenreviews", { token: "swordfish" }),
    ].map((request) => outcome(server.send(request))),
  ).toEqual(["accepted", "accepted", "accepted", "accepted"]);
  expect(outcome(server.send(pod()))).toContain("denied request");
});
