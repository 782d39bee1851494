import { isObject } from "../api/json.ts";
import type { ApiHandler } from "../api/request.ts";
import type { KubeObject } from "../api/resource.ts";
import type { Clock, Random } from "../api/runtime.ts";
import type { Controller } from "../client/controller.ts";
import { eventRecorder } from "../client/event-recorder.ts";
import { localExecutor } from "../client/executor.ts";
import { Manager } from "../client/manager.ts";
import { controllers } from "../controllers/index.ts";
import {
  type KubeletOptions,
  localStorageController,
  nodeImagesController,
  nodePressureController,
  nodeStatusController,
  podLifecycleController,
  staticPodController,
  volumeExpandController,
} from "../kubelet/index.ts";
import { ingressController } from "../network/index.ts";
import { createScheduler, type Reporting, type Scheduler } from "../scheduler/index.ts";
import { type ElectedName, elected } from "./election.ts";
import {
  type ActiveFaults,
  FaultInjector,
  type Faults,
  faultyHandler,
  OpenStreams,
  pass,
} from "./faults/index.ts";
import type { ClusterNetwork } from "./network/cluster-network.ts";
import { type ComponentName, processHandler } from "./process-handler.ts";
import type { Scheduling } from "./scheduling.ts";
import { TrafficDriver } from "./traffic/driver.ts";
import { networkSender } from "./traffic/network-sender.ts";

export interface ComponentOptions {
  readonly handler: ApiHandler;
  readonly clock: Clock;
  readonly random: Random;
  readonly kubelet: KubeletOptions;
  readonly clusterCidr: string;
  readonly clusterCidrIPv6: string | undefined;
  readonly loadBalancerRanges: readonly string[] | undefined;
  readonly scheduling: Scheduling;
  readonly network: ClusterNetwork;
  readonly informerDelayMs: (() => number) | undefined;
  /** Whether the controllers and the scheduler run only while they hold a lease. */
  readonly leaderElect: boolean;
  /** Where Faults that are in force are found. */
  readonly activeFaults: ActiveFaults;
}

interface Component {
  start(): void;
  stop(): void;
}

/** The processes of the cluster beside the API server. Each can be killed at any instant. */
export interface Components {
  stop(name: ComponentName): void;
  start(name: ComponentName): void;
  restart(name: ComponentName): void;
  /** What the scheduler goes by; nothing while it does not run. */
  scheduler(): Reporting | undefined;
  /**
   * What goes wrong between the processes and the API server, before Faults are asked. Nothing,
   * unless it is set.
   */
  faults: Faults;
  /** The API as it is reached by who comes over HTTP and calls itself so. */
  forClient(name: string): ApiHandler;
}

export function startComponents(options: ComponentOptions): Components {
  const { clock } = options;
  const down = new Set<ComponentName>();
  const streams = new OpenStreams();
  const common = { clock, active: options.activeFaults, streams };
  const reach = (process: ComponentName) => {
    // Nothing strikes who strikes.
    if (process === "fault-injector") return processHandler(options.handler, process);
    const faulty = faultyHandler(options.handler, {
      ...common,
      party: { process, isUser: false },
      first: {
        request: (request) => components.faults.request?.(process, request) ?? pass,
        event: (resource, event) => components.faults.event?.(process, resource, event) ?? pass,
      },
      isDown: () => down.has(process),
      kill: (downMs) => kill(process, downMs),
    });
    return processHandler(faulty, process);
  };
  const kill = (process: ComponentName, downMs: number) => {
    down.add(process);
    all[process].stop();
    clock.setTimer(downMs, () => {
      if (down.has(process)) start(process);
    });
  };
  const start = (process: ComponentName) => {
    down.delete(process);
    all[process].start();
  };
  const { scheduler, ...struck } = processesOf(options, reach);
  const injector = new FaultInjector({
    handler: reach("fault-injector"),
    clock,
    random: options.random.fork("faults"),
    // An object of these names has these keys.
    world: { clock, streams, processes: Object.keys(struck).sort() as ComponentName[] },
    active: options.activeFaults,
  });
  const all = { ...struck, "fault-injector": injector };
  const components: Components = {
    stop: (name) => all[name].stop(),
    start,
    restart(name) {
      all[name].stop();
      start(name);
    },
    scheduler: () => scheduler.reporting(),
    faults: {},
    forClient: (process) =>
      faultyHandler(options.handler, {
        ...common,
        party: { process, isUser: true },
        isDown: () => false,
        kill: () => undefined,
      }),
  };
  for (const component of Object.values(all)) component.start();
  return components;
}

type StruckProcess = Exclude<ComponentName, "fault-injector">;

/** Every process that can be struck; `reach` gives each its own way to the API server. */
function processesOf(
  options: ComponentOptions,
  reach: (process: ComponentName) => ApiHandler,
): Readonly<Record<StruckProcess, Component>> & { readonly scheduler: Scheduler } {
  const { clock, random, informerDelayMs } = options;
  const manager = (actor: ComponentName, list: () => readonly Controller[]) => {
    const handler = reach(actor);
    return new Manager({
      handler,
      clock,
      actor,
      controllers: list,
      executor: (controller) => executorOf({ handler, clock }, controller),
      informerDelayMs,
    });
  };
  const scheduler = createScheduler({
    handler: reach("kube-scheduler"),
    clock,
    random: random.fork("scheduler"),
    ...options.scheduling,
    informerDelayMs,
  });
  const network = options.network.processes(reach);
  const all = {
    scheduler,
    "kube-controller-manager": manager("kube-controller-manager", () => controllers(options)),
    "kube-scheduler": scheduler,
    kubelet: manager("kubelet", () => [
      nodeStatusController(options.kubelet),
      nodeImagesController(options.kubelet),
      nodePressureController(options.kubelet),
      localStorageController(options.kubelet),
      staticPodController(options.kubelet),
      podLifecycleController(options.kubelet),
      volumeExpandController(options.kubelet),
    ]),
    ...network,
    "ingress-controller": together(
      network["ingress-controller"],
      manager("ingress-controller", () => [ingressController(options.network.ingress.address)]),
    ),
    traffic: new TrafficDriver({
      handler: reach("traffic"),
      clock,
      random: random.fork("traffic"),
      sender: networkSender(options.network.network),
      informerDelayMs,
    }),
  };
  if (!options.leaderElect) return all;
  const elect = (name: ElectedName) =>
    elected(all[name], { name, handler: reach(name), clock, random });
  return {
    ...all,
    "kube-controller-manager": elect("kube-controller-manager"),
    "kube-scheduler": elect("kube-scheduler"),
  };
}

/** Two parts of one process. */
const together = (one: Component, other: Component): Component => ({
  start() {
    one.start();
    other.start();
  },
  stop() {
    one.stop();
    other.stop();
  },
});

function executorOf(
  { handler, clock }: Pick<ComponentOptions, "handler" | "clock">,
  { name }: Controller,
) {
  const component = name.startsWith("kubelet") ? "kubelet" : name;
  const recorder = eventRecorder({ handler, clock, component, host: nodeOf(component) });
  return localExecutor({ handler, actor: component, recorder });
}

/** Events of a kubelet name the node that it runs on. */
function nodeOf(component: string) {
  if (component !== "kubelet") return undefined;
  return (regarding: KubeObject) =>
    regarding.kind === "Node" ? regarding.metadata.name : nodeNameOf(regarding);
}

const nodeNameOf = (pod: KubeObject): string | undefined =>
  "spec" in pod && isObject(pod.spec) && typeof pod.spec.nodeName === "string"
    ? pod.spec.nodeName
    : undefined;
