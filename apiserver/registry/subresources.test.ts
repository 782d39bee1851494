import { describe, expect, test } from "vitest";
import {
  at,
  configMaps,
  deploymentSpec,
  deployments,
  invalid,
  nodes,
  podSpec,
  pods,
  type Request,
  refusal,
  serviceAccounts,
  startTime,
  success,
  testServer,
} from "../testing/server.ts";

const web = { ...deployments, name: "web" };
const p = { ...pods, name: "p" };

function withDeployment() {
  const tested = testServer();
  tested.given({
    verb: "create",
    ...deployments,
    body: { metadata: { name: "web" }, spec: deploymentSpec },
  });
  return tested;
}

function withPod(spec: object = {}) {
  const tested = testServer();
  tested.given({
    verb: "create",
    ...pods,
    body: { metadata: { name: "p" }, spec: { ...podSpec, ...spec } },
  });
  return tested;
}

describe("scale", () => {
  const scale = { ...web, subresource: "scale" };

  test("shows the replicas of a scalable object", () => {
    const { given } = withDeployment();
    const { metadata } = given({ verb: "get", ...web });
    expect(given({ verb: "get", ...scale })).toEqual({
      apiVersion: "autoscaling/v1",
      kind: "Scale",
      metadata: {
        name: "web",
        namespace: "default",
        uid: at(metadata, "uid"),
        resourceVersion: at(metadata, "resourceVersion"),
        creationTimestamp: startTime,
      },
      spec: { replicas: 1 },
      status: { replicas: 0, selector: "app=web" },
    });
  });

  test.each([
    {
      verb: "update",
      body: { metadata: { name: "web", namespace: "default" }, spec: { replicas: 4 } },
    },
    { verb: "patch", patchType: "merge", body: { spec: { replicas: 4 } } },
    { verb: "patch", patchType: "strategic", body: { spec: { replicas: 4 } } },
    // As Ansible scales.
    { verb: "patch", patchType: "strategic", body: { kind: "Deployment", spec: { replicas: 4 } } },
    {
      verb: "patch",
      patchType: "json",
      body: [{ op: "replace", path: "/spec/replicas", value: 4 }],
    },
  ] as const)("is changed by a $verb $patchType", (change) => {
    const { given } = withDeployment();
    expect(at(given({ ...scale, ...change }), "spec.replicas")).toBe("4");
    const deployment = given({ verb: "get", ...web });
    expect([at(deployment, "spec.replicas"), at(deployment, "metadata.generation")]).toEqual([
      "4",
      "2",
    ]);
  });

  test("answers a dry run as if it were done", () => {
    const { given } = withDeployment();
    const body = { spec: { replicas: 4 } };
    const patch = { verb: "patch", ...scale, patchType: "merge", body } as const;
    expect(at(given({ ...patch, options: { dryRun: true } }), "spec.replicas")).toBe("4");
    expect(at(given({ verb: "get", ...web }), "spec.replicas")).toBe("1");
  });

  const metadata = { name: "web", namespace: "default" };

  test.each([
    {
      behaviour: "of another name",
      body: { metadata: { name: "other" } },
      status: refusal(
        [400, "BadRequest"],
        "the name of the object (other) does not match the name on the URL (web)",
      ),
    },
    {
      behaviour: "below zero",
      body: { metadata, spec: { replicas: -1 } },
      status: invalid(
        { kind: "Scale", group: "autoscaling", name: "web" },
        {
          reason: "FieldValueInvalid",
          message: "Invalid value: -1: must be greater than or equal to 0",
          field: "spec.replicas",
        },
      ),
    },
    {
      behaviour: "to what is no number",
      body: { metadata, spec: { replicas: "4" } },
      status: refusal(
        [400, "BadRequest"],
        'Scale in version "v1" cannot be handled as a Scale: json: cannot unmarshal string into ' +
          "Go struct field ScaleSpec.spec.replicas of type int32",
      ),
    },
    {
      behaviour: "from another version",
      body: { metadata: { ...metadata, resourceVersion: "1" }, spec: { replicas: 2 } },
      status: refusal(
        [409, "Conflict"],
        'Operation cannot be fulfilled on deployments.apps "web": the object has been modified; ' +
          "please apply your changes to the latest version and try again",
        { name: "web", group: "apps", kind: "deployments" },
      ),
    },
  ])("is refused $behaviour", ({ body, status }) => {
    const { send } = withDeployment();
    expect(send({ verb: "update", ...scale, body }).body).toEqual(status);
  });

  test("is not there where nothing can be scaled", () => {
    const { send } = withDeployment();
    const scaled = { verb: "get", subresource: "scale" } as const;
    expect(send({ ...scaled, ...configMaps, name: "x" }).code).toBe(404);
    expect(send({ ...scaled, ...deployments, name: "none" }).body).toEqual(
      refusal([404, "NotFound"], 'deployments/scale.apps "none" not found', {
        name: "none",
        group: "apps",
        kind: "deployments/scale",
      }),
    );
  });
});

