import { allResources, servedResources } from "../api/index.ts";
import type { ApiRequest, ResourceRef } from "../api/request.ts";
import type { KubeObject } from "../api/resource.ts";
import { type Random, seededRandom } from "../api/runtime.ts";
import { bootstrap } from "../apiserver/bootstrap.ts";
import { ApiServer } from "../apiserver/server.ts";
import { plainEvent } from "../apiserver/storage/late-event.ts";
import { MemoryStorage } from "../apiserver/storage/memory.ts";
import type { StoredEvent } from "../apiserver/storage/storage.ts";
import type { Controller } from "../client/controller.ts";
import { answeredObject } from "../client/executor.ts";
import { type KubeletOptions, MachineProcesses } from "../kubelet/index.ts";
import type { Exchange, Network } from "../network/index.ts";
import { interleavingOf } from "./clock/interleaving.ts";
import { SimClock } from "./clock/sim-clock.ts";
import { type ClusterOptions, serverOptions, startMsDefault, wiringOf } from "./cluster-options.ts";
import { neighboursIn } from "./containers/neighbours.ts";
import { type PresentTrouble, presentTrouble } from "./containers/present-trouble.ts";
import { RunDigest } from "./digest.ts";
import { ActiveFaults, writeLog } from "./faults/index.ts";
import { type AskedObject, explanationOf, timelineOf } from "./history-of.ts";
import { clusterCidrFor, machinesOf, setManifests } from "./machines.ts";
import { metricsAdapter } from "./metrics/metrics-adapter.ts";
import { metricsServer } from "./metrics/metrics-server.ts";
import { clusterNetwork, type Ingresses } from "./network/cluster-network.ts";
import { containerNetworks } from "./network/container-networks.ts";
import { type CurlOptions, curlRequest } from "./network/curl.ts";
import { accountTokens } from "./objects/account-tokens.ts";
import { applyManifest } from "./objects/apply.ts";
import { awaitDefaultAccount } from "./objects/default-account.ts";
import { createDefaultClass } from "./objects/default-class.ts";
import { withOwnBody } from "./objects/own-bodies.ts";
import {
  customResources,
  getObject,
  isNamespaced,
  listObjects,
  type ResourceOf,
} from "./objects/stored-objects.ts";
import { ownController } from "./own-controller.ts";
import { type Components, startComponents } from "./processes/components.ts";
import type { ComponentName } from "./processes/process-handler.ts";
import type { Program } from "./program.ts";
import { Programs } from "./programs/play.ts";
import { Webhooks } from "./programs/webhooks/webhooks.ts";
import { componentStatuses } from "./reviews/component-statuses.ts";
import { reviewersOf } from "./reviews/reviewers.ts";
import { schedulingReports } from "./reviews/scheduling-reports.ts";
import { schedulingOf } from "./scheduling.ts";

export type { ClusterOptions } from "./cluster-options.ts";

/** A time, as text like `10m` or as milliseconds. */
export type Duration = string | number;

/** A whole cluster in this process, on a virtual clock that moves only when it is told to. */
export class Cluster {
  /** When it began. */
  readonly startMs: number;
  readonly authority: ClusterOptions["authority"];
  readonly clock: SimClock;
  readonly programs = new Programs(this);
  readonly webhooks = new Webhooks(this);
  readonly server: ApiServer;
  readonly storage: MemoryStorage;
  readonly components: Components;
  readonly network: Network;
  readonly ingress: Ingresses;
  readonly kubelet: KubeletOptions & PresentTrouble;
  readonly #processes = new MachineProcesses();
  readonly #digest = new RunDigest();

