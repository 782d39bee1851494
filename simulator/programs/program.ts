import type { Duplex } from "node:stream";
import { type ApiHandler, type ApiRequest, ask } from "../../api/request.ts";
import type { Clock, Random, Timer } from "../../api/runtime.ts";
import type { ProcessClock } from "../clock/process-clock.ts";
import type { Program, ProgramProcess, Surroundings } from "../program.ts";
import { ProgramFailed } from "../program-failed.ts";
import { acceptor, connectionOver } from "./connection.ts";
import type { ProgramContext, ProgramOptions } from "./context.ts";
import { eventLoopTurn } from "./event-loop.ts";
import { Exit, RestartBackoff } from "./exit.ts";
import { installGlobals } from "./globals.ts";
import { Pace } from "./pace.ts";
import { outside, type VirtualTime, within } from "./virtual-time.ts";
import { glancesAtTime, VirtualTimers } from "./virtual-timers.ts";
import { wire } from "./wire.ts";

/**
 * A program to run in a cluster, as a process of its own. `main` is called at every start of the
 * process, with what it needs to reach the API server; what it keeps outside of itself outlives the
 * process, as a file would. Within it, and all that it calls, timers and dates are those of the
 * cluster, and chance comes from its seed.
 */
export function program(
  name: string,
  main: (context: ProgramContext) => unknown,
  { latencyMs = 1, restartPolicy = "Never", writesMax = 250 }: ProgramOptions = {},
): Program {
  const said = { name, main, latencyMs, restartPolicy, writesMax };
  return { name, processIn: (surroundings) => new Process({ ...said, ...surroundings }) };
}

interface ProcessOptions extends Surroundings, Required<ProgramOptions> {
  readonly name: string;
  readonly main: (context: ProgramContext) => unknown;
}

/** So many turns of the event loop without anything that passes between program and cluster. */
const restTurns = 3;

class Process implements ProgramProcess {
  readonly #options: ProcessOptions;
  #run: Run | undefined;
  /** Counts all that passes between program and cluster. */
  #activity = 0;
  #isBusy = false;
  #failure: ProgramFailed | undefined;
  readonly #backoff = new RestartBackoff();
  #restart: Timer | undefined;
  #accept: Promise<(connection: Duplex) => void> | undefined;

  constructor(options: ProcessOptions) {
    this.#options = options;
  }

  start(): void {
    this.stop();
    const { cluster, clock, random, latencyMs, main } = this.#options;
    const run = new Run({
      clock,
      network: cluster.clock,
      random,
      latencyMs,
      accept: (connection) => this.#server().then((accept) => accept(connection)),
      touched: () => this.#touch(),
      failed: (error) => this.#fail(error),
    });
    this.#run = run;
    run.begin(main);
  }

  /** What nobody has caught ends a process; it comes back, or the cluster stops there. */
  #fail(error: unknown): void {
    const { name: program, cluster, restartPolicy } = this.#options;
    this.#touch();
    if (restartPolicy === "Never") {
      const { startMs, nowMs, kubelet } = cluster;
      this.#failure ??= new ProgramFailed({ program, startMs, nowMs, seed: kubelet.seed }, error);
      return;
    }
    const ranMs = this.#run?.ranMs ?? 0;
    this.stop();
    this.#restart = cluster.clock.setTimer(this.#backoff.nextMs(ranMs), () => this.start());
  }

  stop(): void {
    this.#restart?.cancel();
    this.#run?.kill();
    this.#run = undefined;
    this.#touch();
  }

  isBusy(): boolean {
    return this.#isBusy;
  }

  async rest(): Promise<void> {
    await this.#server();
    for (let quiet = 0; quiet < restTurns; ) {
      const before = this.#activity;
      await eventLoopTurn();
      quiet = this.#activity === before ? quiet + 1 : 0;
    }
    this.#isBusy = false;
    const failure = this.#failure;
    this.#failure = undefined;
    if (failure !== undefined) throw failure;
  }

  #touch(): void {
    this.#activity += 1;
    this.#isBusy = true;
  }

  /** The HTTP face of the API server as this process reaches it. */
  #server(): Promise<(connection: Duplex) => void> {
    const { cluster } = this.#options;
    this.#accept ??= outside(() =>
      acceptor(cluster, { handler: this.#handler(), clock: this.#touching(cluster.clock) }),
    );
    return this.#accept;
  }

  /** Requests are made in the name of the process, and because of what it was shown last. */
  #handler(): ApiHandler {
    const { name: actor, handler, cluster, writesMax } = this.#options;
    const pace = new Pace(writesMax);
    const note = (request: ApiRequest) => {
      const fact = pace.asked(request, cluster.nowMs);
      if (fact !== undefined) this.#fail(new Error(fact));
    };
    let cause = 0;
    return {
      handle(request) {
        note(request);
        return handler.handle({ ...request, actor, cause });
      },
      ask: (request, done) => {
        note(request);
        ask(handler, { ...request, actor, cause }, (response) => {
          this.#touch();
          done(response);
        });
      },
      watch: (request, sink, ended) =>
        handler.watch(
          request,
          (event) => {
            cause = Math.max(cause, event.revision);
            this.#touch();
            sink(event);
          },
          () => {
            this.#touch();
            ended?.();
          },
        ),
      ...(handler.delayMs && { delayMs: handler.delayMs }),
    };
  }

  /** The server may write to the program whenever one of its timers is due. */
  #touching(clock: Clock): Clock {
    return {
      now: () => clock.now(),
      setTimer: (delayMs, run) =>
        clock.setTimer(delayMs, () => {
          this.#touch();
          run();
        }),
    };
  }
}

