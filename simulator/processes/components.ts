import type { ApiHandler } from "../../api/request.ts";
import type { Random } from "../../api/runtime.ts";
import type { Controller } from "../../client/controller.ts";
import type { Authority } from "../../controllers/index.ts";
import type { KubeletOptions } from "../../kubelet/index.ts";
import type { Reporting } from "../../scheduler/index.ts";
import type { ProcessClock } from "../clock/process-clock.ts";
import type { SimClock } from "../clock/sim-clock.ts";
import {
  type ActiveFaults,
  FaultInjector,
  type Faults,
  faultyHandler,
  MachinePower,
  OpenStreams,
  pass,
  type World,
  type WriteLog,
} from "../faults/index.ts";
import type { ClusterNetwork } from "../network/cluster-network.ts";
import { ownBodies } from "../objects/own-bodies.ts";
import type { Scheduling } from "../scheduling.ts";
import type { Latency } from "./latency.ts";
import { type ComponentName, processHandler } from "./process-handler.ts";
import { type Component, Processes } from "./processes.ts";
import { apart, managersOf, processesOf, type Reach } from "./wiring.ts";

export interface ComponentOptions {
  readonly handler: ApiHandler;
  readonly clock: SimClock;
  readonly random: Random;
  readonly kubelet: KubeletOptions;
  readonly clusterCidr: string;
  readonly clusterCidrIPv6: string | undefined;
  readonly loadBalancerRanges: readonly string[] | undefined;
  readonly authority: Authority | undefined;
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
  /** Whether a process, or a controller in one, is called so. */
  has(name: string): boolean;
  /** Whether the process is there; it may stand still. */
  isRunning(name: ComponentName): boolean;
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

type FaultyOptions = Parameters<typeof faultyHandler>[1];

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
  const reach: Reach = (process, { life = processes.lifeOf(process), controller } = {}) => {
    const faulty = faultyHandler(handler, {
      ...common,
      party: { process, isUser: false, controller },
      first: faultsOf(process, () => components.faults),
      isDown: () => life.isDown,
      kill: (downMs) => life.kill(downMs),
    });
    return processHandler(afar(faulty, process), process);
  };
  const afar = (near: ApiHandler, process: ComponentName): ApiHandler => {
    const { latency, informerDelayMs } = options;
    // The clients of Traffic are no process that would be anywhere.
    if (latency === undefined || process === "traffic") return near;
    const delaysEvents = informerDelayMs === undefined;
    return latency.of(process, near, { clock: processes.clockOf(process), delaysEvents });
  };
  const wiring = { reach, processes };
  const { scheduler, double, all, managers } = processesOf(options, wiring);
  const controllers = apart(managers, reach);
  const injector = injectorOf(options, { streams, processes, controllers });
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
      const own = ownBodies(reach(name));
      const manager = managersOf(options, wiring)(name, () => [controller], own);
      managers.push({ process: name, manager });
      processes.add(name, manager);
    },
    scheduler: () => scheduler.reporting(),
    has: (name) => processes.find(name) !== undefined || controllers.has(name),
    isRunning: (name) => processes.lifeOf(name).runs,
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

/** What is set to go wrong for one process. */
function faultsOf(
  process: ComponentName,
  faults: () => Faults,
): NonNullable<FaultyOptions["first"]> {
  return {
    request: (request) => faults().request?.(process, request) ?? pass,
    event: (resource, event) => faults().event?.(process, resource, event) ?? pass,
    strikesRequests: () => faults().request !== undefined,
  };
}

function injectorOf(
  { handler, clock, random, log, activeFaults: active }: ComponentOptions,
  struck: Pick<World, "streams" | "processes" | "controllers">,
): FaultInjector {
  // Nothing strikes who strikes.
  const unstruck = processHandler(handler, "fault-injector");
  const power = new MachinePower(unstruck);
  const world = { ...struck, clock, log, handler: unstruck, power };
  return new FaultInjector({
    handler: unstruck,
    clock,
    random: random.fork("faults"),
    world,
    active,
  });
}

const never = () => false;
