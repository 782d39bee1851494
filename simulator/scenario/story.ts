/** What led to a failure: the last writes, in the order of their causes. */
import type { Cluster } from "../cluster.ts";
import { stepsTo } from "../history/index.ts";
import type { ScenarioFailure } from "./failure.ts";

/** So many writes are told. */
const writesMax = 12;

/**
 * The chain of writes up to that of the failure, oldest first. Nothing for what no write broke:
 * that something has not come in time, or was refused, follows from none that came just before.
 */
export function storyOf(cluster: Cluster, failure: ScenarioFailure): readonly string[] {
  const { revision } = failure;
  if (!isBroken(failure)) return [];
  const steps = stepsTo(cluster.storage.history(), revision, cluster.startMs);
  const left = steps.length - writesMax;
  const lines = steps.slice(-writesMax).map(({ text }) => text);
  return left > 0 ? [`(${left} earlier)`, ...lines] : lines;
}

/** Whether it held, or would have, up to a write. */
function isBroken({ kind, reason }: ScenarioFailure): boolean {
  if (kind === "traffic") return reason.startsWith("RequestsFailed");
  return kind === "invariant" || (kind === "goal" && reason !== "OutOfTime");
}