describe("binding", () => {
  const bind = (target: object, metadata: object = { name: "p" }): Request => ({
    verb: "create",
    ...p,
    subresource: "binding",
    body: { metadata, target },
  });
  const node = { kind: "Node", name: "n" };

  test("puts a pod on a node, and tells it where that is", () => {
    const { given, send } = withPod();
    const zone = "topology.kubernetes.io/zone";
    given({
      verb: "create",
      ...nodes,
      body: { metadata: { name: "n", labels: { [zone]: "north", other: "x" } } },
    });
    expect(send(bind(node, { name: "p", annotations: { why: "free" } }))).toEqual({
      code: 201,
      warnings: [],
      body: { ...success, code: 201 },
    });
    expect(given({ verb: "get", ...p })).toMatchObject({
      metadata: { labels: { [zone]: "north" }, annotations: { why: "free" }, generation: 1 },
      spec: { nodeName: "n" },
      status: {
        conditions: [
          {
            type: "PodScheduled",
            observedGeneration: 1,
            status: "True",
            lastProbeTime: null,
            lastTransitionTime: startTime,
          },
        ],
      },
    });
  });

  test("takes the place of the condition that said why not", () => {
    const { given } = withPod();
    const conditions = [
      { type: "PodScheduled", status: "False", reason: "Unschedulable" },
      { type: "Other", status: "True" },
    ];
    given(
      {
        verb: "patch",
        ...p,
        subresource: "status",
        patchType: "merge",
        body: { status: { conditions } },
      },
      bind(node),
    );
    expect(given({ verb: "get", ...p })).toMatchObject({
      status: {
        conditions: [
          { type: "PodScheduled", status: "True", lastTransitionTime: startTime },
          { type: "Other", status: "True" },
        ],
      },
    });
  });

  const inConflict = (fact: string) =>
    refusal([409, "Conflict"], `Operation cannot be fulfilled on pods/binding "p": ${fact}`, {
      name: "p",
      kind: "pods/binding",
    });

  test.each([
    {
      behaviour: "that has one",
      spec: { nodeName: "m" },
      status: inConflict('pod p is already assigned to node "m"'),
    },
    {
      behaviour: "that is gated",
      spec: { schedulingGates: [{ name: "example.com/wait" }] },
      status: inConflict("pod p has non-empty .spec.schedulingGates"),
    },
  ])("is refused to a pod $behaviour", ({ spec, status }) => {
    const { send } = withPod(spec);
    expect(send(bind(node)).body).toEqual(status);
  });

  test.each([
    {
      behaviour: "another uid",
      request: bind(node, { name: "p", uid: "other" }),
      code: 409,
      message: /Key: \/registry\/pods\/default\/p, .* UID in precondition: other, /,
    },
    {
      behaviour: "no node",
      request: bind({ kind: "Pod", name: "n" }),
      code: 500,
      message: /^target\.kind: Unsupported value: "Pod": supported values: "Node", "<empty>"$/,
    },
    {
      behaviour: "nobody",
      request: bind({}),
      code: 500,
      message: /^target\.name: Required value$/,
    },
  ])("is refused to $behaviour", ({ request, code, message }) => {
    const { send } = withPod();
    const answer = send(request);
    expect([answer.code, at(answer.body, "message")]).toEqual([
      code,
      expect.stringMatching(message),
    ]);
  });
});

