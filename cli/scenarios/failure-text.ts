/** A run that failed, and how to see it again. */
import { failureLines } from "../../simulator/scenario/failure-lines.ts";
import type { JobResult } from "./run-job.ts";

export function failureText(result: JobResult): readonly string[] {
  // A run of the sweep is made again from the file that it is saved to.
  const isPlain = result.job.variant === undefined;
  return [...failureLines(result), ...(isPlain ? [`  again: ${replayCommand(result)}`] : [])];
}

/** The command that makes the same run again. */
const replayCommand = ({ job: { path, scenario, seed } }: JobResult): string =>
  `kubesim test ${path} --name ${scenario} --seed ${seed} --seeds 1`;
