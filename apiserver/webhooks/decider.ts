import { StatusError } from "../../api/status.ts";
import type { WebhookAnswer, WebhookCall, WebhookCaller } from "../../api/webhook-call.ts";
import type { Registry } from "../registry/context.ts";
import { Decision, Pending, type Question } from "./decision.ts";
import type { RepeatableRandom } from "./repeatable-random.ts";

export interface DeciderOptions {
  readonly registry: Registry;
  readonly caller: WebhookCaller;
  /** Draws the uids of reviews. */
  readonly uid: () => string;
  /** What admission draws from. */
  readonly random: RepeatableRandom;
}

/** What is to be decided. */
export interface Matter<T> {
  /** Throws Pending, by way of the decision, where an answer is not there yet. */
  readonly decide: (decision: Decision) => T;
  /** What becomes of it where it cannot be decided. */
  readonly refuse: (error: StatusError) => T;
}

/**
 * So often a decision is begun anew. Each time at least one more answer is there, so this ends only
 * those whose object changes all the time.
 */
const roundsMax = 200;

/** Makes decisions that need the answers of webhooks: decides, asks, and decides again. */
export class Decider {
  readonly #options: DeciderOptions;

  constructor(options: DeciderOptions) {
    this.#options = options;
  }

  /** Decides at once; refuses where an answer would have to be waited for. */
  now<T>(matter: Matter<T>): T {
    const { caller } = this.#options;
    const decision = this.#begin();
    for (let round = 1; round <= roundsMax; round += 1) {
      const outcome = this.#attempt(decision, matter);
      if (!(outcome instanceof Pending)) return outcome;
      for (const question of outcome.questions) {
        const answer = unresolved(question.call) ?? caller.now(question.call);
        if (answer === undefined) return matter.refuse(cannotWait(question));
        decision.note(question, answer);
      }
    }
    return matter.refuse(overdue());
  }

  /** Decides as soon as all answers are there: before this returns where they are there at once. */
  later<T>(matter: Matter<T>, done: (outcome: T) => void): void {
    this.#continue(this.#begin(), { matter, done, round: 1 });
  }

  #continue<T>(decision: Decision, run: Run<T>): void {
    const { matter, done, round } = run;
    const outcome = round > roundsMax ? matter.refuse(overdue()) : this.#attempt(decision, matter);
    if (!(outcome instanceof Pending)) {
      done(outcome);
      return;
    }
    let waiting = outcome.questions.length;
    const answered = (question: Question, answer: WebhookAnswer) => {
      decision.note(question, answer);
      waiting -= 1;
      if (waiting === 0) this.#continue(decision, { ...run, round: round + 1 });
    };
    for (const question of outcome.questions) {
      const known = unresolved(question.call);
      if (known !== undefined) answered(question, known);
      else this.#options.caller.later(question.call, (answer) => answered(question, answer));
    }
  }

  #begin(): Decision {
    const { registry, uid } = this.#options;
    return new Decision(registry, uid);
  }

  #attempt<T>(decision: Decision, { decide, refuse }: Matter<T>): T | Pending {
    const { registry, random } = this.#options;
    try {
      return random.during(decision.drawn, () =>
        registry.conversions.during(decision, () => decide(decision.begin())),
      );
    } catch (error) {
      if (error instanceof StatusError) return refuse(error);
      if (!(error instanceof Pending)) throw error;
      return error;
    }
  }
}

/** Who is nowhere to be found is not asked. */
const unresolved = ({ unresolved: failure }: WebhookCall): WebhookAnswer | undefined =>
  failure === undefined ? undefined : { failure };

interface Run<T> {
  readonly matter: Matter<T>;
  readonly done: (outcome: T) => void;
  readonly round: number;
}

/** Source: endpoints/handlers/finisher 1.36. */
const overdue = () =>
  new StatusError(
    "Timeout",
    "Timeout: request did not complete within requested timeout - context deadline exceeded",
  );

const cannotWait = ({ call }: Question) =>
  new StatusError(
    "InternalError",
    `Internal error occurred: ${call.url} has to be waited for, and who asks in this way cannot: ` +
      "ask with cluster.ask(), or over HTTP",
  );
