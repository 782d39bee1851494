/**
 * What commands answer that are run beside the process of a container, as probes are. An answer is
 * remembered as long as what it hangs on is the same; where others have a say in it, it is asked
 * for again as time goes on.
 */

import { type Directory, file } from "../files/file-system.ts";
import type { Mount, Store } from "../files/mounted-files.ts";
import { mayHoldAt, type Place } from "../files/store.ts";
import { textOf } from "../kernel/bytes.ts";
import type { ProcessNamespace } from "../kernel/process-namespace.ts";
import { Printed } from "../kernel/streams.ts";
import type { OwnServer } from "../network/access.ts";
import { Course } from "./course.ts";
import { commonPeriodMs, ProbeCommands, probesBeginMs } from "./probe-commands.ts";
import type { ProcessStart } from "./process-start.ts";

export interface Answer {
  readonly exitCode: number;
  readonly output: string;
  readonly tookMs: number;
  /** It has asked its own container or others for something. */
  readonly usesNetwork: boolean;
  /** It has run a program that nothing is known of. */
  readonly isUnknown: boolean;
}

/** The server that a container is, and when it last began to answer otherwise. */
export interface ChangingServer extends OwnServer {
  changedMs(atMs: number): number;
}

export interface Asking {
  readonly command: readonly string[];
  /** The files that the command finds. */
  readonly root: Directory;
  readonly atMs: number;
  readonly own: ChangingServer | undefined;
}

/** What a command answered from which time on, where that hangs on the clock or what is shared. */
interface VaryingAnswer {
  readonly command: readonly string[];
  readonly answers: { readonly atMs: number; readonly answer: Answer }[];
  /** As it was last given. */
  own: ChangingServer | undefined;
}

/** A command that was asked ends after this time at the latest. */
const askMs = 60_000;
/** So many changes of an answer are remembered. */
const answersMax = 100;

export class AskedCommands {
  readonly #start: ProcessStart;
  readonly #answers = new Map<string, { readonly root: Directory; readonly answer: Answer }>();
  /** The commands that use the network. */
  readonly #networked = new Set<string>();
  readonly #varying = new Map<string, VaryingAnswer>();
  readonly #probes: ProbeCommands;
  readonly #everyMs: number;
  /** The number of the last renewal, so that it does not matter who looks how often. */
  #renewal = -2;

  /** `start` is that of the process. */
  constructor(start: ProcessStart) {
    this.#start = start;
    const { probeCommands = [] } = start;
    this.#probes = new ProbeCommands(probeCommands);
    this.#everyMs = commonPeriodMs(probeCommands);
  }

  /** Whether there are answers that are asked for again. */
  get vary(): boolean {
    return this.#varying.size > 0;
  }

  /** Whether there are probes that change files. */
  get act(): boolean {
    return this.#probes.act;
  }

