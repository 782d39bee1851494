/** What is reached once all steps are done. */
import { parseDuration } from "../../api/duration.ts";
import { compileExpression, evaluate } from "./expression.ts";
import { Question } from "./question.ts";
import type { Goal } from "./schema.ts";
import { type Course, type Stage, withinText } from "./stage.ts";

export function* reachGoals(stage: Stage): Course {
  for (const [index, goal] of (stage.loaded.scenario.spec.goals ?? []).entries()) {
    yield* goal.stays === undefined ? reach(stage, goal, index) : stay(stage, goal, index);
  }
}

function* reach(stage: Stage, { name, eventually = "", within }: Goal, index: number): Course {
  const expression = compileExpression(eventually);
  const withinMs = parseDuration(within);
  yield* stage.runUntilHolds(expression, withinMs, ({ problem, readings, about }) =>
    stage.failureAt(["spec", "goals", index], {
      kind: "goal",
      name: name ?? eventually,
      reason: "OutOfTime",
      message: `not reached ${withinText(withinMs)}${problem === undefined ? "" : `: ${problem}`}`,
      expression: eventually,
      readings,
      about,
    }),
  );
}

function* stay(stage: Stage, goal: Goal, index: number): Course {
  const { name, stays = "" } = goal;
  const expression = compileExpression(stays);
  const question = new Question(stage.world, () => evaluate(expression, stage.world));
  const look = () => {
    const { value, problem, readings, about } = question.ask();
    if (value === true) return;
    const message = problem ?? "must stay so, but does not";
    const failure = stage.failureAt(["spec", "goals", index], {
      kind: "goal",
      name: name ?? stays,
      reason: problem === undefined ? "NotSo" : "Refused",
      message,
      expression: stays,
      readings,
      about,
    });
    stage.note(failure);
  };
  look();
  const stop = stage.onWrite(({ resource }) => {
    if (question.mayChange(resource)) look();
  });
  try {
    yield* stage.runUntil(stage.cluster.nowMs + parseDuration(goal.for));
    look();
    stage.check();
  } finally {
    stop();
  }
}
