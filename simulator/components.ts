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
import { type Faults, faultyHandler } from "./faults.ts";
import type { ClusterNetwork } from "./network/cluster-network.ts";
import { type ComponentName, type OwnComponentName, processHandler } from "./process-handler.ts";
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
}

export interface Component {
  start(): void;
  /** Ends it at once, whatever it does. */
  stop(): void;
}

/** The processes of the cluster beside the API server. Each can be killed at any instant. */
export interface Components {
  stop(name: ComponentName): void;
  start(name: ComponentName): void;
  restart(name: ComponentName): void;
  /** Starts a process of another name, which is made with its own way to the API server. */
  run<C extends Component>(name: string, make: (handler: ApiHandler) => C): C;
  /** Starts a controller as a process of its own. */
  runController(controller: Controller): void;
  /** What the scheduler goes by; nothing while it does not run. */
  scheduler(): Reporting | undefined;
  /** What goes wrong between the processes and the API server. Nothing, unless it is set. */
  faults: Faults;
}

export function startComponents(options: ComponentOptions): Components {
  const { clock } = options;
  const down = new Set<ComponentName>();
  const reach = (process: ComponentName) => {
    const faults = () => components.faults;
    const isDown = () => down.has(process);
    const faulty = { process, clock, faults, isDown, kill: () => kill(process) };
    return processHandler(faultyHandler(options.handler, faulty), process);
  };
  const kill = (process: ComponentName) => {
    down.add(process);
    find(process).stop();
    clock.setTimer(0, () => {
      if (down.has(process)) start(process);
    });
  };
  const start = (process: ComponentName) => {
    down.delete(process);
    find(process).start();
  };
  const { scheduler, ...own } = processesOf(options, reach);
  const all = new Map<string, Component>(Object.entries(own));
  const find = (name: ComponentName): Component => {
    const component = all.get(name);
    if (component === undefined) throw new RangeError(`no process is called "${name}"`);
    return component;
  };
  const components: Components = {
    stop: (name) => find(name).stop(),
    start,
    restart(name) {
      find(name).stop();
      start(name);
    },
    run(name, make) {
      if (all.has(name)) throw new RangeError(`there is a process "${name}" already`);
      const made = make(reach(name));
      all.set(name, made);
      made.start();
      return made;
    },
    runController(controller) {
      const { name } = controller;
      components.run(name, (handler) =>
        managerOf(options, handler, { name, list: () => [controller] }),
      );
    },
    scheduler: () => scheduler.reporting(),
    faults: {},
  };
  for (const component of all.values()) component.start();
  return components;
}

/** Every process; `reach` gives each its own way to the API server. */
function processesOf(
  options: ComponentOptions,
  reach: (process: ComponentName) => ApiHandler,
): Readonly<Record<OwnComponentName, Component>> & { readonly scheduler: Scheduler } {
  const { clock, random, informerDelayMs } = options;
  const manager = (name: OwnComponentName, list: () => readonly Controller[]) =>
    managerOf(options, reach(name), { name, list });
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

function managerOf(
  { clock, informerDelayMs }: ComponentOptions,
  handler: ApiHandler,
  { name, list }: { readonly name: ComponentName; readonly list: () => readonly Controller[] },
): Manager {
  return new Manager({
    handler,
    clock,
    actor: name,
    controllers: list,
    executor: (controller) => executorOf({ handler, clock }, controller),
    informerDelayMs,
  });
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
