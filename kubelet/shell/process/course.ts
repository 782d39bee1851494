/** One course that the process of a container takes, from its start on. */
import { seededRandom } from "../../../api/runtime.ts";
import type { Access } from "../files/access.ts";
import type { Directory } from "../files/file-system.ts";
import { machineMounts } from "../files/machine-files.ts";
import { MountedFiles, type Store } from "../files/mounted-files.ts";
import { bytesOf } from "../kernel/bytes.ts";
import type { Context } from "../kernel/context.ts";
import { Kernel, Killed, type Task, type Work } from "../kernel/kernel.ts";
import { SeenProcesses } from "../kernel/process-namespace.ts";
import { noInput, noOutput, type Output } from "../kernel/streams.ts";
import { runArgv } from "../language/interpret.ts";
import type { Streams } from "../language/shell.ts";
import type { OwnServer } from "../network/access.ts";
import { networkOf } from "../network/process-access.ts";
import { ClientInput } from "../terminal/terminal.ts";
import { Ending, killedCode } from "./ending.ts";
import { type LogLine, LogLines } from "./log-lines.ts";
import type { ProcessStart, ProcessStop, StopHook } from "./process-start.ts";
import { serve } from "./serve.ts";
import { askBeforeStop } from "./stop-hook.ts";

/** What a container of few processes needs itself. */
const ownBytes = 2 ** 20;

/** So many changes of files are remembered; then the older half is forgotten. */
const changesMax = 500;

/** The files as they were from a time on. */
interface Snapshot {
  readonly atMs: number;
  readonly root: Directory;
}

interface CourseOptions {
  /** The time at which it begins, where that is not 0. */
  readonly startMs?: number;
  /** Where it writes, where that is not the log. */
  readonly output?: Output;
  /** Told when the time of day is looked at. */
  readonly onClock?: () => void;
  /** Told before the network is used. */
  readonly onNetwork?: () => void;
  /** The server that its container is, where its answers are known for all times. */
  readonly own?: OwnServer | undefined;
  /** Told when a signal begins to end a server. */
  readonly onEnding?: () => void;
  /** Told when its files have changed. */
  readonly onFiles?: () => void;
  /** As in `Store`, of what its image may have brought. */
  readonly perhaps?: Store["perhaps"];
  /** As in `Context`; absent: as it is to be in the process. */
  readonly unknownProgramMs?: number;
}

const quiet = () => undefined;
const never = Number.POSITIVE_INFINITY;

const accessOf = ({ user, group, groups, writable }: ProcessStart): Access => ({
  user,
  groups: [group, ...groups],
  ...(writable && { writable }),
});

const filesOf = (
  { root, mayHoldMore = false }: ProcessStart,
  { perhaps }: CourseOptions,
): Store => ({
  root,
  mayHoldMore,
  ...(perhaps && { perhaps }),
});

export class Course {
  readonly kernel: Kernel;
  readonly files: MountedFiles;
  /** Since when it runs a program of which nothing is known. */
  unknownSinceMs: number | undefined;
  /** It was ended because it used more memory than it may. */
  isOutOfMemory = false;
  readonly #start: ProcessStart;
  readonly #log: LogLines;
  readonly #context: Context;
  readonly #snapshots: Snapshot[] = [];
  readonly #onFiles: () => void;
  readonly #ending: Ending;
  /** What clients type that are attached to the process. */
  readonly input: ClientInput | undefined;

  /** `onShared` is told before something shared is touched. */
  constructor(
    start: ProcessStart,
    onShared: (kernel: Kernel) => void,
    options: CourseOptions = {},
  ) {
    const { startMs = 0, output, onClock = quiet, onNetwork = quiet, onEnding = quiet } = options;
    const { argv, mounts, seed, server } = start;
    this.#start = start;
    this.#onFiles = options.onFiles ?? quiet;
    const beside =
      start.namespace &&
      new SeenProcesses(start.namespace, () => {
        onShared(this.kernel);
        return start.startedAtMs + this.kernel.now;
      });
    const work = (task: Task, own: Kernel) =>
      server === undefined
        ? this.#run(task, argv, output, true)
        : serve(task, own, { ...server, onEnding });
    this.kernel = new Kernel(server?.name ?? argv.join(" "), work, beside);
    this.#ending = new Ending(this.kernel, start.stopSignal);
    const { kernel } = this;
    kernel.now = startMs;
    this.#log = new LogLines(() => kernel.now, start.logLimits);
    if (start.hasInput)
      this.input = new ClientInput(start.isTerminal ? this.#terminal() : undefined);
    this.files = new MountedFiles(
      filesOf(start, options),
      [...mounts, ...machineMounts({ ...start, kernel, onClock })],
      () => kernel.now,
      () => onShared(kernel),
      accessOf(start),
    );
    this.#limitMemory();
    const unknownProgramMs = options.unknownProgramMs ?? start.unknownProgramMs ?? never;
    this.#context = {
      ...start,
      kernel,
      files: this.files,
      random: seededRandom(seed),
      network: networkOf(start, kernel, {
        own: options.own,
        onShared: () => onShared(kernel),
        onUse: onNetwork,
        isAwaited: Number.isFinite(unknownProgramMs),
      }),
      log: this.#log,
      unknownProgramMs,
      onClock,
      onUnknown: () => {
        this.unknownSinceMs ??= kernel.now;
      },
      onOutOfMemory: () => {
        this.isOutOfMemory = true;
        for (const task of [...kernel.tasks.values()]) kernel.end(task, killedCode);
      },
    };
  }

