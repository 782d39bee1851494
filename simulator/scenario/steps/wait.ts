/** Steps that let time pass. */
import { parseDuration } from "../../../api/duration.ts";
import type { JsonObject } from "../../../api/json.ts";
import type { KubeObject } from "../../../api/resource.ts";
import { rolloutProgress } from "../../../client/rollout-progress.ts";
import { compileExpression } from "../expression.ts";
import { ScenarioFailed } from "../failure.ts";
import type { Course, Stage } from "../stage.ts";
import { withinText } from "../stage.ts";
import type { WaitStep } from "../step-schema.ts";
import { conditionTypesOf } from "../subjects.ts";
import { awaitedOf } from "../what-fails.ts";

export interface Waiting {
  readonly said: WaitStep;
  /** What the step is called, where it has a name. */
  readonly name: string | undefined;
  /** Its place among the steps. */
  readonly index: number;
}

/** Waits until what the step names holds. Throws where it does not in time. */
export function* wait(stage: Stage, { said, name, index }: Waiting): Course {
  const withinMs = parseDuration(said.within);
  if (said.until !== undefined) {
    const text = said.until;
    yield* stage.runUntilHolds(compileExpression(text), withinMs, ({ problem, readings, about }) =>
      stage.failureAt(["spec", "steps", index, "wait"], {
        kind: "step",
        name: name ?? text,
        reason: "OutOfTime",
        message: `does not hold ${withinText(withinMs)}${problem === undefined ? "" : `: ${problem}`}`,
        expression: text,
        readings,
        about,
      }),
    );
    return;
  }
  const what = awaitedOf(said);
  const problem = conditionOf(stage, said);
  const isSo = () => problem() === undefined;
  if (yield* stage.runUntilSo(isSo, stage.cluster.nowMs + withinMs)) return;
  const message = `does not hold ${withinText(withinMs)}: ${problem() ?? ""}`;
  const { rollout, target, deleted, namespace = stage.namespace } = said;
  const asked = rollout ?? target ?? deleted;
  const about = asked === undefined ? [] : [{ what: asked, namespace }];
  const head = { kind: "step", name: name ?? what, reason: "OutOfTime" } as const;
  const failure = { ...head, message, about };
  throw new ScenarioFailed(stage.failureAt(["spec", "steps", index, "wait"], failure));
}

/** Tells why what is waited for does not hold yet. */
function conditionOf(stage: Stage, said: WaitStep): () => string | undefined {
  const { rollout, condition, target = "", deleted, complete } = said;
  const { namespace = stage.namespace } = said;
  const { world } = stage;
  if (rollout !== undefined) return () => unfinished(world.get(rollout, namespace));
  if (condition !== undefined) {
    const [type = "", wanted = "True"] = condition.split("=");
    return () => {
      const status = world.condition(target, type, namespace);
      if (status === wanted) return undefined;
      return `${type} of ${target} is ${status || absenceText(world.get(target, namespace))}`;
    };
  }
  if (deleted !== undefined) {
    return () => (world.subject(deleted, namespace) === null ? undefined : `${deleted} is there`);
  }
  const name = complete ?? "";
  const phase = () => world.traffic(name, namespace).phase ?? "not there";
  return () => (phase() === "Complete" ? undefined : `traffic ${name} is ${phase()}`);
}

/** Why an object lacks a condition: it may have another that was meant. */
function absenceText(object: KubeObject | null): string {
  if (object === null) return "not set, for that is not there";
  const types = conditionTypesOf(object);
  return `not set; it has ${types.length === 0 ? "no conditions" : types.join(", ")}`;
}

/**
 * What a rollout waits for. One that is past its deadline is still waited for: what keeps it may
 * end. Throws RangeError where nobody can tell.
 */
function unfinished(object: KubeObject | null): string | undefined {
  if (object === null) return "it is not there";
  const { kind, apiVersion } = object;
  const group = apiVersion.includes("/") ? apiVersion.slice(0, apiVersion.indexOf("/")) : "";
  // Objects of the API are JSON.
  const { state, message } = rolloutProgress({ kind, group }, object as unknown as JsonObject);
  return state === "done" ? undefined : message;
}
