/**
 * The process of a container and its children. It runs by itself on the time since its start, and
 * may run ahead of the cluster as long as it keeps to its own files, so that its end is known
 * beforehand and nobody has to wake it at every step. What touches something shared is followed
 * step by step from then on.
 */
import type { ContainerUse } from "../../behavior/machine-use.ts";
import type { Entry } from "../files/file-system.ts";
import { MountedFiles } from "../files/mounted-files.ts";
import type { Kernel } from "../kernel/kernel.ts";
import type { Peer, ProcessNumbers } from "../kernel/process-namespace.ts";
import { type Answer, AskedCommands, type ChangingServer } from "./asked-commands.ts";
import { Course } from "./course.ts";
import type { LogLine } from "./log-lines.ts";
import { OpenedProgram, type ProgramClient } from "./opened-program.ts";
import { endBy, useOf } from "./process-end.ts";
import type { ProcessEnd, ProcessStart, ProcessStop, StopHook } from "./process-start.ts";
import { Requests } from "./requests.ts";

/** Something shared was touched ahead of the cluster's time. */
class Ahead extends Error {}
const ignored = () => undefined;
/** How far a process runs ahead at once. */
const commandsAhead = 60;
/** After so many commands it is no longer run ahead, as that takes real time. */
const commandsAheadMax = 100_000;
/** So often one looks after a process that somebody interferes with, as the kubelet's relist. */
const relistMs = 1_000;

/** However long a hook takes, so much is left after SIGTERM. Source: kubelet 1.36. */
export const afterSignalMsMin = 2_000;

export class ContainerProcess {
  readonly #start: ProcessStart;
  readonly #onFollowed: () => void;
  #course: Course;
  /** How far the cluster is, in the time of the process. */
  #worldMs = 0;
  /** It is followed step by step. */
  #isLive = false;
  /** A client interferes. */
  #isAttended = false;
  /** Something shared was looked at since this was last reset. */
  #hasLooked = false;
  #stopped: (Pick<ProcessStop, "atMs" | "turnMs"> & { readonly course: Course }) | undefined;
  readonly #asked: AskedCommands;
  /** What programs of it answer that listen. */
  readonly requests: Requests;
  /** When it is told to stop, where that is to come. */
  #stopsMs = Number.POSITIVE_INFINITY;
  /** What was last looked at. */
  #view: MountedFiles | undefined;

