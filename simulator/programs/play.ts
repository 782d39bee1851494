import type { ApiRequest, ApiResponse } from "../../api/request.ts";
import { parseDuration } from "../clock/duration.ts";
import type { Cluster, Duration } from "../cluster.ts";
import type { Program, ProgramProcess } from "../program.ts";

/** No request is under way for longer: each webhook has 30 seconds at most. */
const askMsMax = 600_000;

/** The programs of a cluster, and how its time passes with them. */
export class Programs {
  readonly #cluster: Cluster;
  readonly #processes: ProgramProcess[] = [];

  constructor(cluster: Cluster) {
    this.#cluster = cluster;
  }

  run(program: Program): void {
    const cluster = this.#cluster;
    const made = cluster.components.add(program.name, (equipment) =>
      program.processIn({ cluster, ...equipment }),
    );
    this.#processes.push(made);
  }

  /** Without turns of the event loop a program would sleep through all that happens. */
  refuse(): void {
    const who = this.#processes.length > 0 ? "a program runs in this cluster" : this.#webhook();
    if (who !== undefined) throw new Error(`${who}: let time pass with play() and playUntil()`);
  }

  /** Lets time pass of a cluster without programs. */
  advance(duration: Duration): void {
    this.refuse();
    const { clock, webhooks } = this.#cluster;
    const limitMs = clock.now() + parseDuration(duration);
    while (clock.step(limitMs)) if (webhooks.isBusy()) this.refuse();
    clock.runUntil(limitMs);
  }

  /** Runs a cluster without programs until `condition` holds. */
  until(condition: () => boolean, within: Duration): number {
    this.refuse();
    const { clock, webhooks } = this.#cluster;
    const startMs = clock.now();
    const limitMs = startMs + parseDuration(within);
    while (!condition()) {
      if (!clock.step(limitMs)) throw new Error(`not so within ${within}: ${condition}`);
      if (webhooks.isBusy()) this.refuse();
    }
    return clock.now() - startMs;
  }

  #webhook(): string | undefined {
    return this.#cluster.webhooks.isBusy() ? "a webhook is yet to answer" : undefined;
  }

  /** The answer to a request that may have to wait for webhooks; time passes until it is there. */
  async ask(request: ApiRequest): Promise<ApiResponse> {
    const { server } = this.#cluster;
    let answer: ApiResponse | undefined;
    server.ask(request, (response) => {
      answer = response;
    });
    await this.#playTo(this.#cluster.nowMs + askMsMax, () => answer !== undefined);
    if (answer === undefined) throw new Error("a webhook did not answer");
    return answer;
  }

  async play(duration: Duration): Promise<void> {
    const { clock } = this.#cluster;
    const limitMs = clock.now() + parseDuration(duration);
    await this.#playTo(limitMs);
    clock.runUntil(limitMs);
  }

  async playUntil(condition: () => boolean, within: Duration): Promise<number> {
    const { clock } = this.#cluster;
    const startMs = clock.now();
    const holds = await this.#playTo(startMs + parseDuration(within), condition);
    if (!holds) throw new Error(`not so within ${within}: ${condition}`);
    return clock.now() - startMs;
  }

  /**
   * Runs event after event, and lets programs come to rest after each that gave them something to
   * do: so what they do depends on the events alone. Whether the condition held in time.
   */
  async #playTo(limitMs: number, condition?: () => boolean): Promise<boolean> {
    const { clock, webhooks } = this.#cluster;
    do {
      webhooks.stir();
      if (this.isBusy()) await this.rest();
      if (condition?.()) return true;
    } while (clock.step(limitMs));
    return false;
  }

  /** Whether one of them may have something to do before time goes on. */
  isBusy(): boolean {
    return this.#busy() !== undefined;
  }

  /** Lets them do it. */
  async rest(): Promise<void> {
    for (let busy = this.#busy(); busy !== undefined; busy = this.#busy()) await busy.rest();
  }

  /** The first of them, so that they take turns in the order in which they were started. */
  #busy(): Pick<ProgramProcess, "isBusy" | "rest"> | undefined {
    const { webhooks } = this.#cluster;
    return webhooks.isBusy() ? webhooks : this.#processes.find((each) => each.isBusy());
  }
}
