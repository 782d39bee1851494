/** A run that failed, and how to see it again. */
import { failureLines } from "../../simulator/scenario/failure-lines.ts";
import type { JobResult } from "./run-job.ts";
import { shellWord } from "./shell-word.ts";

export const failureText = (result: JobResult): readonly string[] => [
  ...failureLines(result),
  `  again: ${replayCommand(result)}`,
];

/** The command that makes the same run again. */
function replayCommand({ job: { path, scenario, seed, variant } }: JobResult): string {
  const words = ["kubesim", "test", path, "--name", scenario, "--seed", seed, "--seeds", "1"];
  return [...words, ...(variant === undefined ? [] : ["--variant", variant])]
    .map(shellWord)
    .join(" ");
}