describe("eviction", () => {
  const evict = (more: object = {}, options: Request["options"] = {}): Request => ({
    verb: "create",
    ...p,
    subresource: "eviction",
    body: { apiVersion: "policy/v1", kind: "Eviction", metadata: { name: "p" }, ...more },
    options,
  });

  test("deletes the pod with grace, and says on it why", () => {
    const { given, send } = withPod({ nodeName: "n" });
    expect(send(evict({ deleteOptions: { gracePeriodSeconds: 7 } })).body).toEqual({
      ...success,
      code: 201,
    });
    expect(given({ verb: "get", ...p })).toMatchObject({
      metadata: { deletionGracePeriodSeconds: 7 },
      status: {
        conditions: [
          {
            type: "DisruptionTarget",
            status: "True",
            lastProbeTime: null,
            reason: "EvictionByEvictionAPI",
            message: "Eviction API: evicting",
          },
        ],
      },
    });
  });

  test("is asked for by older clients, too", () => {
    const { send } = withPod({ nodeName: "n" });
    expect(send(evict({ apiVersion: "policy/v1beta1" })).code).toBe(201);
  });

  test.each([
    { behaviour: "the request", request: evict({}, { dryRun: true }) },
    { behaviour: "its delete options", request: evict({ deleteOptions: { dryRun: ["All"] } }) },
  ])("runs dry where $behaviour says so", ({ request }) => {
    const { send, storage } = withPod({ nodeName: "n" });
    const { revision } = storage;
    expect(send(request).code).toBe(201);
    expect(storage.revision).toBe(revision);
  });

  test.each([
    {
      request: evict({ metadata: { name: "other" } }),
      status: refusal([400, "BadRequest"], "name in URL does not match name in Eviction object"),
    },
    {
      request: { ...evict({ metadata: { name: "none" } }), name: "none" },
      status: refusal([404, "NotFound"], 'pods "none" not found', { name: "none", kind: "pods" }),
    },
    {
      request: evict({ deleteOptions: { gracePeriodSeconds: "x" } }),
      status: refusal(
        [400, "BadRequest"],
        'Eviction in version "v1" cannot be handled as a Eviction: json: cannot unmarshal string ' +
          "into Go struct field DeleteOptions.deleteOptions.gracePeriodSeconds of type int64",
      ),
    },
    {
      request: evict({ deleteOptions: { propagationPolicy: "Sometimes", kind: "Any" } }),
      status: refusal(
        [422, "Invalid"],
        'DeleteOptions.meta.k8s.io "" is invalid: propagationPolicy: Unsupported value: ' +
          '"Sometimes": supported values: "Foreground", "Background", "Orphan", "nil"',
        {
          ...{ group: "meta.k8s.io", kind: "DeleteOptions" },
          causes: [
            {
              reason: "FieldValueNotSupported",
              message:
                'Unsupported value: "Sometimes": supported values: "Foreground", "Background", ' +
                '"Orphan", "nil"',
              field: "propagationPolicy",
            },
          ],
        },
      ),
    },
  ])("is refused: $status.message", ({ request, status }) => {
    const { send } = withPod();
    expect(send(request).body).toEqual(status);
  });
});

test("an eviction that asks for a deletion that there is not has said so on the pod by then", () => {
  const { given, send } = withPod({ nodeName: "n" });
  const deleteOptions = { propagationPolicy: "Sometimes" };
  const body = { metadata: { name: "p" }, deleteOptions };
  expect(send({ verb: "create", ...p, subresource: "eviction", body }).code).toBe(422);
  const conditions = [{ type: "DisruptionTarget", status: "True" }];
  const left = given({ verb: "get", ...p });
  expect(left).toMatchObject({ status: { conditions } });
  expect(left).not.toHaveProperty("metadata.deletionTimestamp");
});

describe("ephemeralcontainers", () => {
  const debug = { name: "debug", image: "busybox" };
  const patch = (ephemeralContainers: readonly object[]): Request => ({
    verb: "patch",
    ...p,
    subresource: "ephemeralcontainers",
    patchType: "strategic",
    body: { spec: { ephemeralContainers, nodeName: "elsewhere" } },
  });

  test("adds containers to a pod, and changes nothing else", () => {
    const { given } = withPod({ nodeName: "n" });
    const pod = given(patch([debug]));
    expect(pod).toMatchObject({
      metadata: { generation: 2 },
      spec: { nodeName: "n", ephemeralContainers: [debug] },
    });
    expect(given({ verb: "get", ...p, subresource: "ephemeralcontainers" })).toEqual(pod);
  });

  test("keeps those that are there", () => {
    const { given, send } = withPod({ nodeName: "n" });
    given(patch([debug]));
    expect(at(send(patch([{ ...debug, image: "alpine" }])).body, "message")).toMatch(
      /^Pod "p" is invalid: spec.ephemeralContainers: Forbidden: existing ephemeral containers /,
    );
  });
});

