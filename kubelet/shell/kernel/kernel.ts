/**
 * Runs the processes of one container on a time of its own: each is a generator that says what it
 * waits for. Nothing happens but in `run`, so the same start always leads to the same run.
 */

import type { Directory } from "../files/file-system.ts";
import type { Listener } from "../process/listeners.ts";
import { NoMoreProcesses, processesMax } from "./limits.ts";
import { ownNumbers, type ProcessNumbers, type SeenProcesses } from "./process-namespace.ts";
import type { Pipe } from "./streams.ts";

/** What a process waits for: a time, what others bring about, or the first of both. */
export type Effect = ({ readonly until: number } | { readonly ready: () => boolean }) & {
  /** A signal that is caught ends the wait, as that of bash's `wait`. */
  readonly isInterruptible?: boolean;
};

/** A process at work; it returns its exit code. */
export type Work = Generator<Effect, number, void>;

export const signals = {
  HUP: 1,
  INT: 2,
  QUIT: 3,
  ILL: 4,
  TRAP: 5,
  ABRT: 6,
  BUS: 7,
  FPE: 8,
  KILL: 9,
  USR1: 10,
  SEGV: 11,
  USR2: 12,
  PIPE: 13,
  ALRM: 14,
  TERM: 15,
  CHLD: 17,
  CONT: 18,
  STOP: 19,
  TSTP: 20,
  TTIN: 21,
  TTOU: 22,
  URG: 23,
  WINCH: 28,
} as const;
export type SignalName = keyof typeof signals;
/**
 * What a command may be set for: `EXIT` is the end of a shell, `ERR` a command that fails, `DEBUG`
 * any command, and `RETURN` the end of a function.
 */
export type TrapName = SignalName | "EXIT" | "ERR" | "DEBUG" | "RETURN";

/** Those that do nothing to who does not ask for them; processes are never suspended. */
const harmless: readonly SignalName[] = "CHLD CONT STOP TSTP TTIN TTOU URG WINCH".split(
  " ",
) as SignalName[];

export class Task {
  readonly pid: number;
  readonly parent: Task | undefined;
  readonly name: string;
  readonly work: Work;
  /** What it waits for; undefined while it can go on. */
  waits: Effect | undefined;
  exitCode: number | undefined;
  endedMs: number | undefined;
  /** It ends with this code as soon as it stands still: it was killed while it ran. */
  killedWith: number | undefined;
  /** It has been at work at least once. */
  hasBegun = false;
  /** The signals that it catches or, where the command is empty, ignores. */
  readonly traps = new Map<TrapName, string>();
  /** Caught, and not yet looked at. */
  readonly caught: SignalName[] = [];
  /** The program that it runs at the moment, with its arguments; none where it runs none. */
  runs: readonly string[] = [];

  constructor(pid: number, name: string, parent: Task | undefined, work: (task: Task) => Work) {
    this.pid = pid;
    this.name = name;
    this.parent = parent;
    this.work = work(this);
  }
}

/** Ctrl-C: what is at work is given up. */
export class Interrupt extends Error {
  readonly exitCode = 128 + signals.INT;
}

/** The process at work has been killed, and does nothing more. */
export class Killed extends Error {}

/** So many commands a process may run at once before its time has to pass … */
const burst = 100_000;
/** … and so many more with each second of it. */
const commandsPerSecond = 100;

export class Kernel {
  /** Milliseconds since the start of the container. */
  now = 0;
  /** How many commands have been run. */
  commands = 0;
  /** How many programs have ended of which nothing is known, nor what they would have said. */
  unknowns = 0;
  /** Set where commands were run without end: the container spins from then on. */
  spinsSinceMs: number | undefined;
  readonly tasks = new Map<number, Task>();
  /** Those that have a path. */
  readonly pipes = new Map<string, Pipe>();
  /** Who answers requests, by ports. */
  readonly listeners = new Map<number, Listener>();
  /** Who holds the lock of a file. */
  readonly locks = new Map<string, Task>();
  readonly first: Task;
  /** Shared with those of whose container it is told to be. */
  readonly numbers: ProcessNumbers;
  readonly #beside: SeenProcesses | undefined;
  #running: Task | undefined;

  /** `beside` are the processes of others; absent where it sees none of them. */
  constructor(
    name: string,
    work: (task: Task, kernel: Kernel) => Work,
    beside?: SeenProcesses | undefined,
  ) {
    this.#beside = beside;
    this.numbers = beside?.numbers() ?? ownNumbers();
    this.first = this.spawn(name, undefined, (task) => work(task, this));
  }

