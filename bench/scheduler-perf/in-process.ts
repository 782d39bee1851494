/** A scheduler and an API server in this process: pods a second, from their creation to a watch. */
import { Node } from "../../api/core/node/node.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { ServiceAccount } from "../../api/core/serviceaccount.ts";
import { allResources } from "../../api/index.ts";
import { isObject } from "../../api/json.ts";
import type { ApiRequest } from "../../api/request.ts";
import type { KubeObject, ResourceDefinition } from "../../api/resource.ts";
import { seededRandom } from "../../api/runtime.ts";
import { PriorityClass } from "../../api/scheduling/priority-class.ts";
import { bootstrap } from "../../apiserver/bootstrap.ts";
import { ApiServer } from "../../apiserver/server.ts";
import { MemoryStorage } from "../../apiserver/storage/memory.ts";
import { untyped } from "../../client/action.ts";
import { createScheduler, kubernetesProfile } from "../../scheduler/index.ts";
import { SimClock } from "../../simulator/sim-clock.ts";
import { collectGarbage, elapsedMs } from "../harness.ts";
import {
  nodeBody,
  nodeCount,
  type PodShape,
  podBody,
  priorityClasses,
  type Workload,
} from "./workloads.ts";

export function podsPerSecond(workload: Workload): number {
  const system = new System();
  const { before, measured } = workload;
  for (let index = 0; index < nodeCount; index += 1) system.addNode(nodeBody(index));
  system.addPods(before.count, before.shape);
  system.settle();
  if (system.bound !== (before.fits ? before.count : 0))
    throw new Error(`${system.bound} pods are bound before`);
  const wanted = system.bound + measured.count;
  collectGarbage();
  const ms = elapsedMs(() => {
    system.addPods(measured.count, measured.shape);
    system.until(() => system.bound >= wanted);
  });
  return (measured.count * 1000) / ms;
}

class System {
  readonly #clock = new SimClock(Date.UTC(2026, 0, 1));
  readonly #server: ApiServer;
  bound = 0;

  constructor() {
    const clock = this.#clock;
    const random = seededRandom(0);
    const storage = new MemoryStorage();
    this.#server = new ApiServer({ storage, clock, random, definitions: allResources });
    bootstrap(this.#server);
    this.#send(ServiceAccount, { ...here, body: { metadata: { name: "default" } } });
    for (const each of priorityClasses) this.#send(PriorityClass, { verb: "create", body: each });
    const handler = this.#server;
    createScheduler({ handler, clock, random, profiles: [kubernetesProfile] }).start();
    storage.watch("pods", storage.revision, ({ object, previous }) => {
      if (previous !== undefined && !isBound(previous) && isBound(object)) this.bound += 1;
    });
  }

  addNode(body: ReturnType<typeof nodeBody>): void {
    this.#send(Node, { verb: "create", body });
    const { name } = body.metadata;
    // A new node is tainted until its kubelet reports; here there is none.
    this.#send(Node, { verb: "update", name, body });
    this.#send(Node, { verb: "update", subresource: "status", name, body });
  }

  addPods(count: number, shape: PodShape): void {
    const body = podBody(shape);
    for (let index = 0; index < count; index += 1) this.#send(Pod, { ...here, body });
  }

  settle(): void {
    const now = this.#clock.now();
    while (this.#clock.step(now));
  }

  until(condition: () => boolean): void {
    const limit = this.#clock.now() + 600_000;
    while (!condition()) if (!this.#clock.step(limit)) throw new Error("the pods found no nodes");
  }

  #send<T extends KubeObject>(kind: ResourceDefinition<T>, request: Sent): void {
    const response = this.#server.handle({ ...request, resource: untyped(kind), actor: "bench" });
    if (response.code >= 400) throw new Error(JSON.stringify(response.body));
  }
}

type Sent = Omit<ApiRequest, "actor" | "resource">;
const here = { verb: "create", namespace: "default" } as const;

const isBound = (pod: KubeObject): boolean =>
  "spec" in pod && isObject(pod.spec) && "nodeName" in pod.spec;
