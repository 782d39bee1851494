/** What the processes of the cluster are, and how they are wired to the API server. */
import { isObject } from "../../api/json.ts";
import type { ApiHandler } from "../../api/request.ts";
import type { KubeObject } from "../../api/resource.ts";
import type { Controller } from "../../client/controller.ts";
import { broadcast } from "../../client/event-broadcaster.ts";
import { eventRecorder } from "../../client/event-recorder.ts";
import { localExecutor } from "../../client/executor.ts";
import { Manager } from "../../client/manager.ts";
import { controllers } from "../../controllers/index.ts";
import {
  type KubeletOptions,
  localStorageController,
  nodeImagesController,
  nodeLeaseController,
  nodePressureController,
  nodeStatusController,
  podLifecycleController,
  staticPodController,
  volumeExpandController,
} from "../../kubelet/index.ts";
import { ingressController } from "../../network/index.ts";
import { createScheduler, type Scheduler } from "../../scheduler/index.ts";
import type { ProcessClock } from "../clock/process-clock.ts";
import type { World } from "../faults/index.ts";
import { TrafficDriver } from "../traffic/driver.ts";
import { networkSender } from "../traffic/network-sender.ts";
import type { ComponentOptions } from "./components.ts";
import { type ElectedName, elected } from "./election.ts";
import type { ComponentName, OwnComponentName } from "./process-handler.ts";
import type { Component, Life, Processes } from "./processes.ts";

/**
 * The way of a process to the API server. A life is given where it is not that of its name, and a
 * controller where it is the way of that alone.
 */
export type Reach = (
  process: ComponentName,
  only?: { readonly life?: Life; readonly controller?: string },
) => ApiHandler;

/** What runs the controllers of a process. */
export interface ManagerOf {
  readonly process: ComponentName;
  readonly manager: Manager;
}

/** Gives single controllers caches of their own, and takes them back. */
export function apart(managers: readonly ManagerOf[], reach: Reach): World["controllers"] {
  return {
    has: (controller) => managers.some(({ manager }) => manager.has(controller)),
    separate(controller) {
      for (const { process, manager } of managers) {
        if (manager.separate(controller, reach(process, { controller }))) return true;
      }
      return false;
    },
    rejoin(controller) {
      for (const { manager } of managers) manager.rejoin(controller);
    },
  };
}

export interface Wiring {
  readonly reach: Reach;
  readonly processes: Processes;
}

export interface Wired {
  /** Every process that can be struck. */
  readonly all: Readonly<Record<Exclude<OwnComponentName, "fault-injector">, Component>>;
  readonly scheduler: Scheduler;
  /** Those of a user's own controllers come to it. */
  readonly managers: ManagerOf[];
  /** Another one of those that hold a lease, which does without. */
  readonly double: (name: ComponentName, life: Life) => Component | undefined;
}

export function processesOf(options: ComponentOptions, wiring: Wiring): Wired {
  const { random, informerDelayMs, kubelet } = options;
  const { reach, processes } = wiring;
  const clockOf = (name: ComponentName) => processes.clockOf(name);
  const manager = managersOf(options, wiring);
  const managed = (handler?: ApiHandler) =>
    manager("kube-controller-manager", () => controllers(options), handler);
  const [first, nodes, entry] = [
    managed(),
    manager("kubelet", () => kubeletControllers(kubelet)),
    manager("ingress-controller", () => [ingressController(options.network.ingress.address)]),
  ];
  const schedulerOf = (handler: ApiHandler, name: string) => {
    const clock = clockOf("kube-scheduler");
    const { scheduling } = options;
    const fieldManager = "kube-scheduler";
    const own = { handler, clock, wallClock: clock.wall, random: random.fork(name), fieldManager };
    return createScheduler({ ...own, ...scheduling, informerDelayMs });
  };
  const scheduler = schedulerOf(reach("kube-scheduler"), "scheduler");
  const network = options.network.processes(reach, clockOf);
  const elect = (name: ElectedName, component: Component) =>
    options.leaderElect
      ? elected(component, { name, handler: reach(name), clock: clockOf(name), random })
      : component;
  const all = {
    "kube-controller-manager": elect("kube-controller-manager", first),
    "kube-scheduler": elect("kube-scheduler", scheduler),
    kubelet: nodes,
    ...network,
    "ingress-controller": together(network["ingress-controller"], entry),
    traffic: new TrafficDriver({
      handler: reach("traffic"),
      clock: clockOf("traffic"),
      random: random.fork("traffic"),
      sender: networkSender(options.network.network),
      informerDelayMs,
    }),
  };
  const double: Wired["double"] = (name, life) => {
    if (name === "kube-controller-manager") return managed(reach(name, { life }));
    if (name === "kube-scheduler") return schedulerOf(reach(name, { life }), "scheduler/second");
    return undefined;
  };
  const managers: ManagerOf[] = [
    { process: "kube-controller-manager", manager: first },
    { process: "kubelet", manager: nodes },
    { process: "ingress-controller", manager: entry },
  ];
  return { all, scheduler, managers, double };
}

const kubeletControllers = (options: KubeletOptions): readonly Controller[] => [
  nodeStatusController(options),
  nodeLeaseController(options),
  nodeImagesController(options),
  nodePressureController(options),
  localStorageController(options),
  staticPodController(options),
  podLifecycleController(options),
  volumeExpandController(options),
];

/** Makes what runs the controllers of a process. */
export function managersOf({ informerDelayMs }: ComponentOptions, { reach, processes }: Wiring) {
  return (
    actor: ComponentName,
    list: () => readonly Controller[],
    handler: ApiHandler = reach(actor),
  ) => {
    const clock = processes.clockOf(actor);
    return new Manager({
      handler,
      clock,
      wallClock: clock.wall,
      actor,
      controllers: list,
      executor: (controller) => executorOf({ handler, clock, process: actor }, controller),
      informerDelayMs,
    });
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

interface Executing {
  readonly handler: ApiHandler;
  readonly clock: ProcessClock;
  readonly process: ComponentName;
}

function executorOf({ handler, clock, process: fieldManager }: Executing, made: Controller) {
  const { name, eventSource } = made;
  const actor = name.startsWith("kubelet") ? "kubelet" : name;
  const component = eventSource ?? actor;
  const by = { component, source: name, fieldManager, host: nodeOf(component) };
  const writer = eventRecorder({ handler, clock: clock.wall, ...by });
  const recorder = broadcast(writer, { thread: clock.thread("events"), wall: clock.wall });
  return localExecutor({ handler, clock, actor, fieldManager, recorder });
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
