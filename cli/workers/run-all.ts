/** Runs jobs over worker threads. */
import { Worker } from "node:worker_threads";
import type { JobMessage, Outcome, Thrown } from "./messages.ts";

export interface PoolOptions {
  /** How many jobs run at a time. */
  readonly workers: number;
  /** A JavaScript file that calls `serveJobs`. */
  readonly file: string;
}

/**
 * The results of all jobs, in the order of the jobs whichever is done first. Jobs are taken as they
 * can be run, so there may be any number of them; who stops to listen ends those under way. Throws
 * what a job throws, when its turn comes.
 */
export async function* runAll<Job, Result>(
  jobs: Iterable<Job>,
  options: PoolOptions,
): AsyncGenerator<Result, void, undefined> {
  const pool = new Pool<Job, Result>(jobs, options);
  try {
    for (;;) {
      const outcome = await pool.next();
      if (outcome === undefined) return;
      if ("error" in outcome) throw errorOf(outcome.error);
      yield outcome.result;
    }
  } finally {
    pool.stop();
  }
}

/** So many results of each worker may wait for the one that is told next. */
const aheadMax = 64;

/**
 * Most of what a run makes is gone soon after, but the log of its writes stays until it ends: with
 * more room for what is young less of it is copied.
 */
const resourceLimits = { maxYoungGenerationSizeMb: 96 };

interface Thread {
  readonly worker: Worker;
  /** The job that it runs. */
  index: number | undefined;
}

class Pool<Job, Result> {
  readonly #jobs: Iterator<Job>;
  readonly #options: PoolOptions;
  readonly #threads: Thread[] = [];
  readonly #outcomes = new Map<number, Outcome<Result>>();
  /** How many jobs were taken; the number of all once there are no more. */
  #taken = 0;
  #isExhausted = false;
  /** How many results were told. */
  #told = 0;
  #wake: () => void = () => undefined;

  constructor(jobs: Iterable<Job>, options: PoolOptions) {
    this.#jobs = jobs[Symbol.iterator]();
    this.#options = options;
  }

  /** The outcome of the next job, or `undefined` where there are no more. */
  async next(): Promise<Outcome<Result> | undefined> {
    const index = this.#told;
    this.#told += 1;
    this.#feedAll();
    for (;;) {
      const outcome = this.#outcomes.get(index);
      if (outcome !== undefined) {
        this.#outcomes.delete(index);
        return outcome;
      }
      if (this.#isExhausted && index >= this.#taken) return undefined;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  stop(): void {
    this.#jobs.return?.();
    for (const { worker } of this.#threads) void worker.terminate();
    this.#threads.length = 0;
  }

  #feedAll(): void {
    for (const thread of this.#threads) this.#feed(thread);
    while (this.#threads.length < Math.max(this.#options.workers, 1)) {
      const job = this.#take();
      if (job === undefined) return;
      this.#send(this.#start(), job);
    }
  }

  #feed(thread: Thread): void {
    if (thread.index !== undefined) return;
    const job = this.#take();
    if (job !== undefined) this.#send(thread, job);
  }

  /** The next job, unless results would pile up. */
  #take(): JobMessage<Job> | undefined {
    const most = this.#told + aheadMax * this.#options.workers;
    if (this.#isExhausted || this.#taken >= most) return undefined;
    const { done, value } = this.#jobs.next();
    if (done === true) {
      this.#isExhausted = true;
      return undefined;
    }
    const index = this.#taken;
    this.#taken += 1;
    return { index, job: value };
  }

  #send(thread: Thread, message: JobMessage<Job>): void {
    thread.index = message.index;
    thread.worker.postMessage(message);
  }

  #start(): Thread {
    const worker = new Worker(this.#options.file, { resourceLimits });
    const thread: Thread = { worker, index: undefined };
    this.#threads.push(thread);
    worker.on("message", (outcome: Outcome<Result>) => this.#note(thread, outcome));
    worker.on("error", (error: Error) => this.#lost(thread, error.message));
    worker.on("exit", (code) => this.#lost(thread, `it ended with code ${code}`));
    return thread;
  }

  #note(thread: Thread, outcome: Outcome<Result>): void {
    thread.index = undefined;
    this.#outcomes.set(outcome.index, outcome);
    this.#feed(thread);
    this.#wake();
  }

  /** A thread that dies takes its job with it. */
  #lost(thread: Thread, why: string): void {
    const at = this.#threads.indexOf(thread);
    if (at < 0) return;
    this.#threads.splice(at, 1);
    const { index } = thread;
    if (index === undefined) return;
    const message = `the worker of job ${index} is lost: ${why}`;
    this.#outcomes.set(index, { index, error: { message, stack: undefined } });
    this.#wake();
  }
}

function errorOf({ message, stack }: Thrown): Error {
  const error = new Error(message);
  if (stack !== undefined) error.stack = stack;
  return error;
}
