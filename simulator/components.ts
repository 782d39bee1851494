import { isObject } from "../api/json.ts";
import type { ApiHandler } from "../api/request.ts";
import type { KubeObject } from "../api/resource.ts";
import type { Random } from "../api/runtime.ts";
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
  MachinePower,
  OpenStreams,
  pass,
  type WriteLog,
} from "./faults/index.ts";
import type { Latency } from "./latency.ts";
import type { ClusterNetwork } from "./network/cluster-network.ts";
import type { ProcessClock } from "./process-clock.ts";
import { type ComponentName, type OwnComponentName, processHandler } from "./process-handler.ts";
import { type Component, type Life, Processes } from "./processes.ts";
import type { Scheduling } from "./scheduling.ts";
import type { SimClock } from "./sim-clock.ts";
import { TrafficDriver } from "./traffic/driver.ts";
import { networkSender } from "./traffic/network-sender.ts";

export interface ComponentOptions {
  readonly handler: ApiHandler;
  readonly clock: SimClock;
  readonly random: Random;
  readonly kubelet: KubeletOptions;
  readonly clusterCidr: string;
  readonly clusterCidrIPv6: string | undefined;
  readonly loadBalancerRanges: readonly string[] | undefined;
  readonly scheduling: Scheduling;
  readonly network: ClusterNetwork;
  readonly informerDelayMs: (() => number) | undefined;
  /** Between processes and the API server; absent: there is none. */
  readonly latency: Latency | undefined;
  /** Whether the controllers and the scheduler run only while they hold a lease. */
  readonly leaderElect: boolean;
  /** Where Faults that are in force are found. */
  readonly activeFaults: ActiveFaults;
  /** When what was written: for what is shown as it was. */
  readonly log: WriteLog;
}

/** The processes of the cluster beside the API server. Each can be killed at any instant. */
export interface Components {
  stop(name: ComponentName): void;
  start(name: ComponentName): void;
  restart(name: ComponentName): void;
  /** Starts a process of another name, which is made with what processes have. */
  add<C extends Component>(name: string, make: (equipment: Equipment) => C): C;
  /** Starts a controller as a process of its own. */
  addController(controller: Controller): void;
  /** What the scheduler goes by; nothing while it does not run. */
  scheduler(): Reporting | undefined;
  /** Whether the process stands still. */
  isPaused(name: ComponentName): boolean;
  /**
   * What goes wrong between the processes and the API server, before Faults are asked. Nothing,
   * unless it is set.
   */
  faults: Faults;
  /** The API as it is reached by who comes over HTTP and calls itself so. */
  forClient(name: string): ApiHandler;
}

/** What every process has. */
export interface Equipment {
  /** Its way to the API server. */
  readonly handler: ApiHandler;
  readonly clock: ProcessClock;
  readonly random: Random;
}

export function startComponents(options: ComponentOptions): Components {
  const { clock, handler, activeFaults: active } = options;
  const processes = new Processes(clock);
  const streams = new OpenStreams();
  const common = { clock, active, streams, log: options.log };
  const reach: Reach = (process, life = processes.lifeOf(process)) => {
    const faulty = faultyHandler(handler, {
      ...common,
      party: { process, isUser: false },
      first: {
        request: (request) => components.faults.request?.(process, request) ?? pass,
        event: (resource, event) => components.faults.event?.(process, resource, event) ?? pass,
      },
      isDown: () => life.isDown,
      kill: (downMs) => life.kill(downMs),
    });
    return processHandler(afar(faulty, process, options), process);
  };
  const wiring = { reach, processes };
  const { scheduler, double, all } = processesOf(options, wiring);
  // Nothing strikes who strikes.
  const unstruck = processHandler(handler, "fault-injector");
  const power = new MachinePower(unstruck);
  const injector = new FaultInjector({
    handler: unstruck,
    clock,
    random: options.random.fork("faults"),
    world: { clock, streams, processes, log: options.log, handler: unstruck, power },
    active,
  });
  const components: Components = {
    stop: (name) => processes.lifeOf(name).stop(),
    start: (name) => processes.lifeOf(name).start(),
    restart(name) {
      processes.lifeOf(name).stop();
      processes.lifeOf(name).start();
    },
    add(name, make) {
      const random = options.random.fork(`process/${name}`);
      const made = make({ handler: reach(name), clock: processes.clockOf(name), random });
      processes.add(name, made);
      return made;
    },
    addController(controller) {
      const { name } = controller;
      processes.add(
        name,
        managersOf(options, wiring)(name, () => [controller]),
      );
    },
    scheduler: () => scheduler.reporting(),
    isPaused: (name) => processes.clockOf(name).isClosed,
    faults: {},
    forClient(process) {
      const party = { process, isUser: true };
      return faultyHandler(handler, { ...common, party, isDown: never, kill: () => undefined });
    },
  };
  processes.run({ ...all, "fault-injector": injector }, double);
  return components;
}

