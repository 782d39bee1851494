/** One Traffic while it runs. */
import type { ApiHandler } from "../../api/request.ts";
import {
  type Clock,
  formatMicroTime,
  parseTime,
  type Random,
  type Timer,
} from "../../api/runtime.ts";
import type { Traffic } from "../../api/sim/traffic.ts";
import { ClosedLoop } from "./closed-loop.ts";
import { type Conditions, conditionsOf, type Phase } from "./conditions.ts";
import { Exchanges } from "./exchanges.ts";
import { msOf } from "./load.ts";
import { type Generator, OpenLoop } from "./open-loop.ts";
import { planOf } from "./plan.ts";
import type { Sender } from "./sender.ts";
import { sourcesOf } from "./sources.ts";
import { Tally } from "./tally.ts";

export interface RunOptions {
  readonly handler: ApiHandler;
  readonly clock: Clock;
  /** That of this very Traffic. */
  readonly random: Random;
  readonly sender: Sender;
  readonly actor: string;
  /**
   * Writes the status because of the write of revision `cause`; false where it was refused. Whoever
   * is killed by that is stopped.
   */
  readonly write: (traffic: Traffic, status: object, cause: number) => boolean;
}

/** A status is written every second at first, later so often. */
const reportMsFirst = 1000;
const reportMs = 5000;
const firstMs = 10_000;

export class TrafficRun {
  readonly #options: RunOptions;
  readonly #tally: Tally;
  readonly #exchanges: Exchanges;
  /** When it is to begin, for one that has not. */
  readonly #dueMs: number;
  #traffic: Traffic;
  /** The write that it goes by: the last one of another spec. */
  #cause: number;
  #conditions: Conditions;
  #phase: Phase = "Pending";
  #generator: Generator | undefined;
  /** The beginning of the load, or its end. */
  #timer: Timer | undefined;
  #report: Timer | undefined;
  #isOver = false;
  #isStopped = false;
  /** What was told last, to tell nothing twice. */
  #told = "";

  constructor(traffic: Traffic, options: RunOptions) {
    const { clock, sender } = options;
    const { status, metadata, spec } = traffic;
    const createdMs = parseTime(metadata.creationTimestamp) ?? clock.now();
    this.#dueMs = createdMs + msOf(spec.startAfter ?? "0s");
    this.#options = options;
    this.#traffic = traffic;
    this.#cause = revisionOf(traffic);
    this.#conditions = status.conditions ?? [];
    this.#tally = new Tally(status);
    this.#exchanges = new Exchanges({ clock, sender, tally: this.#tally });
  }

  get uid(): string | undefined {
    return this.#traffic.metadata.uid;
  }

  start(): void {
    const { clock } = this.#options;
    const { spec } = this.#traffic;
    this.#isOver = false;
    const waitMs = this.#tally.startMs === undefined ? this.#dueMs - clock.now() : 0;
    if (spec.suspend === true) this.#enter("Suspended");
    else if (waitMs <= 0) this.#generate();
    else {
      this.#enter("Pending");
      if (this.#isStopped) return;
      this.#timer = clock.setTimer(waitMs, () => this.start());
    }
  }

  /** Goes by what the spec says now; what was begun before ends as it was meant to. */
  update(traffic: Traffic): void {
    const isOther = traffic.metadata.generation !== this.#traffic.metadata.generation;
    this.#traffic = traffic;
    if (!isOther || this.#phase === "Complete") return;
    this.#cause = revisionOf(traffic);
    this.#pause();
    this.start();
  }

  /** As a killed process: nothing is written any more. */
  stop(): void {
    this.#isStopped = true;
    this.#pause();
    this.#exchanges.stop();
    this.#report?.cancel();
  }

  #pause(): void {
    this.#generator?.stop();
    this.#generator = undefined;
    this.#timer?.cancel();
  }

  #generate(): void {
    const { clock, random, handler, actor } = this.#options;
    const { spec, metadata } = this.#traffic;
    const plan = planOf(spec);
    const startMs = this.#tally.start(clock.now());
    // Another number for each beginning, so that one after a restart does not repeat the first.
    const own = random.fork(`${spec.seed ?? 0}/${this.#tally.sent}`);
    const { namespace = "" } = metadata;
    const sources = { handler, random: own.fork("sources"), namespace, actor };
    const sending = { plan, pickSource: sourcesOf(spec.from, sources) };
    const exchanges = this.#exchanges;
    const options = { clock, random: own, exchanges, sending, startMs, ended: this.#ended };
    this.#enter("Running");
    if (this.#isStopped) return;
    this.#generator = plan.isClosedLoop ? new ClosedLoop(options) : new OpenLoop(options);
    this.#generator.start();
    const endMs = startMs + plan.shape.endMs;
    if (!Number.isFinite(endMs)) return;
    this.#timer = clock.setTimer(endMs - clock.now(), () => {
      this.#pause();
      this.#isOver = true;
      this.#ended();
    });
  }

  /** It is complete once nothing begins any more and nothing is under way. */
  readonly #ended = () => {
    if (this.#isOver && this.#tally.inFlight === 0) this.#enter("Complete");
  };

  #enter(phase: Phase): void {
    this.#phase = phase;
    this.#report?.cancel();
    this.#tell();
  }

  /** Writes what is new, and again as long as there may be more. */
  #tell(): void {
    const isWritten = this.#write();
    const hasNews = this.#phase === "Running" || this.#tally.inFlight > 0;
    if (this.#isStopped || (isWritten && !hasNews)) return;
    const { clock } = this.#options;
    const sinceMs = clock.now() - (this.#tally.startMs ?? clock.now());
    const delayMs = isWritten && sinceMs >= firstMs ? reportMs : reportMsFirst;
    this.#report = clock.setTimer(delayMs, () => this.#tell());
  }

  #write(): boolean {
    const { clock, write } = this.#options;
    const { generation } = this.#traffic.metadata;
    const told = `${this.#phase}/${this.#tally.revision}/${generation}`;
    if (told === this.#told) return true;
    const nowMs = clock.now();
    const counts = this.#tally.toStatus();
    this.#conditions = conditionsOf(this.#conditions, { phase: this.#phase, counts, nowMs });
    const status = {
      observedGeneration: generation,
      phase: this.#phase,
      lastUpdateTime: formatMicroTime(nowMs),
      ...counts,
      ...(this.#phase === "Complete" && { completionTime: formatMicroTime(nowMs) }),
      conditions: this.#conditions,
    };
    const isWritten = write(this.#traffic, status, this.#cause);
    if (isWritten) this.#told = told;
    return isWritten;
  }
}

const revisionOf = ({ metadata }: Traffic) => Number(metadata.resourceVersion ?? 0);
