import type { ApiHandler } from "../../api/request.ts";
import type { Clock, Random } from "../../api/runtime.ts";
import { Fault } from "../../api/sim/fault.ts";
import { untyped } from "../../client/action.ts";
import { keyOf } from "../../client/controller.ts";
import { type EventRecorder, eventRecorder } from "../../client/event-recorder.ts";
import { Informer } from "../../client/informer.ts";
import type { ActiveFaults } from "./active-faults.ts";
import type { World } from "./fault-effect.ts";
import { FaultRun } from "./fault-run.ts";

export interface InjectorOptions {
  readonly handler: ApiHandler;
  readonly clock: Clock;
  /** What is drawn by faults that have no seed of their own. */
  readonly random: Random;
  readonly world: World;
  readonly active: ActiveFaults;
}

/** Who injects, as the API server's log names it. */
const actor = "fault-injector";

/**
 * Follows Faults, puts each in force when its time has come, and writes what comes of it to its
 * status. Started again it goes on from there.
 */
export class FaultInjector {
  readonly #options: InjectorOptions;
  readonly #runs = new Map<string, FaultRun>();
  readonly #recorder: EventRecorder;
  #informer: Informer<Fault> | undefined;

  constructor(options: InjectorOptions) {
    this.#options = options;
    const { handler, clock } = options;
    this.#recorder = eventRecorder({ handler, clock, component: actor });
  }

  start(): void {
    this.stop();
    const { handler, clock } = this.#options;
    const informer = new Informer(Fault, { handler, clock, actor });
    informer.onChange((next, previous) => this.#changed(next, previous));
    this.#informer = informer;
    informer.start(() => {
      this.#options.world.power.keepOnly(new Set([...this.#runs.values()].map(({ uid }) => uid)));
    });
  }

  /** At once, as a killed process does: nothing is in force while it does not run. */
  stop(): void {
    this.#informer?.stop();
    this.#informer = undefined;
    for (const run of this.#runs.values()) run.stop(true);
    this.#runs.clear();
  }

  #changed(next: Fault | undefined, previous: Fault | undefined): void {
    const object = next ?? previous;
    if (object === undefined) return;
    const key = keyOf(object);
    const run = this.#runs.get(key);
    const isGone = next === undefined || next.metadata.deletionTimestamp !== undefined;
    // What a fault is never changes; another of its name is another fault.
    if (run !== undefined && !isGone && run.uid === next.metadata.uid) return;
    run?.stop();
    this.#runs.delete(key);
    if (!isGone) this.#run(key, next);
  }

  #run(key: string, fault: Fault): void {
    const run = new FaultRun(fault, {
      ...this.#options,
      recorder: this.#recorder,
      write: (of, status) => this.#write(of, status),
    });
    this.#runs.set(key, run);
    run.start();
  }

  /** An object that is gone, or is another by now, has nothing to be told any more. */
  #write({ metadata: { name, uid, resourceVersion } }: Fault, status: object): void {
    this.#options.handler.handle({
      verb: "patch",
      patchType: "merge",
      resource: untyped(Fault),
      subresource: "status",
      name,
      body: { metadata: { uid }, status },
      actor,
      cause: Number(resourceVersion ?? 0),
    });
  }
}