  #limitMemory(): void {
    const { memoryLimitBytes } = this.#start;
    if (!Number.isFinite(memoryLimitBytes)) return;
    this.files.onMemory = (bytes) => {
      if (bytes + ownBytes <= memoryLimitBytes) return;
      this.#context.onOutOfMemory();
      throw new Killed();
    };
  }

  /** When its files changed. */
  get changesMs(): readonly number[] {
    return this.#snapshots.map(({ atMs }) => atMs);
  }

  /** Its files as they were at a time. */
  rootAt(atMs: number): Directory {
    return this.#snapshots.findLast((each) => each.atMs <= atMs)?.root ?? this.#start.root;
  }

  /** Calls the listener with what it writes from now on, until what this returns is called. */
  onWrite(listener: (bytes: string) => void): () => void {
    this.#log.listeners.add(listener);
    return () => this.#log.listeners.delete(listener);
  }

  /** The lines that it has written up to a time, which it must have reached. */
  log(untilMs: number, fromNumber?: number): readonly LogLine[] {
    return this.#log.until(untilMs, fromNumber);
  }

  /** What its log takes of the disk at a time. */
  logBytes(atMs: number): number {
    return this.#log.bytesAt(atMs);
  }

  /** Goes on to a time, or for so many commands. */
  run(untilMs: number, commandsMax = Number.POSITIVE_INFINITY): void {
    const { kernel, files } = this;
    if (kernel.isAtWork) return;
    const limit = kernel.commands + commandsMax;
    for (;;) {
      const { version } = files;
      // One command at a time, so that every change is seen at its time.
      const isThere = kernel.run(untilMs, 1);
      if (files.version !== version) this.#remember();
      if (isThere || kernel.commands >= limit) return;
    }
  }

  /** At a time, runs the hook, if there is one, and tells it to stop when it is its turn. */
  terminate(hook: StopHook | undefined, order: ProcessStop): void {
    this.run(Math.max(order.atMs, this.kernel.now));
    this.#ending.tell(hook && ((task) => this.#runHook(task, hook)), order);
  }

  #runHook(task: Task, hook: StopHook): Work {
    return "command" in hook
      ? this.#run(task, hook.command, noOutput)
      : askBeforeStop(hook.request, this.#context, this.kernel);
  }

  /** When the hook before SIGTERM failed; absent where it did not. */
  get hookFailedMs(): number | undefined {
    return this.#ending.hookFailedMs;
  }

  /** When it was told to stop; absent before that. */
  get signalledMs(): number | undefined {
    return this.#ending.signalledMs;
  }

  /** Runs a program beside the process, for a client; one that is not known is not there. */
  open(argv: readonly string[], streams: Streams): Task {
    const { unknownProgramMs: _, ...known } = this.#context;
    const context = { ...known, onUnknown: () => undefined };
    const { environment, cwd } = this.#start;
    return this.kernel.spawn(argv.join(" "), undefined, (task) =>
      runArgv(context, task, { argv: argv.map(bytesOf), name: "sh", environment, cwd, streams }),
    );
  }

  /** Runs the command of a probe for what it changes; it is killed after so long. */
  probe(argv: readonly string[], timeoutMs: number): void {
    const { kernel } = this;
    const streams = { input: noInput, output: noOutput, errors: noOutput };
    const task = this.open(argv, { ...streams, more: new Map(), isTerminal: false });
    const cutMs = kernel.now + timeoutMs;
    this.run(kernel.now);
    if (task.exitCode !== undefined) return;
    kernel.spawn("timeout", undefined, function* () {
      yield { until: cutMs };
      kernel.end(task, killedCode);
      return 0;
    });
  }

  /** A process that begins once everything is in place. */
  *#run(task: Task, argv: readonly string[], given?: Output, isFirst = false): Work {
    const { environment, cwd, isTerminal } = this.#start;
    const output = given ?? this.#log;
    const input = (isFirst ? this.input : undefined) ?? noInput;
    return yield* runArgv(this.#context, task, {
      argv: argv.map(bytesOf),
      name: "sh",
      environment,
      cwd,
      streams: {
        input,
        output,
        errors: output,
        more: new Map(),
        isTerminal: isFirst && isTerminal,
      },
    });
  }

  /** What is typed is shown where the process writes. */
  #terminal() {
    return {
      echo: (bytes: string) => this.#log.write(bytes.replaceAll("\r\n", "\n")),
      interrupt: () => this.kernel.interrupt(this.kernel.first),
    };
  }

  #remember(): void {
    const { kernel, files } = this;
    if (this.#snapshots.at(-1)?.atMs === kernel.now) this.#snapshots.pop();
    this.#snapshots.push({ atMs: kernel.now, root: files.root });
    if (this.#snapshots.length > changesMax) this.#snapshots.splice(0, changesMax / 2);
    this.#onFiles();
  }
}
