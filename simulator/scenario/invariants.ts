/** What holds at every revision. */

import { compileExpression, type Expression, evaluate, type Outcome } from "./expression.ts";
import { Question } from "./question.ts";
import type { Invariant } from "./schema.ts";
import type { Stage } from "./stage.ts";

/** Watches the invariants of a scenario while its steps go by. */
export class Invariants {
  readonly #stage: Stage;
  readonly #watched: readonly Watched[];

  constructor(stage: Stage) {
    this.#stage = stage;
    const { invariants = [] } = stage.loaded.scenario.spec;
    this.#watched = invariants.map((invariant, index) => watchedOf(stage, invariant, index));
    stage.onWrite(({ resource }) => this.#look(resource));
  }

  /** Called before each step: `undefined` is a step without a name. */
  began(step: string | undefined, isFirst: boolean): void {
    for (const each of this.#watched) {
      const { from } = each.invariant;
      if (from === undefined ? isFirst : from === step) each.isActive = true;
    }
    this.#look();
  }

  /** Called after each step. */
  done(step: string | undefined): void {
    for (const each of this.#watched) {
      if (step !== undefined && each.invariant.until === step) each.isActive = false;
    }
  }

  /** After a write to a table, only those are asked again that may be answered otherwise by it. */
  #look(table?: string): void {
    for (const each of this.#watched) {
      if (!each.isActive) continue;
      const { question } = each;
      if (table !== undefined && !question.mayChange(table)) continue;
      const outcome = question.ask();
      if (outcome.value === each.wanted) continue;
      each.isActive = false;
      this.#stage.note(this.#failureOf(each, outcome));
    }
  }

  #failureOf({ invariant, index, expression, wanted }: Watched, outcome: Outcome) {
    const { problem, readings, about } = outcome;
    const { step } = this.#stage;
    const { name = expression.text } = invariant;
    const fact = wanted ? "always, but is not" : "never, but is";
    return this.#stage.failureAt(["spec", "invariants", index], {
      kind: "invariant",
      name,
      reason: problem === undefined ? "NotSo" : "Refused",
      message: problem ?? `must hold ${fact}`,
      expression: expression.text,
      readings,
      about,
      ...(step !== undefined && { during: step }),
    });
  }
}

interface Watched {
  readonly invariant: Invariant;
  readonly index: number;
  readonly expression: Expression;
  readonly wanted: boolean;
  readonly question: Question<Outcome>;
  isActive: boolean;
}

function watchedOf({ world }: Stage, invariant: Invariant, index: number): Watched {
  const { always, never = "" } = invariant;
  const expression = compileExpression(always ?? never);
  return {
    invariant,
    index,
    expression,
    wanted: always !== undefined,
    question: new Question(world, () => evaluate(expression, world)),
    isActive: false,
  };
}