  /** When such answers changed. */
  get changesMs(): readonly number[] {
    if (!this.vary) return [];
    return [...this.#varying.values()].flatMap(({ answers }) => answers.map(({ atMs }) => atMs));
  }

  /** `worldMs` is how far the cluster is. */
  ask(asking: Asking, worldMs: number): Answer {
    const { command, root, atMs, own } = asking;
    const words = JSON.stringify(command);
    const varying = this.#varying.get(words);
    if (varying !== undefined) {
      const { answers } = varying;
      varying.own = own;
      const said = answers.findLast((each) => each.atMs <= atMs) ?? answers[0];
      if (said !== undefined) return said.answer;
    }
    const known = this.#answers.get(this.#key(words, asking));
    if (known?.root === root) return known.answer;
    const { answer, varies, writes } = this.#run(asking);
    if (answer.usesNetwork) this.#networked.add(words);
    const acts = writes && this.#probes.add(words);
    if (varies || acts)
      this.#varying.set(words, { command, answers: [{ atMs: worldMs, answer }], own });
    else this.#answers.set(this.#key(words, asking), { root, answer });
    return answer;
  }

  /** When they are asked for again, after `worldMs`: at the times of probes. */
  renewalMs(worldMs: number): number {
    if (!this.vary) return Number.POSITIVE_INFINITY;
    const isRenewed = [...this.#varying.keys()].some((words) => !this.#probes.isActing(words));
    const renewedMs = probesBeginMs + (this.#renewalAt(worldMs) + 1) * this.#everyMs;
    return Math.min(this.#probes.dueMs, isRenewed ? renewedMs : Number.POSITIVE_INFINITY);
  }

  /**
   * Asks again for what hangs on more than the files of the process, where that is due; the
   * commands of probes that change files are run in the container itself, until `stopsMs`.
   */
  renew(course: Course, atMs: number, stopsMs: number): void {
    for (const probe of atMs < stopsMs ? this.#probes.take(atMs) : []) {
      const varying = this.#varying.get(JSON.stringify(probe.command));
      const answer = varying && this.#note(varying, course.rootAt(atMs), atMs);
      if (answer?.exitCode === 0) this.#probes.succeeded(probe);
      course.probe(probe.command, probe.timeoutMs);
    }
    this.#renewOthers(course.rootAt(atMs), atMs);
  }

  #renewOthers(root: Directory, atMs: number): void {
    const renewal = this.#renewalAt(atMs);
    if (renewal === this.#renewal) return;
    this.#renewal = renewal;
    for (const [words, varying] of this.#varying) {
      const lastMs = varying.answers.at(-1)?.atMs ?? atMs;
      if (lastMs < atMs && !this.#probes.isActing(words)) this.#note(varying, root, atMs);
    }
  }

  #note({ command, answers, own }: VaryingAnswer, root: Directory, atMs: number): Answer {
    const { answer } = this.#run({ command, root, atMs, own });
    const last = answers.at(-1)?.answer;
    if (answer.exitCode === last?.exitCode && answer.output === last.output) return answer;
    answers.push({ atMs, answer });
    if (answers.length > answersMax) answers.shift();
    return answer;
  }

  #renewalAt(atMs: number): number {
    return Math.floor((atMs - probesBeginMs) / this.#everyMs);
  }

  /** What a server answers is the same from one change of it to the next. */
  #key(words: string, { own, atMs }: Asking): string {
    return this.#networked.has(words) ? `${words} ${own?.changedMs(atMs)}` : words;
  }

  /**
   * A command that fails over what nobody knows has succeeded: over what is not there and may be,
   * over the words in which a server answers, or over those of a program.
   */
  #run(asking: Asking) {
    let isDoubtful = false;
    let isAnswered = false;
    const own = heard(asking.own, () => {
      isAnswered = true;
    });
    const answered = this.#runWith({ ...asking, own }, (place, path) => {
      isDoubtful ||= this.#mayHold(place, path);
      return undefined;
    });
    const { answer } = answered;
    if (answer.exitCode === 0) return answered;
    if (isAnswered || answer.isUnknown) return { ...answered, answer: { ...answer, exitCode: 0 } };
    if (!isDoubtful) return answered;
    const trusting = this.#runWith(asking, (place, path) =>
      this.#mayHold(place, path) ? perhapsFile(path) : undefined,
    );
    return trusting.answer.exitCode === 0 ? trusting : answered;
  }

  /** An image of which nothing is known brings files, and its server makes some. */
  #mayHold(place: Place, path: string): boolean {
    const { server, mayHoldMore = false } = this.#start;
    if (!mayHoldMore || notMade.test(path)) return false;
    return mayHoldAt(place) || (server !== undefined && !place.isReadOnly);
  }

  #runWith({ command, root, atMs, own }: Asking, perhaps: NonNullable<Store["perhaps"]>) {
    const printed = new Printed();
    const { server: _, unknownProgramMs: __, ...rest } = this.#start;
    const mounts = rest.mounts.map(asideOf);
    const namespace = rest.namespace ?? besideOf(this.#start);
    const start = { ...rest, namespace, root, mounts, argv: command, hasInput: false };
    let varies = false;
    let usesNetwork = false;
    const notice = () => {
      varies = true;
    };
    const onNetwork = () => {
      usesNetwork = true;
    };
    const asked = { startMs: atMs, output: printed, own, unknownProgramMs: 0 };
    const options = { ...asked, perhaps, onClock: notice, onNetwork };
    const course = new Course(start, notice, options);
    course.run(atMs + askMs);
    const { exitCode, endedMs } = course.kernel.first;
    const tookMs = endedMs === undefined ? askMs : endedMs - atMs;
    const output = textOf(printed.text);
    const isUnknown = course.unknownSinceMs !== undefined;
    const answer = { exitCode: exitCode ?? 0, output, tookMs, usesNetwork, isUnknown };
    return { answer, varies, writes: course.files.version > 0 };
  }
}

/** The same server; `onUnknown` is told when one has answered of which nothing is known. */
function heard(own: ChangingServer | undefined, onUnknown: () => void): typeof own {
  if (own === undefined) return undefined;
  return {
    changedMs: (atMs) => own.changedMs(atMs),
    answer(request, sinceStartMs) {
      const answer = own.answer(request, sinceStartMs);
      if (answer?.kind === "response" && answer.isUnknown === true) onUnknown();
      return answer;
    },
  };
}

/** A command that is asked sees the process of its container. */
const besideOf = ({ server, argv }: ProcessStart): ProcessNamespace => ({
  numbers: () => ({ last: 1, step: 1 }),
  system: new Map([[1, server?.name ?? argv.join(" ")]]),
  peers: () => [],
});

/** What is there is the kernel's. */
const notMade = /^\/(?:dev|proc|sys)(?:\/|$)/;

/** Nobody knows what it holds, unless it is where a server tells its process id. */
const perhapsFile = (path: string) => file(path.endsWith(".pid") ? "1\n" : "", 0, 0o755);

/** A volume as it is now; what is changed in it goes nowhere. */
function asideOf(mount: Mount): Mount {
  const { root, limitBytes } = mount.store;
  return { ...mount, store: { root, ...(limitBytes !== undefined && { limitBytes }) } };
}
