/** How a process is told to stop. */
import type { Kernel, Task, Work } from "../kernel/kernel.ts";
import type { ProcessStart, ProcessStop } from "./process-start.ts";

/** The exit code of a process that was killed. */
export const killedCode = 137;

/** First a command is run, if there is one; then it gets its signal, once it is its turn. */
export class Ending {
  /** When the command failed; absent where it did not. */
  hookFailedMs: number | undefined;
  /** When it got the signal; absent before that. */
  signalledMs: number | undefined;
  readonly #kernel: Kernel;
  readonly #stopSignal: ProcessStart["stopSignal"];
  #hook: Task | undefined;
  #isHookDone = false;
  /** The signal is not sent before. */
  #turnMs = 0;

  constructor(kernel: Kernel, stopSignal: ProcessStart["stopSignal"]) {
    this.#kernel = kernel;
    this.#stopSignal = stopSignal;
  }

  /** Tells it so. Of what it was told, only its turn may change. */
  tell(hook: ((task: Task) => Work) | undefined, { atMs, graceMs, turnMs = 0 }: ProcessStop): void {
    if (hook === undefined) {
      this.#signal();
      return;
    }
    this.#turnMs = atMs + turnMs;
    if (this.#hook === undefined) {
      this.#hook = this.#kernel.spawn("terminate", undefined, (task) => this.#runHook(task, hook));
      this.#later(atMs + graceMs, () => this.#signal());
    }
    if (this.#turnMs <= this.#kernel.now) this.#signalInTurn();
    else this.#later(this.#turnMs, () => this.#signalInTurn());
  }

  *#runHook(task: Task, hook: (task: Task) => Work): Work {
    const exitCode = yield* hook(task);
    if (exitCode !== 0) this.hookFailedMs ??= this.#kernel.now;
    this.#isHookDone = true;
    this.#signalInTurn();
    return exitCode;
  }

  #later(atMs: number, act: () => void): void {
    this.#kernel.spawn("terminate", undefined, function* () {
      yield { until: atMs };
      act();
      return 0;
    });
  }

  #signalInTurn(): void {
    if (this.#isHookDone && this.#kernel.now >= this.#turnMs) this.#signal();
  }

  #signal(): void {
    if (this.signalledMs !== undefined) return;
    this.signalledMs = this.#kernel.now;
    // From outside, nobody is spared this one.
    if (this.#stopSignal === "KILL") this.#kernel.end(this.#kernel.first, killedCode);
    else if (this.#stopSignal !== undefined) {
      this.#kernel.signal(this.#kernel.first, this.#stopSignal);
    }
  }
}
