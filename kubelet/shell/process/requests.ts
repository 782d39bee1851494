/** The requests that the programs of a container answer themselves, those of probes among them. */
import type { HttpRequest } from "../../../api/http-message.ts";
import type { ProbeReply } from "../../servers/reply.ts";
import type { Course } from "./course.ts";
import { type Heard, hear, type Listener, presentListeners } from "./listeners.ts";
import { type ProbeCommand, ProbeCommands } from "./probe-commands.ts";

/** The request of a probe, and when it is made. */
export interface ProbeRequest extends Omit<ProbeCommand, "command"> {
  readonly request: HttpRequest;
}

/** So many answers to probes are remembered that were not like the one before. */
const notedMax = 100;

interface Noted extends ProbeReply {
  readonly atMs: number;
}

const wordsOf = ({ port, path }: Pick<HttpRequest, "port" | "path">) => [`${port}`, path];

/** Statuses that say that no answer came in time, and that the connection was ended. */
const noAnswer = 0;
const closed = -1;

export class Requests {
  readonly #probes: readonly ProbeRequest[];
  readonly #due: ProbeCommands;
  readonly #noted = new Map<string, Noted[]>();
  /** Somebody listens, so that probes are to be made. */
  #isOpen = false;

  /** The course of things; where it is to answer, others have a say in it from now on. */
  readonly #course: (isToAnswer: boolean) => Course;
  readonly #onEnded: () => void;

  constructor(
    probes: readonly ProbeRequest[] | undefined,
    course: (isToAnswer: boolean) => Course,
    onEnded: () => void,
  ) {
    this.#onEnded = onEnded;
    this.#probes = probes ?? [];
    this.#course = course;
    this.#due = new ProbeCommands(this.#probes.map(commandOf));
  }

  /** When the next request of a probe is due; `Infinity` for never. */
  get dueMs(): number {
    return this.#isOpen ? this.#due.dueMs : Number.POSITIVE_INFINITY;
  }

  /** When answers to probes were others than before. */
  get changesMs(): readonly number[] {
    return [...this.#noted.values()].flatMap((all) => all.map(({ atMs }) => atMs));
  }

  /** Those that listen, or will as far as that is known. */
  get listeners(): readonly (readonly [port: number, listener: Listener])[] {
    const present = presentListeners(this.#course(false).kernel);
    if (present.length > 0 && !this.#isOpen) {
      this.#isOpen = true;
      for (const { request } of this.#probes) this.#due.add(JSON.stringify(wordsOf(request)));
    }
    return present;
  }

  /** Makes the requests of probes that are due, and notes what comes of them. */
  renew(nowMs: number, stopsMs: number): void {
    if (this.dueMs > Math.min(nowMs, stopsMs)) return;
    for (const { command, isStartup } of this.#due.take(nowMs)) {
      const probe = this.#probes.find(
        (each) => each.isStartup === isStartup && `${wordsOf(each.request)}` === `${command}`,
      );
      if (probe === undefined) continue;
      const heard = this.answer(probe.request, "");
      const reply = replyOf(heard, probe.timeoutMs);
      if (reply.status >= 200 && reply.status < 400) this.#due.succeeded(commandOf(probe));
      this.#note(probe.request.path, { ...reply, atMs: nowMs });
    }
  }

  /** What a program answers to a request that comes now; undefined where none listens there. */
  answer(request: HttpRequest, client: string): Heard | undefined {
    const course = this.#course(true);
    const { kernel } = course;
    const found = presentListeners(kernel).find(([port]) => port === request.port);
    if (found === undefined) return undefined;
    const [, listener] = found;
    const heard = hear(listener, request, { client, kernel });
    // Whoever takes one request only has taken it, and another may listen.
    course.run(kernel.now);
    if (kernel.first.exitCode !== undefined) this.#onEnded();
    return heard;
  }

  #note(path: string, noted: Noted): void {
    const all = this.#noted.get(path) ?? [];
    this.#noted.set(path, all);
    const before = all.at(-1);
    if (before?.status === noted.status && leadsTo(before) === leadsTo(noted)) return;
    all.push(noted);
    if (all.length > notedMax) all.shift();
  }

  /** What a probe has found at a path, or would find. */
  reply(path: string, atMs: number): ProbeReply {
    const all = this.#noted.get(path) ?? [];
    return all.findLast((each) => each.atMs <= atMs) ?? all[0] ?? well;
  }
}

const commandOf = ({ request, ...rest }: ProbeRequest): ProbeCommand => ({
  ...rest,
  command: wordsOf(request),
});

function replyOf(heard: Heard | undefined, timeoutMs: number): ProbeReply {
  if (heard === undefined || heard.tookMs >= timeoutMs) return { status: noAnswer };
  return heard.response ?? { status: closed };
}

const leadsTo = ({ headers }: ProbeReply) => headers?.location;
const well: ProbeReply = { status: 200 };
