/** What must have come of traffic at the end. */
import { parseDuration } from "../../api/duration.ts";
import type { KubeObject } from "../../api/resource.ts";
import { parseTime } from "../../api/runtime.ts";
import { Traffic } from "../../api/sim/traffic.ts";
import { revisionAt } from "../history/index.ts";
import { type FailureReason, ScenarioFailed } from "./failure.ts";
import type { TrafficGoal } from "./schema.ts";
import { type Course, type Stage, withinText } from "./stage.ts";

/** How long a Traffic that has an end may take to come to it. */
const endsWithinMs = 3_600_000;

/** Waits for traffic that ends by itself, and looks at what came of it. Throws ScenarioFailed. */
export function* checkTraffic(stage: Stage): Course {
  for (const [index, goal] of (stage.loaded.scenario.spec.traffic ?? []).entries()) {
    const { name, namespace = stage.namespace } = goal;
    const traffic = () => trafficOf(stage.world.get(`${Traffic.plural}/${name}`, namespace));
    const fail = (reason: FailureReason, message: string, atMs = stage.cluster.nowMs) => {
      const afterMs = atMs - stage.startMs;
      const revision = revisionAt(stage.cluster.storage.history(), atMs) ?? 0;
      const what = { kind: "traffic", name, reason, message, afterMs, revision } as const;
      return new ScenarioFailed(stage.failureAt(["spec", "traffic", index], what));
    };
    if (traffic() === undefined)
      throw fail("NotFound", `traffics.sim.kubesim.dev "${name}" not found`);
    if (endsByItself(traffic())) {
      const limitMs = stage.cluster.nowMs + endsWithinMs;
      const isOver = yield* stage.runUntilSo(() => hasEnded(traffic()), limitMs);
      if (!isOver) throw fail("OutOfTime", `has not ended ${withinText(endsWithinMs)}`);
    }
    const problems = problemsOf(goal, traffic()?.status);
    const [first] = problems;
    if (first === undefined) continue;
    const message = problems.map((each) => each.message).join("; ");
    throw fail(first.reason, message, timeOf(first, traffic()?.status));
  }
}

/** The kind of that name has nothing else. */
const trafficOf = (found: KubeObject | null) => (found ?? undefined) as Traffic | undefined;

/** Failed requests are told of as of the first of them: what led to it says more. */
function timeOf({ reason }: Problem, status: Status | undefined): number | undefined {
  const time = reason.startsWith("RequestsFailed") ? status?.firstFailure?.time : undefined;
  return time === undefined ? undefined : parseTime(time);
}

/** It does so after its duration, or else with the last stage of its load. */
const endsByItself = (traffic: Traffic | undefined) =>
  traffic?.spec.duration !== undefined || (traffic?.spec.load.stages ?? []).length > 0;

const hasEnded = (traffic: Traffic | undefined) =>
  traffic === undefined || traffic.status.phase === "Complete";

type Status = Traffic["status"];

interface Problem {
  readonly reason: FailureReason;
  readonly message: string;
}

function problemsOf(goal: TrafficGoal, status: Status | undefined): readonly Problem[] {
  const { sent = 0, failed = 0, failures = {} } = status ?? {};
  const percent = sent === 0 ? 0 : (100 * failed) / sent;
  const [mostly = ["none"]] = Object.entries(failures).sort(([, one], [, other]) => other - one);
  const requestsFailed = `RequestsFailed:${mostly[0]}` as const;
  const causes = Object.entries(failures).map(([cause, count]) => `${cause}: ${count}`);
  const why = causes.length === 0 ? "" : ` (${causes.join(", ")})`;
  const problems: Problem[] = [];
  const note = (reason: FailureReason, message: string) => problems.push({ reason, message });
  if (sent < (goal.sent ?? 1))
    note("TooFewSent", `sent ${sent}, wanted at least ${goal.sent ?? 1}`);
  if (goal.failed !== undefined && failed > goal.failed) {
    note(requestsFailed, `${failed} of ${sent} failed${why}, wanted at most ${goal.failed}`);
  }
  if (goal.failedPercent !== undefined && percent > goal.failedPercent) {
    const wanted = `wanted at most ${goal.failedPercent} %`;
    note(requestsFailed, `${failed} of ${sent} failed, ${percent.toFixed(2)} %${why}, ${wanted}`);
  }
  // How soon requests fail says nothing of how soon they are answered.
  const hasAnswers = failed < sent;
  return [...problems, ...latencyProblems(goal, hasAnswers ? status?.latency : undefined)];
}

const quantiles = ["p50", "p90", "p95", "p99", "max"] as const;

function latencyProblems(goal: TrafficGoal, latency: Status["latency"]): readonly Problem[] {
  return quantiles.flatMap((quantile) => {
    const wanted = goal[quantile];
    if (wanted === undefined) return [];
    const got = latency?.[quantile];
    const reason = "TooSlow";
    if (got === undefined) {
      return [{ reason, message: `${quantile} is not known: nothing was answered` }];
    }
    return parseDuration(got) > parseDuration(wanted)
      ? [{ reason, message: `${quantile} is ${got}, wanted at most ${wanted}` }]
      : [];
  });
}