  /** `onFollowed` is told once somebody interferes, so that its end may come at any time. */
  constructor(start: ProcessStart, onFollowed: () => void = () => undefined) {
    this.#start = start;
    this.#onFollowed = onFollowed;
    this.#asked = new AskedCommands(start);
    this.requests = new Requests(start.probeRequests, (isLive) => this.#seen(isLive), onFollowed);
    this.#isLive = start.namespace !== undefined;
    this.#course = this.#begin();
  }

  /** Tells how far the cluster is; never goes back. */
  follow(nowMs: number): void {
    this.#worldMs = Math.max(this.#worldMs, nowMs);
    const { kernel } = this.#course;
    this.#course.run(this.#worldMs);
    this.requests.renew(this.#worldMs, this.#stopsMs);
    if (this.varies) this.#asked.renew(this.#course, this.#worldMs, this.#stopsMs);
    if (this.#isLive || kernel.now > this.#worldMs || kernel.first.exitCode !== undefined) return;
    if (kernel.commands > commandsAheadMax) this.#isLive = true;
    else this.#runAhead();
  }

  /** How it ends by itself, where that is known. */
  get end(): ProcessEnd | undefined {
    const { exitCode, endedMs } = this.#course.kernel.first;
    return exitCode === undefined ? undefined : { atMs: endedMs ?? 0, exitCode };
  }

  /** From then on nothing is known: ask again. `Infinity` where nothing more comes. */
  get knownUntilMs(): number {
    const { kernel } = this.#course;
    const { endedMs = Number.POSITIVE_INFINITY } = kernel.first;
    if (endedMs <= this.#worldMs) return Number.POSITIVE_INFINITY;
    this.#hasLooked = this.#isAttended;
    // What it waits for may be shared, which is noticed here.
    const nextMs = endedMs < Number.POSITIVE_INFINITY ? Number.POSITIVE_INFINITY : kernel.nextMs;
    const ownMs = this.#isLive || nextMs === Number.POSITIVE_INFINITY ? nextMs : kernel.now;
    const lookMs = this.#hasLooked ? this.#worldMs + relistMs : Number.POSITIVE_INFINITY;
    const stopMs = this.#stopsMs > this.#worldMs ? this.#stopsMs : Number.POSITIVE_INFINITY;
    const askMs = Math.min(this.#asked.renewalMs(this.#worldMs), this.requests.dueMs);
    const dueMs = Math.min(ownMs, lookMs, stopMs, askMs);
    return Math.max(dueMs, this.#worldMs + 1);
  }

  /** What a command answers hangs on more than its files. */
  get varies(): boolean {
    return this.#asked.vary;
  }

  /** When a server ends that a signal has told to; undefined where none has. */
  get endingMs(): number | undefined {
    const { waits } = this.#course.kernel.first;
    return waits !== undefined && "until" in waits ? waits.until : undefined;
  }

  /** When its files changed, as far as that is known. */
  get changesMs(): readonly number[] {
    return [this.#course, this.#asked, this.requests].flatMap(({ changesMs }) => changesMs);
  }

  /** Since when it is a server of which nothing is known. */
  get unknownSinceMs(): number | undefined {
    return this.#start.unknownProgramMs === undefined ? this.#course.unknownSinceMs : undefined;
  }

  get isOutOfMemory(): boolean {
    return this.#course.isOutOfMemory;
  }

  /** Since when it runs commands without end or pause. */
  get spinsSinceMs(): number | undefined {
    return this.#course.kernel.spinsSinceMs;
  }

  /** What it has of its machine at a time of the cluster. */
  use(nowMs: number): ContainerUse {
    const atMs = nowMs - this.#start.startedAtMs;
    return useOf(this.#reached(atMs), this.#course, {
      root: this.#start.root,
      atMs,
      isAttended: this.#isAttended,
    });
  }

  log(untilMs: number, fromNumber?: number): readonly LogLine[] {
    return this.#reached(untilMs).log(untilMs, fromNumber);
  }

  /** The course of things at a time that the cluster has reached, and the kubelet perhaps not. */
  #reached(atMs: number): Course {
    if (this.#courseAt(atMs).kernel.now < atMs) this.follow(atMs);
    const course = this.#courseAt(atMs);
    if (course.kernel.now < atMs) course.run(atMs);
    return course;
  }

  /** After it was told to stop, things took another course. */
  #courseAt(atMs: number): Course {
    const stopped = this.#stopped;
    return stopped !== undefined && atMs > stopped.atMs ? stopped.course : this.#course;
  }

  /**
   * What a command answers that is run beside it; the files that it makes are its own. Requests to
   * its container go to `own`, as far as that answers them.
   */
  ask(command: readonly string[], atMs: number, own?: ChangingServer): Answer {
    const root = this.#courseAt(atMs).rootAt(atMs);
    const answer = this.#asked.ask({ command, root, atMs, own }, this.#worldMs);
    if (this.#asked.act && !this.#isLive) this.#followSteps();
    return answer;
  }

  #seen(isLive: boolean): Course {
    if (isLive && !this.#isLive) this.#followSteps();
    return this.#course;
  }

  /** From now on it is followed step by step: others have a say in what it does. */
  #followSteps(): void {
    this.#isLive = true;
    // What it did ahead of time may come out otherwise.
    if (this.#course.kernel.now > this.#worldMs) this.#course = this.#begin();
    this.#course.run(this.#worldMs);
    this.#onFollowed();
  }

  /** Runs a program beside it from now on, for a client. */
  open(argv: readonly string[], nowMs: number, client: ProgramClient): OpenedProgram {
    return new OpenedProgram(this.#followed(nowMs), argv, client);
  }

  /** What is at a path now; `undefined` where there is nothing. */
  find(path: string, nowMs: number): Entry | undefined {
    return this.#followed(nowMs).files.find(path);
  }

  /** The variables it began with, as byte strings. */
  get environment(): ReadonlyMap<string, string> {
    return this.#start.environment;
  }

  /** The files as they are at a time, for a server that reads them; that changes nothing. */
  look(atMs: number): MountedFiles {
    const root = this.#courseAt(atMs).rootAt(atMs);
    if (this.#view?.root !== root) {
      this.#view = new MountedFiles({ root }, this.#start.mounts, () => atMs, ignored);
    }
    return this.#view;
  }

  /** Ends it at once, as a server does that is asked to. */
  exit(nowMs: number, exitCode: number): void {
    const { kernel } = this.#followed(nowMs);
    if (kernel.first.exitCode === undefined) kernel.end(kernel.first, exitCode);
    this.#onFollowed();
  }

  /** How its processes are numbered. */
  get numbers(): ProcessNumbers {
    return this.#course.kernel.numbers;
  }

  /** The same for a container that sees its processes, at a time of the cluster. */
  peer(nowMs: number): Peer {
    const { kernel, files } = this.#followed(nowMs - this.#start.startedAtMs);
    return { kernel, offset: 0, root: () => files.whole, wake: this.#onFollowed };
  }

  /** The very process, for a client that attaches to it. */
  attach(nowMs: number): Pick<Course, "kernel" | "input" | "onWrite"> {
    return this.#followed(nowMs);
  }

  /** From now on somebody interferes. */
  #followed(nowMs: number): Course {
    this.follow(nowMs);
    if (this.#isAttended) return this.#course;
    this.#isAttended = true;
    this.#followSteps();
    return this.#course;
  }

  /** How it ends where it is told to stop at a time: a hook is run, then it gets SIGTERM. */
  stop(order: ProcessStop, hook?: StopHook): ProcessEnd {
    const cutMs = order.atMs + order.graceMs;
    this.#stopsMs = order.atMs;
    const wasLive = this.#isLive;
    if (!this.#isToldToStop(order, hook)) return { atMs: cutMs, exitCode: 137 };
    this.#runStopped(cutMs);
    // It turned out that others have a say in what it does at its end.
    if (this.#isLive && !wasLive) return this.stop(order, hook);
    const signalledMs = this.#stopped?.course.signalledMs ?? cutMs;
    const killedMs = Math.max(cutMs, signalledMs + afterSignalMsMin);
    this.#runStopped(killedMs);
    return endBy(killedMs, this.#stopped?.course);
  }

  /** False where what it will have done by then is not known yet. */
  #isToldToStop(order: ProcessStop, hook: StopHook | undefined): boolean {
    const { atMs, turnMs = 0 } = order;
    if (this.#isLive && atMs > this.#worldMs) return false;
    const told = this.#stopped?.atMs === atMs ? this.#stopped : undefined;
    if (told?.turnMs === turnMs) return true;
    const course = this.#isLive ? (told?.course ?? this.#course) : this.#begin();
    this.#alone(() => {
      course.terminate(hook, order);
      this.#stopped = { atMs, turnMs, course };
    });
    return true;
  }

  #runStopped(untilMs: number): void {
    const stopped = this.#stopped?.course;
    this.#alone(() => stopped?.run(this.#isLive ? Math.min(untilMs, this.#worldMs) : untilMs));
  }

  #runAhead(): void {
    this.#alone(() => this.#course.run(Number.POSITIVE_INFINITY, commandsAhead));
  }

  /** Runs ahead; where something shared is in the way, it begins anew and is followed from now. */
  #alone(run: () => void): void {
    try {
      run();
    } catch (error) {
      if (!(error instanceof Ahead)) throw error;
      this.#isLive = true;
      this.#stopped = undefined;
      this.#course = this.#begin();
      this.#course.run(this.#worldMs);
    }
  }

  #begin(): Course {
    // What a client changes in a server may be what its probes look at.
    const onFiles = () => this.#isAttended && this.#onFollowed();
    return new Course(this.#start, this.#onShared, { onEnding: this.#onFollowed, onFiles });
  }

  readonly #onShared = (kernel: Kernel): void => {
    if (kernel.now > this.#worldMs) throw new Ahead();
    this.#isLive = true;
    this.#hasLooked = true;
  };
}
