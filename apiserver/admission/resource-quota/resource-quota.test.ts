/** Objects in namespaces with quotas. */
import { describe, expect, test } from "vitest";
import { at, pods, type Request, services, testServer } from "../../testing/server.ts";
import type { AdmissionOptions } from "../index.ts";

const quotas = {
  resource: { group: "", version: "v1", plural: "resourcequotas" },
  namespace: "default",
};
type Amounts = Readonly<Record<string, string>>;

/** A quota that was counted, as its controller would. */
const quota = (
  name: string,
  { used, ...spec }: { hard: Amounts; used: Amounts; [member: string]: unknown },
): readonly Request[] => [
  { verb: "create", ...quotas, body: { metadata: { name }, spec } },
  {
    verb: "patch",
    patchType: "merge",
    ...quotas,
    name,
    subresource: "status",
    body: { status: { hard: spec.hard, used } },
  },
];
const pod = (spec: object = {}, name = "p"): Request => ({
  verb: "create",
  ...pods,
  body: { metadata: { name }, spec: { containers: [container()], ...spec } },
});
const container = (resources: object = {}, name = "app") => ({ name, image: "web:1", resources });
const usedOf = (server: ReturnType<typeof testServer>, name: string): object =>
  Object(server.given({ verb: "get", ...quotas, name }).status).used;

describe("a pod is refused", () => {
  test.each<{ behaviour: string; hard: Amounts; used: Amounts; spec: object; fact: string }>([
    {
      behaviour: "that is one too many",
      hard: { pods: "1", "requests.cpu": "1" },
      used: { pods: "1", "requests.cpu": "500m" },
      spec: { containers: [container({ requests: { cpu: "600m" } })] },
      fact:
        "exceeded quota: q, requested: pods=1,requests.cpu=600m, used: pods=1,requests.cpu=500m, " +
        "limited: pods=1,requests.cpu=1",
    },
    {
      behaviour: "that does not say how much it takes",
      hard: { "limits.cpu": "1", "limits.memory": "1Gi" },
      used: { "limits.cpu": "0", "limits.memory": "0" },
      spec: {
        containers: [container({ limits: { memory: "1Mi" } }), container({}, "b")],
        initContainers: [container({ limits: { cpu: "1" } }, "init")],
      },
      fact: "failed quota: q: must specify limits.cpu for: app,b; limits.memory for: b,init",
    },
    {
      behaviour: "as long as nobody has counted",
      hard: { pods: "1", cpu: "1" },
      used: {},
      spec: { containers: [container({ requests: { cpu: "1" } })] },
      fact: "status unknown for quota: q, resources: cpu,pods",
    },
    {
      behaviour: "that takes devices and pages that are not there",
      hard: { "requests.nvidia.com/gpu": "1", "requests.hugepages-2Mi": "2Mi" },
      used: { "requests.nvidia.com/gpu": "0", "requests.hugepages-2Mi": "0" },
      spec: {
        containers: [
          container({ limits: { "nvidia.com/gpu": "2", "hugepages-2Mi": "4Mi", cpu: "1" } }),
        ],
      },
      fact:
        "exceeded quota: q, requested: requests.hugepages-2Mi=4Mi,requests.nvidia.com/gpu=2, " +
        "used: requests.hugepages-2Mi=0,requests.nvidia.com/gpu=0, " +
        "limited: requests.hugepages-2Mi=2Mi,requests.nvidia.com/gpu=1",
    },
  ])("$behaviour", ({ hard, used, spec, fact }) => {
    const { given, send } = testServer();
    given(...quota("q", { hard, used }));
    const { code, body } = send(pod(spec));
    expect([code, at(body, "message")]).toEqual([403, `pods "p" is forbidden: ${fact}`]);
  });
});

describe("an update", () => {
  const patch = (ref: typeof pods, name: string, body: object): Request => ({
    verb: "patch",
    patchType: "merge",
    ...ref,
    name,
    body,
  });

  test("charges the quota that counts the pod from then on", () => {
    const server = testServer();
    const hard = { pods: "1" };
    server.given(
      pod(),
      ...quota("ending", { hard, used: { pods: "0" }, scopes: ["Terminating"] }),
      ...quota("staying", { hard: { pods: "2" }, used: { pods: "1" }, scopes: ["NotTerminating"] }),
      patch(pods, "p", { spec: { activeDeadlineSeconds: 60 } }),
    );
    expect([usedOf(server, "ending"), usedOf(server, "staying")]).toEqual([
      { pods: "1" },
      { pods: "1" },
    ]);
    server.given(pod({}, "other"));
    const { body } = server.send(patch(pods, "other", { spec: { activeDeadlineSeconds: 60 } }));
    expect(at(body, "message")).toBe(
      'pods "other" is forbidden: exceeded quota: ending, requested: pods=1, used: pods=1, ' +
        "limited: pods=1",
    );
  });

  test("that takes less is allowed where there is too much already", () => {
    const server = testServer();
    const port = { port: 80 };
    server.given(
      {
        verb: "create",
        ...services,
        body: { metadata: { name: "s" }, spec: { type: "NodePort", ports: [port] } },
      },
      ...quota("q", { hard: { "services.nodeports": "0" }, used: { "services.nodeports": "1" } }),
      patch(services, "s", { spec: { type: "ClusterIP" } }),
    );
    // Its controller counts what is free.
    expect(usedOf(server, "q")).toEqual({ "services.nodeports": "1" });
  });
});

