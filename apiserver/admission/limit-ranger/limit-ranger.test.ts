/** Pods and claims in namespaces with limit ranges. */
import { describe, expect, test } from "vitest";
import type { LimitRangeItem } from "../../../api/core/limit-range/limit-range.ts";
import { at, pods, type Request, refusal, testServer } from "../../testing/server.ts";

const core = (plural: string) => ({
  resource: { group: "", version: "v1", plural },
  namespace: "default",
});
const range = (name: string, ...limits: readonly LimitRangeItem[]): Request => ({
  verb: "create",
  ...core("limitranges"),
  body: { metadata: { name }, spec: { limits } },
});
const pod = (spec: object): Request => ({
  verb: "create",
  ...pods,
  body: { metadata: { name: "web" }, spec },
});
const container = (name: string, resources: object = {}) => ({ name, image: "app:1", resources });
const only = (resources: object) => ({ containers: [container("app", resources)] });

/** A server whose default namespace has these bounds. */
function bounded(...limits: readonly LimitRangeItem[]) {
  const server = testServer();
  server.given(range("bounds", ...limits));
  return server;
}

const annotation = "kubernetes.io/limit-ranger";
const defaults: LimitRangeItem = {
  type: "Container",
  default: { cpu: "1", memory: "512Mi" },
  defaultRequest: { cpu: "500m", memory: "256Mi" },
};

describe("containers of a namespace with defaults", () => {
  test.each<{ behaviour: string; spec: object; resources: readonly object[]; told: string }>([
    {
      behaviour: "that say nothing get all of them",
      spec: only({}),
      resources: [
        { limits: { cpu: "1", memory: "512Mi" }, requests: { cpu: "500m", memory: "256Mi" } },
      ],
      told: "cpu, memory request for container app; cpu, memory limit for container app",
    },
    {
      behaviour: "that say a limit ask for as much",
      spec: only({ limits: { memory: "1Gi", cpu: "2" } }),
      resources: [{ limits: { memory: "1Gi", cpu: "2" }, requests: { memory: "1Gi", cpu: "2" } }],
      told: "",
    },
    {
      behaviour: "that say a request get the limit alone",
      spec: only({ requests: { memory: "128Mi" } }),
      resources: [
        { limits: { cpu: "1", memory: "512Mi" }, requests: { cpu: "500m", memory: "128Mi" } },
      ],
      told: "cpu request for container app; cpu, memory limit for container app",
    },
    {
      behaviour: "and init containers and sidecars get them too",
      spec: {
        containers: [container("app", { limits: { cpu: "1", memory: "1Gi" } })],
        initContainers: [
          { ...container("log"), restartPolicy: "Always" },
          container("copy", { limits: { cpu: "1" } }),
        ],
      },
      resources: [
        { limits: { cpu: "1", memory: "1Gi" }, requests: { cpu: "1", memory: "1Gi" } },
        { limits: { cpu: "1", memory: "512Mi" }, requests: { cpu: "500m", memory: "256Mi" } },
        { limits: { cpu: "1", memory: "512Mi" }, requests: { cpu: "1", memory: "256Mi" } },
      ],
      told:
        "cpu, memory request for init container log; cpu, memory limit for init container log; " +
        "memory request for init container copy; memory limit for init container copy",
    },
  ])("$behaviour", ({ spec, resources, told }) => {
    const made = bounded(defaults).given(pod(spec));
    const { containers, initContainers = [] } = Object(made.spec);
    const found = [...containers, ...initContainers].map((each) => each.resources);
    expect([found, Object(made.metadata).annotations]).toEqual([
      resources,
      told === "" ? undefined : { [annotation]: `LimitRanger plugin set: ${told}` },
    ]);
  });

  test("share what is made of one template", () => {
    const { server, given } = bounded(defaults);
    const spec = Object.freeze(only({}));
    const create = (name: string) =>
      server.handle({ ...pod({}), actor: "test", body: { metadata: { name }, spec } }).body;
    given(range("more", { type: "Container", default: { "ephemeral-storage": "1Gi" } }));
    const [one, other] = [create("a"), create("b")].map((made) => Object(made).spec);
    expect(one).toBe(other);
    expect(at(one, "containers.0.resources.limits.ephemeral-storage")).toBe("1Gi");
  });

  test("are told of what the last range filled in", () => {
    const { given } = bounded(defaults);
    given(range("more", { type: "Container", defaultRequest: { "ephemeral-storage": "1Gi" } }));
    expect(given(pod(only({}))).metadata).toMatchObject({
      annotations: {
        [annotation]: "LimitRanger plugin set: ephemeral-storage request for container app",
      },
    });
  });

  test("have the quality of service of what they were given", () => {
    const limits = { cpu: "1", memory: "1Gi" };
    const { given } = bounded({ type: "Container", default: limits, defaultRequest: limits });
    expect(at(given(pod(only({}))).status, "qosClass")).toBe("Guaranteed");
  });
});

const cpu = (request: string, limit: string) => ({
  requests: { cpu: request },
  limits: { cpu: limit },
});

