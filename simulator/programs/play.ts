import type { Cluster, Duration } from "../cluster.ts";
import { parseDuration } from "../duration.ts";
import type { Program, ProgramProcess } from "../program.ts";

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
    if (this.#processes.length === 0) return;
    throw new Error("a program runs in this cluster: let time pass with play() and playUntil()");
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
    const { clock } = this.#cluster;
    do {
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
  #busy(): ProgramProcess | undefined {
    return this.#processes.find((each) => each.isBusy());
  }
}
