/** What led to a failure: the last writes, in the order of their causes. */
import type { Cluster } from "../cluster.ts";
import { stepsTo } from "../history/index.ts";
import type { ScenarioFailure } from "./failure.ts";

/** So many writes are told. */
const writesMax = 12;

/** The chain of writes up to that of the failure, oldest first. */
export function storyOf(cluster: Cluster, { revision }: ScenarioFailure): readonly string[] {
  const steps = stepsTo(cluster.storage.history(), revision, cluster.startMs);
  const left = steps.length - writesMax;
  const lines = steps.slice(-writesMax).map(({ text }) => text);
  return left > 0 ? [`(${left} earlier)`, ...lines] : lines;
}
