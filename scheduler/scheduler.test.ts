import { expect, test } from "vitest";
import { Node } from "../api/core/node/node.ts";
import { Pod } from "../api/core/pod/pod.ts";
import { Event } from "../api/events/event.ts";
import { allResources } from "../api/index.ts";
import type { JsonObject } from "../api/json.ts";
import type { ApiRequest, ApiResponse } from "../api/request.ts";
import type { KubeObject, ResourceDefinition } from "../api/resource.ts";
import { seededRandom } from "../api/runtime.ts";
import { StatusError } from "../api/status.ts";
import { bootstrap } from "../apiserver/bootstrap.ts";
import { ApiServer } from "../apiserver/server.ts";
import { MemoryStorage } from "../apiserver/storage/memory.ts";
import { SimClock } from "../simulator/clock/sim-clock.ts";
import { createScheduler } from "./scheduler.ts";
import { type NodeRow, nodeOf, type PodRow, podOf } from "./testing/objects.ts";

/** An API server with nodes, and a scheduler that is not started yet. */
class Rig {
  readonly clock = new SimClock(Date.UTC(2026, 0, 1));
  readonly server: ApiServer;
  /** Answers a request in place of the server, where it returns something. */
  intercept: (request: ApiRequest) => ApiResponse | undefined = () => undefined;
  readonly scheduler;

  constructor(nodes: readonly NodeRow[] = [{ name: "n1", cpu: "2" }]) {
    const { clock } = this;
    const random = seededRandom(1);
    const storage = new MemoryStorage();
    this.server = new ApiServer({ storage, clock, random, definitions: allResources });
    bootstrap(this.server);
    const body = { metadata: { name: "default" } };
    this.#send({ verb: "create", resource: account, namespace: "default", body });
    for (const row of nodes) {
      this.create(Node, nodeOf(row));
      // A new node is tainted until it is ready, which no kubelet says here.
      this.patch(Node, row.name, { spec: { taints: row.taints ?? null } });
    }
    const { server } = this;
    const handler = {
      handle: (request: ApiRequest) => this.intercept(request) ?? server.handle(request),
      watch: server.watch.bind(server),
    };
    this.scheduler = createScheduler({ handler, clock, random });
  }

  create<T extends KubeObject>(resource: ResourceDefinition<T>, body: T): void {
    const namespace = resource.namespaced ? "default" : undefined;
    const metadata = { name: body.metadata.name, labels: body.metadata.labels };
    this.#send({ verb: "create", resource, namespace, body: { ...body, metadata } });
  }

  pod(row: PodRow): void {
    this.create(Pod, podOf(row));
  }

  patch(resource: ResourceDefinition, name: string, body: JsonObject): void {
    const namespace = resource.namespaced ? "default" : undefined;
    this.#send({ verb: "patch", patchType: "merge", resource, namespace, name, body });
  }

  delete(name: string): void {
    const options = { gracePeriodSeconds: 0 };
    this.#send({ verb: "delete", resource: Pod, namespace: "default", name, options });
  }

  run(forMs = 0): void {
    this.clock.runUntil(this.clock.now() + forMs);
  }

  get<T extends KubeObject>(resource: ResourceDefinition<T>, name: string): T {
    // The server answers with an object of the resource that it was asked for.
    return this.#send({ verb: "get", resource, namespace: "default", name }) as T;
  }

  nodeOf(name: string): string | undefined {
    return this.get(Pod, name).spec.nodeName;
  }

  condition(name: string) {
    const { conditions = [] } = this.get(Pod, name).status;
    return conditions.find(({ type }) => type === "PodScheduled");
  }

  /** Events as `reason note`, with how often they were counted. */
  events(): readonly string[] {
    const { items } = Object(this.#send({ verb: "list", resource: Event }));
    return items.map(({ reason, note, series }: Event) => {
      return `${reason} ${note}${series === undefined ? "" : ` (${series.count} times)`}`;
    });
  }

  #send(request: Omit<ApiRequest, "actor">): unknown {
    const { code, body } = this.server.handle({ ...request, actor: "test" });
    if (code >= 400) throw new Error(JSON.stringify(body));
    return body;
  }
}

const account = { group: "", version: "v1", plural: "serviceaccounts" };
const tooBig =
  "0/1 nodes are available: 1 Insufficient cpu. preemption: 0/1 nodes are available: " +
  "1 No preemption victims found for incoming pod.";

const isBinding = ({ subresource }: ApiRequest) => subresource === "binding";

function failed(error: StatusError): ApiResponse {
  return { code: error.code, body: error.toStatus(), warnings: [] };
}

test("a pod is bound, and an event says so", () => {
  const rig = new Rig();
  rig.scheduler.start();
  rig.pod({ name: "a", requests: { cpu: "1" } });
  rig.run();
  expect(rig.nodeOf("a")).toBe("n1");
  expect(rig.condition("a")?.status).toBe("True");
  expect(rig.events()).toEqual(["Scheduled Successfully assigned default/a to n1"]);
});

test("a pod that does not fit is told why, and is bound once another has left", () => {
  const rig = new Rig();
  rig.scheduler.start();
  rig.pod({ name: "a", requests: { cpu: "1500m" } });
  rig.run();
  rig.pod({ name: "b", requests: { cpu: "1" } });
  rig.run(60_000);
  expect(rig.condition("b")).toMatchObject({
    type: "PodScheduled",
    observedGeneration: 1,
    status: "False",
    lastTransitionTime: "2026-01-01T00:00:00Z",
    reason: "Unschedulable",
    message: tooBig,
  });
  rig.delete("a");
  rig.run();
  expect(rig.nodeOf("b")).toBe("n1");
  expect(rig.events()).toEqual([
    "Scheduled Successfully assigned default/a to n1",
    `FailedScheduling ${tooBig}`,
    "Scheduled Successfully assigned default/b to n1",
  ]);
});

