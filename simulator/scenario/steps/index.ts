/** What each step does. */
import { parseDuration } from "../../../api/duration.ts";
import { isObject } from "../../../api/json.ts";
import { Traffic } from "../../../api/sim/traffic.ts";
import { mismatchOf, presenceOf } from "../expect.ts";
import { compileExpression, evaluate } from "../expression.ts";
import { ScenarioFailed } from "../failure.ts";
import { resourceNamed } from "../references.ts";
import type { Course, Stage } from "../stage.ts";
import { actionNames, type Step } from "../step-schema.ts";
import { drain, setSchedulable } from "./nodes.ts";
import {
  apply,
  deleteObjects,
  patchObject,
  restart,
  type Said,
  scale,
  setImage,
} from "./objects.ts";
import { create } from "./requests.ts";
import { undo } from "./undo.ts";
import { wait } from "./wait.ts";

/** Plays one step. Throws ScenarioFailed, or what a user is told. */
export function* playStep(stage: Stage, step: Step, index: number): Course {
  const { advance } = step;
  if (advance !== undefined) yield* stage.runUntil(stage.cluster.nowMs + parseDuration(advance));
  else if (step.drain !== undefined) yield* drain(stage, step.drain);
  else if (step.wait !== undefined) {
    yield* wait(stage, { said: step.wait, name: step.name, index });
  } else playAtOnce(stage, step, index);
  // What is due at this moment belongs to the step.
  yield* stage.runUntil(stage.cluster.nowMs);
}

/** Steps that take no time. */
function playAtOnce(stage: Stage, step: Step, index: number): void {
  if (step.apply !== undefined) apply(stage, step.apply);
  else if (step.patch !== undefined) patchObject(stage, step.patch);
  else if (step.delete !== undefined) deleteObjects(stage, step.delete);
  else if (step.scale !== undefined) scale(stage, step.scale);
  else if (step.setImage !== undefined) setImage(stage, step.setImage);
  else if (step.restart !== undefined) restart(stage, step.restart);
  else if (step.undo !== undefined) undo(stage, step.undo);
  else if (step.cordon !== undefined) setSchedulable(stage, step.cordon, false);
  else if (step.uncordon !== undefined) setSchedulable(stage, step.uncordon, true);
  else if (step.traffic !== undefined) begin(stage, step.traffic);
  else if (step.fault !== undefined) strike(stage, step.fault, index);
  else if (step.endFault !== undefined) {
    deleteObjects(stage, { target: `faults/${step.endFault}` });
  } else if (step.expect !== undefined) expect(stage, step, index);
}

function begin(stage: Stage, { name, spec, namespace = stage.namespace }: Said<"traffic">): void {
  const body = { apiVersion: Traffic.apiVersion, kind: Traffic.kind, metadata: { name } };
  create(stage, Traffic, { ...body, ...(isObject(spec) && { spec }) }, namespace);
}

/** Makes something go wrong. */
export function strike(stage: Stage, { name, spec }: Said<"fault">, index: number): void {
  const resource = resourceNamed(stage.cluster, "faults.sim.kubesim.dev");
  const type = isObject(spec) ? String(spec.type).toLowerCase() : "fault";
  const { apiVersion, kind } = resource;
  const metadata = { name: name ?? `${type}-${index}` };
  create(stage, resource, { apiVersion, kind, metadata, ...(isObject(spec) && { spec }) });
}

function expect(stage: Stage, step: Partial<Step>, index: number): void {
  const { objects = [], absent = [], that } = step.expect ?? {};
  const found = [
    ...objects.filter(isObject).map((object) => mismatchOf(stage, object)),
    ...absent.map((name) => presenceOf(stage, name)),
  ];
  const name = nameOf(step);
  const path = ["spec", "steps", index, "expect"];
  for (const mismatch of found) {
    if (mismatch === undefined) continue;
    throw new ScenarioFailed(
      stage.failureAt(path, { kind: "expect", name, reason: "NotSo", ...mismatch }),
    );
  }
  if (that === undefined) return;
  const { value, problem, readings, about } = evaluate(compileExpression(that), stage.world);
  if (value === true) return;
  const failure = {
    kind: "expect",
    name: step.name ?? that,
    reason: problem === undefined ? "NotSo" : "Refused",
    message: problem ?? "does not hold",
  } as const;
  throw new ScenarioFailed(
    stage.failureAt(path, { ...failure, expression: that, readings, about }),
  );
}

/** What a step is called in reports. */
export function nameOf(step: Partial<Step>): string {
  const action = actionNames.find((name) => Reflect.get(step, name) !== undefined) ?? "step";
  return step.name ?? action;
}