describe("the status of a claim", () => {
  const claims = {
    resource: { group: "", version: "v1", plural: "persistentvolumeclaims" },
    namespace: "default",
  };
  const spec = {
    accessModes: ["ReadWriteOnce"],
    storageClassName: "gold",
    resources: { requests: { storage: "1Gi" } },
  };
  const report = (status: object): Request => ({
    verb: "patch",
    patchType: "merge",
    ...claims,
    name: "data",
    subresource: "status",
    body: { status },
  });
  const scopeSelector = {
    matchExpressions: [{ scopeName: "VolumeAttributesClass", operator: "In", values: ["silver"] }],
  };

  test("is charged, and never refused", () => {
    const server = testServer();
    const storage = { "requests.storage": "1Gi" };
    server.given(
      { verb: "create", ...claims, body: { metadata: { name: "data" }, spec } },
      ...quota("q", { hard: storage, used: storage }),
      ...quota("silver", {
        hard: { persistentvolumeclaims: "0" },
        used: { persistentvolumeclaims: "0" },
        scopeSelector,
      }),
      report({ allocatedResources: { storage: "3Gi" } }),
      report({ currentVolumeAttributesClassName: "silver" }),
    );
    expect([usedOf(server, "q"), usedOf(server, "silver")]).toEqual([
      { "requests.storage": "3Gi" },
      { persistentvolumeclaims: "1" },
    ]);
  });
});

describe("claims of devices", () => {
  const claim = (...requests: readonly object[]): Request => ({
    verb: "create",
    resource: { group: "resource.k8s.io", version: "v1", plural: "resourceclaims" },
    namespace: "default",
    body: { metadata: { name: "c" }, spec: { devices: { requests } } },
  });
  const name = "gpu.example.com.deviceclass.resource.k8s.io/devices";
  const ofClass = { deviceClassName: "gpu.example.com" };

  test.each([
    { requests: [{ name: "a", exactly: { ...ofClass, count: 2 } }], devices: "2" },
    { requests: [{ name: "a", exactly: { ...ofClass, allocationMode: "All" } }], devices: "32" },
    {
      requests: [
        { name: "a", exactly: ofClass },
        {
          name: "b",
          firstAvailable: [
            { name: "x", ...ofClass, count: 4 },
            { name: "y", ...ofClass, count: 2 },
            { name: "z", deviceClassName: "other.example.com", count: 8 },
          ],
        },
      ],
      devices: "5",
    },
  ])("count for $devices of their class", ({ requests, devices }) => {
    const server = testServer();
    const used = { [name]: "0", "count/resourceclaims.resource.k8s.io": "0" };
    server.given(...quota("q", { hard: { ...used, [name]: "1", [counted]: "1" }, used }));
    const { body } = server.send(claim(...requests));
    const told =
      'resourceclaims.resource.k8s.io "c" is forbidden: exceeded quota: q, requested: ' +
      `${name}=${devices}, used: ${name}=0, limited: ${name}=1`;
    expect(at(body, "message")).toBe(told);
  });
  const counted = "count/resourceclaims.resource.k8s.io";
});

describe("what needs a quota", () => {
  const high: Request = {
    verb: "create",
    resource: { group: "scheduling.k8s.io", version: "v1", plural: "priorityclasses" },
    body: { metadata: { name: "high" }, value: 10 },
  };
  const only = { scopeName: "PriorityClass", operator: "In", values: ["high", "higher"] };
  const limited = (
    ...limitedResources: NonNullable<AdmissionOptions["resourceQuota"]>["limitedResources"] & {}
  ) => testServer({ admission: { resourceQuota: { limitedResources } } });

  test("is refused where there is none of its scope", () => {
    const { given, send } = limited({ resource: "pods", matchScopes: [only] });
    given(high, pod({}, "usual"));
    const { code, body } = send(pod({ priorityClassName: "high" }));
    expect([code, at(body, "message")]).toEqual([
      500,
      "insufficient quota to match these scopes: [{PriorityClass In [high higher]}]",
    ]);
  });

  test("is made where one covers it", () => {
    const server = limited({ resource: "pods", matchScopes: [only] });
    const scopeSelector = { matchExpressions: [{ ...only, values: ["high"] }] };
    const [hard, used] = [{ pods: "1" }, { pods: "0" }];
    server.given(
      high,
      ...quota("q", { hard, used, scopeSelector }),
      pod({ priorityClassName: "high" }),
    );
    expect(usedOf(server, "q")).toEqual({ pods: "1" });
  });

  test("is refused where none counts what it takes", () => {
    const { given, send } = limited({
      resource: "services",
      matchContains: ["nodeports", "loadbalancers"],
    });
    const service = (name: string, type: string): Request => ({
      verb: "create",
      ...services,
      body: { metadata: { name }, spec: { type, ports: [{ port: 80 }] } },
    });
    given(service("a", "ClusterIP"));
    const { code, body } = send(service("b", "LoadBalancer"));
    expect([code, at(body, "message")]).toEqual([
      403,
      'services "b" is forbidden: insufficient quota to consume: ' +
        "services.loadbalancers,services.nodeports",
    ]);
  });
});
