/** The process that runs all Traffics of a cluster. */
import type { ApiHandler } from "../../api/request.ts";
import type { Clock, Random } from "../../api/runtime.ts";
import { Traffic } from "../../api/sim/traffic.ts";
import { untyped } from "../../client/action.ts";
import { keyOf } from "../../client/controller.ts";
import { Informer } from "../../client/informer.ts";
import { type RunOptions, TrafficRun } from "./run.ts";
import type { Sender } from "./sender.ts";

export interface TrafficOptions {
  readonly handler: ApiHandler;
  readonly clock: Clock;
  readonly random: Random;
  readonly sender: Sender;
  readonly informerDelayMs?: (() => number) | undefined;
}

/** Who sends, as the API server's log names it. */
const actor = "traffic";

/**
 * Sends what Traffics ask for, and writes what came of it to their status. It goes on from there
 * when it is started again; of what was under way then, nobody knows what became.
 */
export class TrafficDriver {
  readonly #options: TrafficOptions;
  readonly #runs = new Map<string, TrafficRun>();
  #informer: Informer<Traffic> | undefined;

  constructor(options: TrafficOptions) {
    this.#options = options;
  }

  start(): void {
    this.stop();
    const { handler, clock, informerDelayMs: delayMs } = this.#options;
    const informer = new Informer(Traffic, { handler, clock, actor, ...(delayMs && { delayMs }) });
    informer.onChange((next, previous) => this.#changed(next, previous));
    this.#informer = informer;
    informer.start();
  }

  /** At once, as a killed process does. */
  stop(): void {
    this.#informer?.stop();
    this.#informer = undefined;
    for (const run of this.#runs.values()) run.stop();
    this.#runs.clear();
  }

  #changed(next: Traffic | undefined, previous: Traffic | undefined): void {
    const object = next ?? previous;
    if (object === undefined) return;
    const key = keyOf(object);
    const run = this.#runs.get(key);
    const isSame = next !== undefined && next.metadata.uid === run?.uid;
    if (!isSame) this.#drop(key);
    if (next === undefined || next.metadata.deletionTimestamp !== undefined) this.#drop(key);
    else if (next.status.phase === "Complete") this.#drop(key);
    else if (run !== undefined && isSame) run.update(next);
    else this.#run(key, next);
  }

  #drop(key: string): void {
    this.#runs.get(key)?.stop();
    this.#runs.delete(key);
  }

  #run(key: string, traffic: Traffic): void {
    const { handler, clock, sender } = this.#options;
    const random = this.#options.random.fork(key);
    const write: RunOptions["write"] = (...told) => this.#write(...told);
    const run = new TrafficRun(traffic, { handler, clock, random, sender, actor, write });
    this.#runs.set(key, run);
    run.start();
  }

  /** An object that is gone, or is another by now, has nothing to be told any more. */
  #write({ metadata }: Traffic, status: object, cause: number): boolean {
    const { namespace, name, uid } = metadata;
    const { code } = this.#options.handler.handle({
      verb: "patch",
      patchType: "merge",
      resource: untyped(Traffic),
      subresource: "status",
      namespace,
      name,
      body: { metadata: { uid }, status },
      actor,
      cause,
    });
    return code < 400 || code === 404 || code === 409;
  }
}
