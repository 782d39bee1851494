/** Plays a scenario with one seed. */
import { isObject } from "../../api/json.ts";
import { seededRandom } from "../../api/runtime.ts";
import { StatusError } from "../../api/status.ts";
import { Failure } from "../../client/kubectl/failure.ts";
import { Cluster } from "../cluster.ts";
import { ProgramFailed } from "../program-failed.ts";
import { drawnFaults } from "./budget.ts";
import { clusterOptionsOf } from "./cluster-of.ts";
import { mismatchOf } from "./expect.ts";
import { ScenarioFailed, type ScenarioFailure } from "./failure.ts";
import { reachGoals } from "./goals.ts";
import { Invariants } from "./invariants.ts";
import type { LoadedScenario } from "./load.ts";
import { noticesOf } from "./notices.ts";
import { reasonsOf } from "./reasons.ts";
import { refusalText } from "./refusal-text.ts";
import { type Course, Stage } from "./stage.ts";
import { nameOf, playStep } from "./steps/index.ts";
import { applyAll, RefusedObject } from "./steps/objects.ts";
import { storyOf } from "./story.ts";
import { checkTraffic } from "./traffic-goals.ts";
import { type ExtraFault, withFaults } from "./with-faults.ts";

export interface RunOptions {
  readonly seed: string;
  /** What goes wrong beside what the scenario says; its own drawn faults are left out then. */
  readonly faults?: readonly ExtraFault[];
  /** Called with the cluster before anything happens. */
  readonly prepare?: (cluster: Cluster) => void;
}

/** What came of a run. The same scenario and seed have the same run, byte for byte. */
export interface Run {
  readonly scenario: string;
  readonly seed: string;
  readonly result: "passed" | "failed";
  /** What did not hold; where the scenario must fail, a run with it has passed. */
  readonly failure?: ScenarioFailure;
  /** The writes that led to that, line by line, where one of them broke it. */
  readonly story?: readonly string[];
  /** Else why what it is about is not as wanted, line by line. */
  readonly reasons?: readonly string[];
  /** The faults that were drawn or given. */
  readonly faults: readonly ExtraFault[];
  /** What is odd about a run that came to its end, a line each; absent where nothing is. */
  readonly notices?: readonly string[];
  /** How long it took in virtual time. */
  readonly virtualMs: number;
  readonly revision: number;
  /** Of all that was written: equal for equal runs. */
  readonly digest: string;
}

/** A run with its cluster, as it is at the end. */
export interface Played {
  readonly run: Run;
  readonly cluster: Cluster;
}

/** Plays a scenario to its end, or to what fails first. */
export function runScenario(loaded: LoadedScenario, options: RunOptions): Played {
  const course = played(loaded, options, false);
  for (;;) {
    const { done, value } = course.next();
    if (done === true) return value;
  }
}

/** The same, event by event, for who lets others act in between. */
export const playScenario = (loaded: LoadedScenario, options: RunOptions): Course<Played> =>
  played(loaded, options, true);

function* played(
  said: LoadedScenario,
  { seed, faults = drawnFaults(said, seed), prepare }: RunOptions,
  isShared: boolean,
): Course<Played> {
  const loaded = withFaults(said, faults);
  const random = seededRandom(`scenario ${seed}`);
  const options = clusterOptionsOf(loaded.scenario.spec.cluster, random.fork("delays"));
  const cluster = new Cluster({ ...options, seed });
  cluster.webhooks.close();
  prepare?.(cluster);
  const startMs = cluster.nowMs;
  const stage = new Stage({ cluster, loaded, random: random.fork("steps"), isShared });
  const failure = yield* attempt(stage);
  const digest = cluster.digest();
  const notices = failure === undefined ? noticesOf(stage, faults) : [];
  const run: Run = {
    scenario: loaded.scenario.metadata.name ?? loaded.source,
    seed,
    ...verdictOf(stage, failure),
    ...(failure && whyOf(stage, failure)),
    faults,
    ...(notices.length > 0 && { notices }),
    virtualMs: cluster.nowMs - startMs,
    revision: cluster.storage.revision,
    digest,
  };
  return { run, cluster };
}