describe("resize", () => {
  const resize = (resources: object): Request => ({
    verb: "patch",
    ...p,
    subresource: "resize",
    patchType: "strategic",
    body: { spec: { containers: [{ name: "app", resources, image: "other" }] } },
  });
  const requests = { cpu: "100m" };

  test("changes the resources of containers alone", () => {
    const { given } = withPod({
      containers: [{ ...podSpec.containers[0], resources: { requests } }],
    });
    expect(given(resize({ requests: { cpu: "200m" } }))).toMatchObject({
      metadata: { generation: 2 },
      spec: { containers: [{ image: "nginx:1.25", resources: { requests: { cpu: "200m" } } }] },
    });
  });

  test("keeps the class of service", () => {
    const { send } = withPod();
    expect(at(send(resize({ requests })).body, "message")).toBe(
      'Pod "p" is invalid: spec: Invalid value: "BestEffort": ' +
        "Pod QOS Class may not change as a result of resizing",
    );
  });
});

describe("token", () => {
  const ask = (spec: object = {}, name = "default"): Request => ({
    verb: "create",
    ...serviceAccounts,
    name,
    subresource: "token",
    body: { apiVersion: "authentication.k8s.io/v1", kind: "TokenRequest", spec },
  });

  test("answers with a token that names the account", () => {
    const { given, send } = testServer();
    const uid = at(given({ verb: "get", ...serviceAccounts, name: "default" }), "metadata.uid");
    const { code, body } = send(ask({ audiences: ["vault"], expirationSeconds: 900 }));
    const token = at(body, "status.token");
    expect([code, body]).toEqual([
      201,
      {
        apiVersion: "authentication.k8s.io/v1",
        kind: "TokenRequest",
        metadata: { name: "default", namespace: "default", creationTimestamp: startTime },
        spec: { audiences: ["vault"], expirationSeconds: 900, boundObjectRef: null },
        status: { token, expirationTimestamp: "2026-01-01T00:15:00Z" },
      },
    ]);
    const [head = "", claims = "", signature] = token.split(".");
    expect(JSON.parse(atob(head))).toEqual({ alg: "ES256", kid: expect.any(String) });
    expect(JSON.parse(atob(claims.replaceAll("-", "+").replaceAll("_", "/")))).toMatchObject({
      aud: ["vault"],
      exp: Date.parse(startTime) / 1000 + 900,
      sub: "system:serviceaccount:default:default",
      "kubernetes.io": { namespace: "default", serviceaccount: { name: "default", uid } },
    });
    expect(signature).toMatch(/^[-_A-Za-z0-9]{86}$/);
  });

  test.each([
    { request: ask({}, "none"), code: 404, message: 'serviceaccounts "none" not found' },
    {
      request: ask({ expirationSeconds: 5 }),
      code: 422,
      message:
        'TokenRequest.authentication.k8s.io "" is invalid: spec.expirationSeconds: ' +
        "Invalid value: 5: may not specify a duration less than 10 minutes",
    },
    {
      request: ask({ boundObjectRef: { kind: "Pod", apiVersion: "v1", name: "none" } }),
      code: 404,
      message: 'pods "none" not found',
    },
  ])("is refused: $message", ({ request, code, message }) => {
    const answer = testServer().send(request);
    expect([answer.code, at(answer.body, "message")]).toEqual([code, message]);
  });
});

test("a subresource or a verb that there is not is refused", () => {
  const { send } = withPod();
  const codes = [
    send({ verb: "get", ...p, subresource: "nope" }),
    send({ verb: "get", ...p, subresource: "constructor" }),
    send({ verb: "get", ...configMaps, name: "x", subresource: "status" }),
    send({ verb: "get", ...p, subresource: "binding" }),
    send({ verb: "delete", ...p, subresource: "status" }),
    send({ verb: "create", ...p, subresource: "status", body: {} }),
  ].map(({ code }) => code);
  expect(codes).toEqual([404, 404, 404, 405, 405, 405]);
});