  constructor(options: ClusterOptions = {}) {
    const { historyLimit, behaviorOf, anyImage = true, seed = 0 } = options;
    const random = seededRandom(seed);
    const interleaving = interleavingOf(options, random);
    ({ startMs: this.startMs = startMsDefault, authority: this.authority } = options);
    this.clock = new SimClock(this.startMs);
    this.storage = new MemoryStorage({ historyLimit, onForget: this.#digest.forget });
    this.server = this.#newServer(options, random.fork("apiserver"));
    const faults = new ActiveFaults();
    const network = clusterNetwork(this, random.fork("network"), { ...options.network, faults });
    ({ network: this.network, ingress: this.ingress } = network);
    bootstrap(this.server);
    createDefaultClass(this.server);
    const machines = machinesOf(options);
    const said = { seed, behaviorOf, anyImage, machines, processes: this.#processes };
    const [networks, tokens] = [containerNetworks(() => this.network), accountTokens(this)];
    const kubelet = { ...said, network: networks, neighbours: neighboursIn(this), tokens };
    // For those that look past the API at containers.
    this.kubelet = { ...kubelet, ...presentTrouble(this) };
    setManifests(this.#processes, machines);
    this.components = startComponents({
      handler: this.server,
      clock: this.clock,
      random,
      kubelet,
      clusterCidr: options.clusterCidr ?? clusterCidrFor(machines),
      ...wiringOf(options),
      scheduling: schedulingOf(options),
      network,
      latency: interleaving?.latency,
      leaderElect: options.leaderElect === true,
      activeFaults: faults,
      log: writeLog(this.storage),
    });
    this.settle();
    interleaving?.begin(this.clock);
  }

  #newServer(options: ClusterOptions, random: Random): ApiServer {
    return new ApiServer({
      storage: this.storage,
      clock: this.clock,
      random,
      definitions: servedResources,
      sources: new Map([
        ...componentStatuses(() => this.components),
        ...metricsServer(this),
        ...schedulingReports(this, () => this.components.scheduler()),
      ]),
      reviewers: reviewersOf(this),
      aggregated: metricsAdapter(this, () => [...allResources, ...customResources(this)]),
      ...serverOptions(options),
      webhooks: this.webhooks,
    });
  }

  get nowMs(): number {
    return this.clock.now();
  }

  /** Runs what is due at this moment, until nothing is. */
  settle(): void {
    const now = this.clock.now();
    while (this.clock.step(now));
  }

  /** Lets time pass. */
  advance(duration: Duration): void {
    this.programs.advance(duration);
  }

  /**
   * Runs until `condition` holds, looking after every event; returns the time that it took, in
   * milliseconds. Throws if it does not hold within the time given (ten minutes by default).
   */
  until(condition: () => boolean, { within = "10m" }: { within?: Duration } = {}): number {
    return this.programs.until(condition, within);
  }

  /** Runs a controller or a program of your own from now on, as a process under its name. */
  run(own: Controller | Program): void {
    if ("reconcile" in own) this.components.addController(ownController(own, this));
    else this.programs.run(own);
  }

  /** Lets time pass, as `advance` does, and programs with it. */
  play(duration: Duration) {
    return this.programs.play(duration);
  }

  /** Runs until `condition` holds, as `until` does, and programs with it. */
  playUntil(condition: () => boolean, { within = "10m" }: { within?: Duration } = {}) {
    return this.programs.playUntil(condition, within);
  }

  /** Applies YAML documents, or objects, as `kubectl apply` would; throws the first refusal. */
  apply(manifest: string | object | readonly object[], namespace = "default"): KubeObject[] {
    const mayRetry = (error: unknown) => awaitDefaultAccount(this.server, this.clock, error);
    return applyManifest(this.server, manifest, { namespace, mayRetry });
  }

  /** Any request, as a user. Throws the refusal if it is refused. */
  request(request: Omit<ApiRequest, "actor">): KubeObject {
    return answeredObject(this.server.handle(withOwnBody({ actor: "user", ...request })));
  }

  /** The same, where webhooks may have to be waited for: time passes until the answer is there. */
  ask(request: Omit<ApiRequest, "actor">) {
    return this.programs.ask(withOwnBody({ actor: "user", ...request })).then(answeredObject);
  }

  /**
   * Has code in this process answer for webhooks: in place of the pods of a Service, named
   * `namespace/name`, or at a URL. It is asked in virtual time. Returns what takes it away again.
   */
  webhook(place: string, server: Parameters<Webhooks["serve"]>[1]): { stop(): void } {
    return this.webhooks.serve(place, server);
  }

  /** Sends an HTTP request through the network, and tells its way and end. No time passes. */
  curl(url: string, options: CurlOptions = {}): Exchange {
    return this.network.send(curlRequest(url, options), this.nowMs);
  }

  get<T extends KubeObject>(
    resource: ResourceOf<T>,
    name: string,
    namespace = "default",
  ): T | undefined {
    return getObject(this, resource, { name, namespace });
  }

  list<T extends KubeObject>(resource: ResourceOf<T>, namespace?: string): readonly T[] {
    return listObjects(this, resource, namespace);
  }

  delete<T extends KubeObject>(
    resource: ResourceOf<T>,
    name: string,
    { namespace = "default", ...options }: { namespace?: string } & ApiRequest["options"] = {},
  ): void {
    const scope = isNamespaced(this, resource) ? { namespace } : {};
    this.request({ verb: "delete", resource, name, options, ...scope });
  }

  /** A merge patch of one object. */
  patch<T extends KubeObject>(
    resource: ResourceOf<T>,
    name: string,
    body: object,
    namespace = "default",
  ): KubeObject {
    const scope = isNamespaced(this, resource) ? { namespace } : {};
    return this.request({ verb: "patch", patchType: "merge", resource, name, body, ...scope });
  }

  /** Calls `observer` after every write, or every write of a resource, during its commit. */
  observe(observer: (event: StoredEvent) => void, resource?: ResourceRef): void {
    const table = resource && this.server.registry.resources.find(resource).table;
    this.storage.watch(table, this.storage.revision, (event) => observer(plainEvent(event)));
  }

  /** Switches the machine of a node off: no heartbeat, and nothing happens on it any more. */
  powerOff(node: string): void {
    this.#power(node, "off");
  }

  /** Puts a manifest of a static pod where the kubelet of a node finds it, or changes it. */
  writeManifest(node: string, file: string, manifest: string): void {
    this.#processes.setManifest(node, file, manifest);
    this.settle();
  }

  /** Takes a manifest away again: its pod stops. */
  removeManifest(node: string, file: string): void {
    this.#processes.setManifest(node, file, undefined);
    this.settle();
  }

  /** Lets the pods of a machine stop for up to 30 seconds, then switches it off. */
  shutDown(node: string): void {
    this.#power(node, "shutdown");
  }

  powerOn(node: string): void {
    this.#power(node, null);
  }

  /** Kills a component and starts it anew, with nothing but what the API holds. */
  restart(component: ComponentName): void {
    this.components.restart(component);
  }

  /** Why an object is there, is gone, waits or is not as wanted, as `kubesim why` tells it. */
  why(object: AskedObject) {
    return explanationOf(this, object);
  }

  /** What was written, of all objects or of one and all it owns, as `kubesim timeline` tells it. */
  timeline(query: Parameters<typeof timelineOf>[1] = {}) {
    return timelineOf(this, query);
  }

  /** The held log of writes, oldest first. */
  history(): readonly StoredEvent[] {
    return this.storage.history().map(plainEvent);
  }

  /**
   * A digest of all writes so far: equal for equal seeds and equal requests. Of those that the log
   * holds no more, what they wrote does not count, but when, where and who does.
   */
  digest(): string {
    return this.#digest.of(this.storage.history());
  }

  #power(name: string, power: string | null): void {
    const body = { metadata: { annotations: { "sim.kubesim.dev/power": power } } };
    const resource = { group: "", version: "v1", plural: "nodes" };
    this.request({ verb: "patch", patchType: "merge", resource, name, body });
  }
}

/** A cluster for a test: three nodes, seed 0, a fixed start, unless told otherwise. */
export function createCluster(options: ClusterOptions = {}): Cluster {
  return new Cluster(options);
}
