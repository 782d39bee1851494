import type { Clock, NameGenerator } from "../../api/runtime.ts";
import type { WebhookAnswer, WebhookCall } from "../../api/webhook-call.ts";
import type { Registry } from "../registry/context.ts";

/** A question without whose answer a decision cannot be made. */
export interface Question {
  /** Equal for equal questions, whenever they are asked. */
  readonly key: string;
  readonly call: WebhookCall;
}

/** An answer, and the uid of the review that it is an answer to. */
export interface Answered {
  readonly uid: string;
  /** What was asked, as failures name it. */
  readonly url: string;
  readonly answer: WebhookAnswer;
  /** Time of the cluster from the question to the answer. */
  readonly tookMs: number;
}

/** Ends a decision that cannot be made yet. Nothing was written. */
export class Pending extends Error {
  override readonly name = "Pending";
  readonly questions: readonly Question[];

  constructor(questions: readonly Question[]) {
    super("a decision waits for the answers of webhooks");
    this.questions = questions;
  }
}

/**
 * What is decided on one request, as often as it takes until all answers are there. Whatever is
 * drawn, and the time, is the same each time, so that what a webhook was shown is what is written.
 * An answer holds for the very question: where the object has changed since, it is asked anew.
 */
export class Decision {
  /** The registry as this decision has it. */
  readonly registry: Registry;
  /** What admission drew so far, in its order. */
  readonly drawn: number[] = [];
  readonly #uid: () => string;
  readonly #names: RepeatedNames;
  readonly #uids = new Map<string, string>();
  readonly #answers = new Map<string, Omit<Answered, "uid">>();
  readonly #askedMs = new Map<string, number>();
  #warnings: string[] = [];
  readonly #clock: Pick<Clock, "now">;
  #missing: Question[] = [];

  /** `uid` draws those of reviews. */
  constructor(registry: Registry, uid: () => string) {
    this.#uid = uid;
    this.#clock = registry.writeClock;
    this.#names = new RepeatedNames(registry.names);
    const clock = standing(registry.clock);
    this.registry = { ...registry, names: this.#names, clock, decision: this };
  }

  /** Begins anew, with what is known by now. */
  begin(): this {
    this.#names.rewind();
    this.#missing = [];
    this.#warnings = [];
    return this;
  }

  /** What whoever asked is warned of, since this was begun. */
  get warnings(): string[] {
    return this.#warnings;
  }

  /** Warns of each once. */
  warn(warnings: readonly string[] = []): void {
    this.#warnings.push(...warnings.filter((each) => !this.#warnings.includes(each)));
  }

  /** What was answered, or `undefined`: then it is asked as soon as `demand` is called. */
  answerTo(key: string, call: (uid: string) => WebhookCall): Answered | undefined {
    const uid = this.#uids.get(key) ?? this.#uid();
    this.#uids.set(key, uid);
    const known = this.#answers.get(key);
    if (known !== undefined) return { uid, ...known };
    if (this.#missing.every((each) => each.key !== key)) {
      this.#missing.push({ key, call: call(uid) });
      this.#askedMs.set(key, this.#clock.now());
    }
    return undefined;
  }

  /** Throws Pending where something was asked that is not answered yet. */
  demand(): void {
    if (this.#missing.length > 0) throw new Pending(this.#missing);
  }

  /** Takes note of the answer to a question. */
  note({ key, call }: Question, answer: WebhookAnswer): void {
    const nowMs = this.#clock.now();
    const tookMs = nowMs - (this.#askedMs.get(key) ?? nowMs);
    this.#answers.set(key, { url: call.url, answer, tookMs });
  }
}

/** Time as it was when the decision was begun. */
function standing(clock: Clock): Clock {
  const nowMs = clock.now();
  return { now: () => nowMs, setTimer: (delayMs, run) => clock.setTimer(delayMs, run) };
}

/** Names that are drawn once and given again after each rewind. */
class RepeatedNames implements NameGenerator {
  readonly #names: NameGenerator;
  readonly #suffixes: string[] = [];
  readonly #uids: string[] = [];
  #suffixesGiven = 0;
  #uidsGiven = 0;

  constructor(names: NameGenerator) {
    this.#names = names;
  }

  rewind(): void {
    this.#suffixesGiven = 0;
    this.#uidsGiven = 0;
  }

  suffix(): string {
    const given = this.#suffixes[this.#suffixesGiven] ?? this.#names.suffix();
    this.#suffixes[this.#suffixesGiven] = given;
    this.#suffixesGiven += 1;
    return given;
  }

  uid(): string {
    const given = this.#uids[this.#uidsGiven] ?? this.#names.uid();
    this.#uids[this.#uidsGiven] = given;
    this.#uidsGiven += 1;
    return given;
  }
}