  /** Throws NoMoreProcesses where there are too many. */
  spawn(name: string, parent: Task | undefined, work: (task: Task) => Work): Task {
    if (this.tasks.size >= processesMax) throw new NoMoreProcesses(name);
    const { numbers } = this;
    numbers.last += numbers.step;
    const task = new Task(numbers.last, name, parent, work);
    this.tasks.set(task.pid, task);
    return task;
  }

  /** When something happens next; `Infinity` where nothing does by itself. */
  get nextMs(): number {
    let next = Number.POSITIVE_INFINITY;
    for (const task of this.tasks.values()) next = Math.min(next, this.#dueMs(task));
    return next;
  }

  /** The process that is at work. */
  get current(): Task | undefined {
    return this.#running;
  }

  /** The number of the process that was made last. */
  get lastPid(): number {
    return this.numbers.last;
  }

  /** All that a process of it sees, by their numbers. */
  get visible(): readonly Task[] {
    const own = [...this.tasks.values()];
    if (this.#beside === undefined) return own;
    return [...own, ...this.#beside.beside(this)].sort((left, right) => left.pid - right.pid);
  }

  /** The files of a process of another container; `undefined` for one of its own. */
  rootOf(task: Task): Directory | undefined {
    return this.#beside?.rootOf(task);
  }

  /** It is at work: a process asks something that leads back to its own container. */
  get isAtWork(): boolean {
    return this.#running !== undefined;
  }

  /** Counts what a command has moved: so many bytes are as much work as a command. */
  countBytes(bytes: number): void {
    this.commands += bytes >> 12;
  }

  /** Counts a command. False: the process has run too many, and is to stop where it is. */
  count(): boolean {
    this.commands += 1;
    if (this.commands <= burst + (this.now / 1000) * commandsPerSecond) return true;
    this.spinsSinceMs ??= this.now;
    return false;
  }

  /** Goes on to a time, or until so many commands were run; true where the time is reached. */
  run(untilMs: number, commandsMax = Number.POSITIVE_INFINITY): boolean {
    const limit = this.commands + commandsMax;
    while (this.commands < limit) {
      const task = this.#next();
      const dueMs = task === undefined ? Number.POSITIVE_INFINITY : this.#dueMs(task);
      if (task === undefined || dueMs > untilMs) {
        if (Number.isFinite(untilMs)) this.now = Math.max(this.now, untilMs);
        return true;
      }
      this.now = Math.max(this.now, dueMs);
      this.#resume(task);
      if (this.first.exitCode !== undefined) return true;
    }
    return false;
  }

  /** Sends a signal. Process 1 is spared what it does not ask for, even SIGKILL. */
  signal(task: Task, name: SignalName): void {
    if (task.exitCode !== undefined || this.#beside?.signal(task, name) === true) return;
    const trap = name === "KILL" ? undefined : task.traps.get(name);
    if (trap === "") return;
    if (trap !== undefined) {
      task.caught.push(name);
      return;
    }
    if (harmless.includes(name) || task.pid === 1) return;
    this.end(task, 128 + signals[name]);
  }

  /** Has a process and its children give up what they are at, as Ctrl-C does. */
  interrupt(task: Task): void {
    for (const child of [...this.tasks.values()]) {
      if (child.parent === task) this.end(child, 128 + signals.INT);
    }
    if (task.exitCode !== undefined || task.waits === undefined) return;
    this.#resume(task, () => task.work.throw(new Interrupt()));
  }

  /** Ends a process where it stands. */
  end(task: Task, exitCode: number): void {
    if (task === this.#running) {
      task.killedWith = exitCode;
      return;
    }
    task.work.return(exitCode);
    this.#ended(task, exitCode);
  }

  #resume(task: Task, resume = () => task.work.next()): void {
    task.waits = undefined;
    task.hasBegun = true;
    this.#running = task;
    try {
      const { done, value } = resume();
      if (done === true) this.#ended(task, value);
      else task.waits = value;
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
    } finally {
      this.#running = undefined;
    }
    if (task.killedWith !== undefined) this.end(task, task.killedWith);
  }

  #ended(task: Task, exitCode: number): void {
    if (task.exitCode !== undefined) return;
    task.exitCode = exitCode;
    task.endedMs = this.now;
    this.tasks.delete(task.pid);
  }

  #next(): Task | undefined {
    let first: Task | undefined;
    let firstMs = Number.POSITIVE_INFINITY;
    for (const task of this.tasks.values()) {
      const dueMs = this.#dueMs(task);
      if (dueMs >= firstMs) continue;
      first = task;
      firstMs = dueMs;
    }
    return first;
  }

  #dueMs({ waits, caught }: Task): number {
    if (waits === undefined) return this.now;
    if (waits.isInterruptible === true && caught.length > 0) return this.now;
    if ("ready" in waits && waits.ready()) return this.now;
    return "until" in waits ? waits.until : Number.POSITIVE_INFINITY;
  }
}
