/** A run that failed, as people read it. */
import { goDuration } from "../../api/duration.ts";
import type { ScenarioFailure } from "../../simulator/scenario/failure.ts";
import type { JobResult } from "./run-job.ts";

/** What did not hold, when, what led to it, and how to see it again. */
export function failureLines(result: JobResult): readonly string[] {
  const { failure, story = [] } = result;
  if (failure === undefined) return [];
  const { expression, readings = [], diff = [] } = failure;
  const isNamed = expression !== undefined && expression !== failure.name;
  return [
    `${failure.kind} "${failure.name}" (${failure.place})`,
    ...(isNamed ? [`    ${expression}`] : []),
    `  ${failure.message}`,
    ...readings.filter(isPlain).map(({ call, value }) => `    ${call} is ${String(value)}`),
    ...diff.map((line) => `    ${line}`),
    `  ${whenText(failure)}`,
    ...(story.length === 0 ? [] : ["  what led to it:", ...story.map((line) => `    ${line}`)]),
    // A run of the sweep is made again from the file that it is saved to.
    ...(result.job.variant === undefined ? [`  again: ${replayCommand(result)}`] : []),
  ];
}

const whenText = ({ afterMs, revision }: ScenarioFailure) =>
  `after ${goDuration(afterMs)}, at revision ${revision}`;

/** Lists and objects are too long for a line. */
const isPlain = ({ value }: { readonly value: unknown }) => typeof value !== "object";

/** The command that makes the same run again. */
export const replayCommand = ({ job: { path, scenario, seed } }: JobResult): string =>
  `kubesim test ${path} --name ${scenario} --seed ${seed} --seeds 1`;