/** What led to a failure, or what is known of whom it is about. */
function whyOf(stage: Stage, failure: ScenarioFailure): Pick<Run, "story" | "reasons"> {
  const story = storyOf(stage.cluster, failure);
  if (story.length > 0) return { story };
  const reasons = reasonsOf(stage, failure);
  return reasons.length > 0 ? { reasons } : {};
}

/** Where something must fail, another failure than that one is as wrong as none. */
function verdictOf(
  stage: Stage,
  failure: ScenarioFailure | undefined,
): Pick<Run, "result" | "failure"> {
  const { fails } = stage.loaded.scenario.spec;
  if (failure !== undefined) {
    const isWanted = fails !== undefined && [failure.name, failure.expression].includes(fails);
    return { result: isWanted ? "passed" : "failed", failure };
  }
  if (fails === undefined) return { result: "passed" };
  const message = "must fail, but does not";
  const missing = { kind: "expect", name: fails, reason: "DidNotFail", message } as const;
  return { result: "failed", failure: stage.failureAt(["spec", "fails"], missing) };
}

/** What fails, if something does. */
function* attempt(stage: Stage): Course<ScenarioFailure | undefined> {
  try {
    yield* play(stage);
    return undefined;
  } catch (error) {
    if (error instanceof ScenarioFailed) return error.failure;
    if (error instanceof ProgramFailed) return programFailure(stage, error);
    throw error;
  }
}

/** Such a failure is nowhere in the scenario: it comes while a step is under way, or a goal. */
function programFailure(stage: Stage, { program, fact, frames }: ProgramFailed): ScenarioFailure {
  const { step: during } = stage;
  const message = [fact, ...frames.slice(0, framesMax)].join("\n");
  return stage.failureAt(["spec"], {
    kind: "program",
    name: program,
    reason: "Threw",
    message,
    ...(during && { during, place: during.place }),
  });
}

/** So much of a stack is told. */
const framesMax = 5;

function* play(stage: Stage): Course {
  const { manifests, scenario } = stage.loaded;
  const { steps = [], expect = [] } = scenario.spec;
  guarded(stage, ["spec", "manifests"], "manifests", () => applyAll(stage, manifests));
  const invariants = new Invariants(stage);
  // They hold during goals too, where there is no step that could begin them.
  if (steps.length === 0) invariants.began(undefined, true);
  stage.check();
  for (const [index, step] of steps.entries()) {
    const place = stage.loaded.placeOf(["spec", "steps", index]);
    stage.step = { name: nameOf(step), place };
    invariants.began(step.name, index === 0);
    stage.check();
    const course = playStep(stage, step, index);
    const advance = () => course.next().done === true;
    while (!guarded(stage, ["spec", "steps", index], nameOf(step), advance)) yield;
    invariants.done(step.name);
  }
  stage.step = undefined;
  yield* reachGoals(stage);
  yield* checkTraffic(stage);
  for (const [index, object] of expect.entries()) {
    if (!isObject(object)) continue;
    const path = ["spec", "expect", index];
    const mismatch = guarded(stage, path, "expect", () => mismatchOf(stage, object));
    if (mismatch === undefined) continue;
    const failure = { kind: "expect", name: "expect", reason: "NotSo", ...mismatch } as const;
    throw new ScenarioFailed(stage.failureAt(path, failure));
  }
}

const isRefusal = (error: unknown): error is Error =>
  error instanceof StatusError || error instanceof Failure || error instanceof RangeError;

/** What the API, kubectl or a step refuses fails the run; anything else is a defect. */
function guarded<T>(
  stage: Stage,
  path: readonly (string | number)[],
  name: string,
  act: () => T,
): T {
  try {
    return act();
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const message = refusalText(error);
    const place = error instanceof RefusedObject ? error.place : undefined;
    const failure = { kind: "step", name, reason: "Refused", message } as const;
    throw new ScenarioFailed(stage.failureAt(path, { ...failure, ...(place && { place }) }));
  }
}