interface RunOptions {
  readonly clock: ProcessClock;
  /** By which requests are under way, whatever becomes of the program. */
  readonly network: Clock;
  readonly random: Random;
  readonly latencyMs: number;
  readonly accept: (connection: Duplex) => PromiseLike<void>;
  readonly touched: () => void;
  readonly failed: (error: unknown) => void;
}

/** A program from its start to its end. Once it is dead nothing reaches it, nor comes from it. */
class Run {
  readonly #options: RunOptions;
  readonly #time: VirtualTime;
  readonly #context: ProgramContext;
  readonly #servers = new Set<Duplex>();
  #isDead = false;

  constructor(options: RunOptions) {
    this.#options = options;
    const { clock, random } = options;
    this.#context = connectionOver(() => this.#connect());
    const timers = new VirtualTimers(clock, (run) => this.#call(run));
    const startMs = clock.now();
    const glances = glancesAtTime();
    this.#time = {
      timers,
      random,
      dispatcher: this.#context.dispatcher,
      now: () => {
        glances.at(clock.now());
        return clock.wall.now();
      },
      originMs: clock.wall.now(),
      elapsedMs: () => clock.now() - startMs,
      failed: (error) => this.#fail(error),
      exit: (code) => this.#exit(code),
    };
  }

  get ranMs(): number {
    return this.#time.elapsedMs();
  }

  begin(main: (context: ProgramContext) => unknown): void {
    this.#call(() => {
      Promise.resolve(main(this.#context)).catch((error: unknown) => this.#fail(error));
    });
  }

  /** As a machine that loses its power: nobody is told, but that its connections are no more. */
  kill(): void {
    this.#isDead = true;
    this.#time.timers.clearAll();
    for (const server of this.#servers) server.destroy();
    this.#servers.clear();
  }

  /** Runs code of the program. */
  #call(run: () => void): void {
    if (this.#isDead) return;
    this.#options.touched();
    installGlobals();
    try {
      within(this.#time, run);
    } catch (error) {
      this.#fail(error);
    }
  }

  #fail(error: unknown): void {
    if (!this.#isDead) this.#options.failed(error);
  }

  /** Whatever catches this, nothing comes of it any more. */
  #exit(code: unknown): never {
    const exit = new Exit(code);
    this.#fail(exit);
    this.kill();
    throw exit;
  }

  #connect(): Duplex {
    const { clock, network, latencyMs, touched, accept } = this.#options;
    const { client, server } = wire({
      toServer: (deliver) => {
        if (this.#isDead) return;
        touched();
        network.setTimer(latencyMs, () => {
          if (this.#isDead) return;
          touched();
          outside(deliver);
        });
      },
      toClient: (deliver) => {
        touched();
        clock.setTimer(0, () => this.#call(deliver));
      },
    });
    this.#servers.add(server);
    server.on("close", () => this.#servers.delete(server));
    // A connection that breaks off is no failure of the server.
    server.on("error", () => {});
    outside(() => accept(server));
    return client;
  }
}
