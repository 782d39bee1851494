/** Saves failing runs as scenarios of their own. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "../../client/kubectl/failure.ts";
import { scenarioText } from "../../simulator/scenario/save.ts";
import { shrink } from "../../simulator/scenario/shrink.ts";
import { type JobResult, scenarioOf } from "./run-job.ts";

/** Makes a failing run small and writes it to a folder. Answers with a line about it. */
export function saveFailure(failed: JobResult, folder: string): string {
  const { scenario, seed } = failed.job;
  const { loaded, runs } = shrink(scenarioOf(failed.job), failed);
  const steps = loaded.scenario.spec.steps?.length ?? 0;
  const path = join(folder, `${scenario}-${seed.replaceAll(/[^\w.-]/g, "_")}.yaml`);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path, scenarioText(loaded));
  } catch (error) {
    const fact = error instanceof Error ? error.message : String(error);
    throw new Failure(`cannot save the failing run: ${fact}`);
  }
  const size = steps === 1 ? "1 step" : `${steps} steps`;
  return `saved: ${path} (${size}, after ${runs} runs): kubesim test ${path}`;
}
