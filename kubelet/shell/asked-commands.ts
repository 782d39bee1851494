/**
 * What commands answer that are run beside the process of a container, as probes are. An answer is
 * remembered as long as what it hangs on is the same; where others have a say in it, it is asked
 * for again as time goes on.
 */
import { textOf } from "./bytes.ts";
import { Course, type ProcessStart } from "./course.ts";
import type { Directory } from "./file-system.ts";
import type { OwnServer } from "./network/access.ts";
import { Printed } from "./streams.ts";

export interface Answer {
  readonly exitCode: number;
  readonly output: string;
  readonly tookMs: number;
  /** It has asked its own container or others for something. */
  readonly usesNetwork: boolean;
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
/** When probes begin. */
const firstMs = 1_000;
/** So many changes of an answer are remembered. */
const answersMax = 100;

export class AskedCommands {
  readonly #start: ProcessStart;
  readonly #answers = new Map<string, { readonly root: Directory; readonly answer: Answer }>();
  /** The commands that use the network. */
  readonly #networked = new Set<string>();
  readonly #varying = new Map<string, VaryingAnswer>();
  /** The number of the last renewal, so that it does not matter who looks how often. */
  #renewal = -2;

  /** `start` is that of the process. */
  constructor(start: ProcessStart) {
    this.#start = start;
  }

  /** Whether there are answers that are asked for again. */
  get vary(): boolean {
    return this.#varying.size > 0;
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
    const { answer, varies } = this.#run(asking);
    if (answer.usesNetwork) this.#networked.add(words);
    if (varies) this.#varying.set(words, { command, answers: [{ atMs: worldMs, answer }], own });
    else this.#answers.set(this.#key(words, asking), { root, answer });
    return answer;
  }

  /** When they are asked for again, after `worldMs`: at the times of probes. */
  renewalMs(worldMs: number): number {
    if (!this.vary) return Number.POSITIVE_INFINITY;
    return firstMs + (this.#renewalAt(worldMs) + 1) * this.#everyMs;
  }

  /** Asks again for what hangs on more than the files of the process, where that is due. */
  renew(root: Directory, atMs: number): void {
    const renewal = this.#renewalAt(atMs);
    if (renewal === this.#renewal) return;
    this.#renewal = renewal;
    for (const { command, answers, own } of this.#varying.values()) {
      const last = answers.at(-1);
      if (last === undefined || last.atMs >= atMs) continue;
      const { answer } = this.#run({ command, root, atMs, own });
      const { exitCode, output } = last.answer;
      if (answer.exitCode === exitCode && answer.output === output) continue;
      answers.push({ atMs, answer });
      if (answers.length > answersMax) answers.shift();
    }
  }

  #renewalAt(atMs: number): number {
    return Math.floor((atMs - firstMs) / this.#everyMs);
  }

  get #everyMs(): number {
    return this.#start.askedEveryMs ?? firstMs;
  }

  /** What a server answers is the same from one change of it to the next. */
  #key(words: string, { own, atMs }: Asking): string {
    return this.#networked.has(words) ? `${words} ${own?.changedMs(atMs)}` : words;
  }

  #run({ command, root, atMs, own }: Asking) {
    const printed = new Printed();
    const { server: _, ...rest } = this.#start;
    const start = { ...rest, root, argv: command, hasInput: false };
    let varies = false;
    let usesNetwork = false;
    const notice = () => {
      varies = true;
    };
    const onNetwork = () => {
      usesNetwork = true;
    };
    const options = { startMs: atMs, output: printed, onClock: notice, onNetwork, own };
    const course = new Course(start, notice, options);
    course.run(atMs + askMs);
    const { exitCode, endedMs } = course.kernel.first;
    const tookMs = endedMs === undefined ? askMs : endedMs - atMs;
    const output = textOf(printed.text);
    return { answer: { exitCode: exitCode ?? 0, output, tookMs, usesNetwork }, varies };
  }
}
