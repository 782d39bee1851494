/** A scheduler and an API server in this process: pods a second, from their creation to a watch. */
import { Node } from "../../api/core/node/node.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { Service } from "../../api/core/service/service.ts";
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
import { SimClock } from "../../simulator/clock/sim-clock.ts";
import { collectGarbage, elapsedMs } from "../harness.ts";
import {
  type Churn,
  churnEvery,
  nodeBody,
  nodeCount,
  type Part,
  type PodShape,
  podBody,
  preemptor,
  priorityClasses,
  serviceBody,
  tooLarge,
  type Workload,
} from "./workloads.ts";

const minutes = 60_000;

/** Pods a second under one load, on a system made anew. */
export function podsPerSecond({ before, isFullBefore, measured, churn }: Workload): number {
  const system = new System();
  for (let index = 0; index < nodeCount; index += 1) system.addNode(index);
  system.addPods(before.count, before.shape, "before");
  system.settle();
  const wanted = isFullBefore === true ? 0 : before.count;
  if (system.bound("before") !== wanted)
    throw new Error("the pods before are not where they belong");
  collectGarbage();
  const ms = elapsedMs(() => {
    system.addPods(measured.count, measured.shape, "measured");
    for (let count = 0; count < measured.count; count += churnEvery) {
      system.until(() => system.bound("measured") >= Math.min(count + churnEvery, measured.count));
      if (churn !== undefined) system.churn(churn);
    }
  });
  return (measured.count * 1000) / ms;
}

class System {
  readonly #clock = new SimClock(Date.UTC(2026, 0, 1));
  readonly #server: ApiServer;
  readonly #bound = new Map<string, number>();
  #churned = 0;

  constructor() {
    const clock = this.#clock;
    const random = seededRandom(0);
    const storage = new MemoryStorage();
    const server = new ApiServer({ storage, clock, random, definitions: allResources });
    this.#server = server;
    bootstrap(server);
    this.#send(ServiceAccount, { ...here, body: { metadata: { name: "default" } } });
    for (const body of priorityClasses) this.#send(PriorityClass, { verb: "create", body });
    createScheduler({ handler: server, clock, random, profiles: [kubernetesProfile] }).start();
    storage.watch("pods", storage.revision, ({ object, previous }) => {
      if (previous === undefined || isBound(previous) || !isBound(object)) return;
      const part = object.metadata.labels?.load ?? "";
      this.#bound.set(part, this.bound(part) + 1);
    });
  }

  /** How many pods of a part have come to have a node. */
  bound(part: string): number {
    return this.#bound.get(part) ?? 0;
  }

  addNode(index: number): void {
    const body = nodeBody(index);
    const { name } = body.metadata;
    this.#send(Node, { verb: "create", body });
    // A new node is tainted until its kubelet reports; here there is none.
    this.#send(Node, { verb: "update", name, body });
    this.#send(Node, { verb: "update", subresource: "status", name, body });
  }

  addPods(count: number, shape: PodShape, part: Part): void {
    const body = podBody(shape, part);
    for (let index = 0; index < count; index += 1) this.#send(Pod, { ...here, body });
  }

  churn(what: Churn): void {
    if (what === "preemptors") this.addPods(1, preemptor, "churn");
    else if (what === "unschedulable") this.addPods(1, tooLarge, "churn");
    else if (this.#churned % 2 === 0) {
      this.addNode(nodeCount);
      const { metadata, ...body } = podBody(tooLarge, "churn");
      this.#send(Pod, { ...here, body: { ...body, metadata: { ...metadata, name: "churn" } } });
      this.#send(Service, { ...here, body: serviceBody });
    } else {
      this.#send(Node, { verb: "delete", name: nodeBody(nodeCount).metadata.name });
      const options = { gracePeriodSeconds: 0 };
      this.#send(Pod, { ...here, verb: "delete", name: "churn", options });
      this.#send(Service, { ...here, verb: "delete", name: "churn" });
    }
    this.#churned += 1;
  }

  /** Runs what is due now. */
  settle(): void {
    const now = this.#clock.now();
    while (this.#clock.step(now));
  }

  until(condition: () => boolean): void {
    const limit = this.#clock.now() + 10 * minutes;
    while (!condition()) if (!this.#clock.step(limit)) throw new Error("pods found no nodes");
  }

  #send<T extends KubeObject>(kind: ResourceDefinition<T>, request: Sent): void {
    const { code, body } = this.#server.handle({
      ...request,
      resource: untyped(kind),
      actor: "bench",
    });
    if (code >= 400) throw new Error(JSON.stringify(body));
  }
}

type Sent = Omit<ApiRequest, "actor" | "resource">;
const here = { verb: "create", namespace: "default" } as const;

const isBound = (pod: KubeObject): boolean =>
  "spec" in pod && isObject(pod.spec) && "nodeName" in pod.spec;