describe("a pod", () => {
  test.each<{ behaviour: string; item: LimitRangeItem; spec: object; fact: string }>([
    {
      behaviour: "whose container may use too much",
      item: { type: "Container", max: { cpu: "800m" } },
      spec: only(cpu("500m", "1500m")),
      fact: "maximum cpu usage per Container is 800m, but limit is 1500m",
    },
    {
      behaviour: "whose container asks for too little",
      item: { type: "Container", min: { cpu: "200m" }, max: { cpu: "800m" } },
      spec: only(cpu("100m", "800m")),
      fact: "minimum cpu usage per Container is 200m, but request is 100m",
    },
    {
      behaviour: "whose containers break several bounds",
      item: { type: "Container", min: { memory: "500Mi" }, max: { memory: "1Gi" } },
      spec: only({ requests: { memory: "100Mi" }, limits: { memory: "1500Mi" } }),
      fact:
        "[minimum memory usage per Container is 500Mi, but request is 100Mi, " +
        "maximum memory usage per Container is 1Gi, but limit is 1500Mi]",
    },
    {
      behaviour: "whose init container is out of bounds",
      item: { type: "Container", max: { cpu: "1" } },
      spec: { ...only(cpu("1", "1")), initContainers: [container("first", cpu("2", "2"))] },
      fact: "maximum cpu usage per Container is 1, but limit is 2",
    },
    {
      behaviour: "whose limit is too far from its request",
      item: { type: "Container", maxLimitRequestRatio: { memory: "2" } },
      spec: only({ requests: { memory: "100Mi" }, limits: { memory: "250Mi" } }),
      fact: "memory max limit to request ratio per Container is 2, but provided ratio is 2.500000",
    },
    {
      behaviour: "that must have a ratio, and says no limit",
      item: { type: "Pod", maxLimitRequestRatio: { cpu: "2" } },
      spec: only({ requests: { cpu: "1" } }),
      fact: "cpu max limit to request ratio per Pod is 2, but no limit is specified or limit is 0",
    },
    {
      behaviour: "that says nothing where the whole pod is bounded",
      item: { type: "Pod", min: { cpu: "1" }, max: { memory: "2Gi" } },
      spec: only({}),
      fact:
        "[minimum cpu usage per Pod is 1.  No request is specified, " +
        "maximum memory usage per Pod is 2Gi.  No limit is specified]",
    },
    {
      behaviour: "whose containers use too much together",
      item: { type: "Pod", max: { cpu: "2" } },
      spec: {
        containers: [container("a", cpu("1", "1")), container("b", cpu("1", "1"))],
        initContainers: [{ ...container("log", cpu("100m", "500m")), restartPolicy: "Always" }],
      },
      fact: "maximum cpu usage per Pod is 2, but limit is 2500m",
    },
    {
      behaviour: "that asks for too much as a whole",
      item: { type: "Pod", max: { cpu: "2" } },
      spec: { ...only(cpu("1", "1")), resources: cpu("3", "3") },
      fact: "maximum cpu usage per Pod is 2, but limit is 3",
    },
  ])("is refused $behaviour", ({ item, spec, fact }) => {
    const { code, body } = bounded(item).send(pod(spec));
    const message = `pods "web" is forbidden: ${fact}`;
    const details = { name: "web", kind: "pods" };
    expect([code, body]).toEqual([403, refusal([403, "Forbidden"], message, details)]);
  });

  test("is not looked at again when it is changed", () => {
    const { given } = testServer();
    given(pod(only(cpu("1", "1"))), range("bounds", { type: "Container", max: { cpu: "500m" } }), {
      verb: "patch",
      patchType: "merge",
      ...pods,
      name: "web",
      body: { metadata: { labels: { a: "b" } } },
    });
  });

  test("stays in its bounds when it is resized", () => {
    const { given, send } = bounded({ type: "Container", max: { cpu: "1" } });
    given(pod(only(cpu("500m", "1"))));
    const resize = (limit: string): Request => ({
      verb: "patch",
      patchType: "strategic",
      ...pods,
      name: "web",
      subresource: "resize",
      body: { spec: { containers: [{ name: "app", resources: cpu("500m", limit) }] } },
    });
    expect(send(resize("900m")).code).toBe(200);
    const { body } = send(resize("2"));
    expect(at(body, "message")).toBe(
      'pods "web" is forbidden: maximum cpu usage per Container is 1, but limit is 2',
    );
  });
});

describe("a claim", () => {
  const claim = (storage: string): Request => ({
    verb: "create",
    ...core("persistentvolumeclaims"),
    body: {
      metadata: { name: "data" },
      spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage } } },
    },
  });

  test.each([
    {
      storage: "3Gi",
      fact: "maximum storage usage per PersistentVolumeClaim is 2Gi, but request is 3Gi",
    },
    {
      storage: "500Mi",
      fact: "minimum storage usage per PersistentVolumeClaim is 1Gi, but request is 500Mi",
    },
  ])("of $storage is refused", ({ storage, fact }) => {
    const bounds = { max: { storage: "2Gi" }, min: { storage: "1Gi" } };
    const { send } = bounded({ type: "PersistentVolumeClaim", ...bounds });
    expect(send(claim("1Gi")).code).toBe(201);
    const { body } = send(claim(storage));
    expect(at(body, "message")).toBe(`persistentvolumeclaims "data" is forbidden: ${fact}`);
  });
});

describe("a limit range", () => {
  test("without a name is named by its uid", () => {
    const { metadata } = testServer().given(range("", { type: "Pod" }));
    expect(at(metadata, "name")).toBe(at(metadata, "uid"));
  });

  test("counts no longer when it is gone", () => {
    const { given } = bounded({ type: "Container", max: { cpu: "1" } });
    given({ verb: "delete", ...core("limitranges"), name: "bounds" }, pod(only(cpu("2", "2"))));
  });
});