const never = () => false;

/** At its distance; the clients of Traffic are no process that would be anywhere. */
function afar(
  near: ApiHandler,
  process: ComponentName,
  { latency, informerDelayMs, clock }: ComponentOptions,
): ApiHandler {
  if (latency === undefined || process === "traffic") return near;
  return latency.of(process, near, { clock, delaysEvents: informerDelayMs === undefined });
}

/** The way of a process to the API server; a life is given where it is not that of its name. */
type Reach = (process: ComponentName, life?: Life) => ApiHandler;

interface Wiring {
  readonly reach: Reach;
  readonly processes: Processes;
}

interface Wired {
  /** Every process that can be struck. */
  readonly all: Readonly<Record<Exclude<OwnComponentName, "fault-injector">, Component>>;
  readonly scheduler: Scheduler;
  /** Another one of those that hold a lease, which does without. */
  readonly double: (name: ComponentName, life: Life) => Component | undefined;
}

function processesOf(options: ComponentOptions, wiring: Wiring): Wired {
  const { random, informerDelayMs, kubelet } = options;
  const { reach, processes } = wiring;
  const clockOf = (name: ComponentName) => processes.clockOf(name);
  const manager = managersOf(options, wiring);
  const managed = (handler?: ApiHandler) =>
    manager("kube-controller-manager", () => controllers(options), handler);
  const schedulerOf = (handler: ApiHandler, name: string) => {
    const clock = clockOf("kube-scheduler");
    const { scheduling } = options;
    const own = { handler, clock, wallClock: clock.wall, random: random.fork(name) };
    return createScheduler({ ...own, ...scheduling, informerDelayMs });
  };
  const scheduler = schedulerOf(reach("kube-scheduler"), "scheduler");
  const network = options.network.processes(reach, clockOf);
  const elect = (name: ElectedName, component: Component) =>
    options.leaderElect
      ? elected(component, { name, handler: reach(name), clock: clockOf(name), random })
      : component;
  const all = {
    "kube-controller-manager": elect("kube-controller-manager", managed()),
    "kube-scheduler": elect("kube-scheduler", scheduler),
    kubelet: manager("kubelet", () => kubeletControllers(kubelet)),
    ...network,
    "ingress-controller": together(
      network["ingress-controller"],
      manager("ingress-controller", () => [ingressController(options.network.ingress.address)]),
    ),
    traffic: new TrafficDriver({
      handler: reach("traffic"),
      clock: clockOf("traffic"),
      random: random.fork("traffic"),
      sender: networkSender(options.network.network),
      informerDelayMs,
    }),
  };
  const double: Wired["double"] = (name, life) => {
    if (name === "kube-controller-manager") return managed(reach(name, life));
    if (name === "kube-scheduler") return schedulerOf(reach(name, life), "scheduler/second");
    return undefined;
  };
  return { all, scheduler, double };
}

const kubeletControllers = (options: KubeletOptions): readonly Controller[] => [
  nodeStatusController(options),
  nodeImagesController(options),
  nodePressureController(options),
  localStorageController(options),
  staticPodController(options),
  podLifecycleController(options),
  volumeExpandController(options),
];

/** Makes what runs the controllers of a process. */
function managersOf({ informerDelayMs }: ComponentOptions, { reach, processes }: Wiring) {
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
      executor: (controller) => executorOf({ handler, clock }, controller),
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

function executorOf(
  { handler, clock }: { readonly handler: ApiHandler; readonly clock: ProcessClock },
  { name }: Controller,
) {
  const component = name.startsWith("kubelet") ? "kubelet" : name;
  const host = nodeOf(component);
  const recorder = eventRecorder({ handler, clock: clock.wall, component, host });
  return localExecutor({ handler, clock, actor: component, recorder });
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