test("a pod for which there is no node at all is tried again after its backoff, whatever comes", () => {
  const rig = new Rig([]);
  rig.scheduler.start();
  rig.pod({ name: "a" });
  rig.run(4000);
  const none = "FailedScheduling no nodes available to schedule pods";
  expect(rig.events()).toEqual([`${none} (2 times)`]);
  rig.create(Node, nodeOf({ name: "n1" }));
  rig.patch(Node, "n1", { spec: { taints: null } });
  // It has failed after 0 s and 2 s, and rests for another 2 s and the rest of that second.
  rig.run(999);
  expect(rig.nodeOf("a")).toBeUndefined();
  rig.run(1);
  expect(rig.nodeOf("a")).toBe("n1");
});

test("only a change that helps makes it try again", () => {
  const rig = new Rig([
    { name: "n1", cpu: "1" },
    { name: "n2", cpu: "8", taints: [{ key: "k", effect: "NoSchedule" }] },
  ]);
  rig.scheduler.start();
  rig.pod({ name: "a", requests: { cpu: "2" } });
  rig.run();
  rig.patch(Node, "n1", { metadata: { labels: { disk: "ssd" } } });
  rig.run();
  expect(rig.events()).toHaveLength(1);
  rig.patch(Node, "n2", { spec: { taints: null } });
  rig.run();
  expect(rig.nodeOf("a")).toBe("n2");
});

test("a pod that is to be near another is bound once that one is", () => {
  const rig = new Rig();
  rig.scheduler.start();
  const near = {
    labelSelector: { matchLabels: { app: "db" } },
    topologyKey: "kubernetes.io/hostname",
  };
  const podAffinity = { requiredDuringSchedulingIgnoredDuringExecution: [near] };
  rig.pod({ name: "web", spec: { affinity: { podAffinity } } });
  rig.run(30_000);
  rig.pod({ name: "cache", labels: { app: "cache" } });
  rig.run(30_000);
  expect([rig.nodeOf("web"), rig.events().length]).toEqual([undefined, 2]);
  rig.pod({ name: "db", labels: { app: "db" } });
  rig.run();
  expect(rig.nodeOf("web")).toBe("n1");
});

test("a pod that does not fit is tried again when it bears more taints, not when it is labelled", () => {
  const rig = new Rig([{ name: "n1", taints: [{ key: "k", effect: "NoSchedule" }] }]);
  rig.scheduler.start();
  rig.pod({ name: "a" });
  rig.run(30_000);
  rig.patch(Pod, "a", { metadata: { labels: { app: "web" } } });
  rig.run(30_000);
  expect(rig.events()).toHaveLength(1);
  const { tolerations: before = [] } = rig.get(Pod, "a").spec;
  const tolerations = [...before, { operator: "Exists" }];
  rig.patch(Pod, "a", { spec: { tolerations } });
  rig.run();
  expect(rig.nodeOf("a")).toBe("n1");
});

test("a pod whose binding is refused gives its place back and is tried again after its backoff", () => {
  const rig = new Rig();
  rig.scheduler.start();
  let refusals = 0;
  rig.intercept = (request) => {
    if (!isBinding(request) || request.name !== "a") return undefined;
    refusals += 1;
    return failed(new StatusError("InternalError", "the store is away"));
  };
  rig.pod({ name: "a", requests: { cpu: "1500m" } });
  rig.run();
  const message = 'running Bind plugin "DefaultBinder": the store is away';
  expect(rig.condition("a")).toMatchObject({ reason: "SchedulerError", message });
  // The second in which its backoff ends has to be over.
  rig.run(1999);
  expect(refusals).toBe(1);
  rig.intercept = () => undefined;
  rig.run(1);
  expect(rig.nodeOf("a")).toBe("n1");
  expect(rig.events()).toEqual([
    `FailedScheduling ${message}`,
    "Scheduled Successfully assigned default/a to n1",
  ]);
});

test("a scheduler killed before a write finishes the work when it is started again", () => {
  const rig = new Rig();
  rig.scheduler.start();
  rig.intercept = (request) => {
    if (!isBinding(request)) return undefined;
    rig.scheduler.stop();
    return failed(new StatusError("InternalError", "killed"));
  };
  for (const name of ["a", "b", "c"]) rig.pod({ name, requests: { cpu: "1" } });
  rig.run(60_000);
  expect(rig.nodeOf("a")).toBeUndefined();
  rig.intercept = () => undefined;
  rig.scheduler.start();
  rig.run();
  expect(["a", "b", "c"].map((name) => rig.nodeOf(name))).toEqual(["n1", "n1", undefined]);
});

test("pods of another scheduler and gated pods are left alone", () => {
  const rig = new Rig();
  rig.scheduler.start();
  rig.pod({ name: "a", spec: { schedulerName: "mine" } });
  rig.pod({ name: "b", spec: { schedulingGates: [{ name: "g" }] } });
  rig.run(600_000);
  expect([rig.nodeOf("a"), rig.nodeOf("b")]).toEqual([undefined, undefined]);
  expect(rig.events()).toEqual([]);
  rig.patch(Pod, "b", { spec: { schedulingGates: null } });
  rig.run();
  expect(rig.nodeOf("b")).toBe("n1");
});
