/** Saves failing runs as scenarios of their own. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "../../client/kubectl/failure.ts";
import { scenarioText } from "../../simulator/scenario/save.ts";
import { shrink } from "../../simulator/scenario/shrink.ts";
import { type JobResult, scenarioOf } from "./run-job.ts";
import { shellWord } from "./shell-word.ts";

/**
 * Makes failing runs small and writes each to a folder, under the name of its scenario. Yields a
 * line about each.
 */
export function* saveFailures(all: readonly JobResult[], folder: string): Generator<string> {
  const taken = new Set<string>();
  for (const failed of all) {
    const name = freeName(failed, taken);
    taken.add(name);
    yield saveFailure(failed, join(folder, `${name}.yaml`), folder);
  }
}

/** Scenarios of two files may have the same name. */
function freeName({ job: { scenario, seed } }: JobResult, taken: ReadonlySet<string>): string {
  const name = `${scenario}-${seed}`.replaceAll(/[^\w.-]/g, "_");
  let free = name;
  for (let number = 2; taken.has(free); number += 1) free = `${name}-${number}`;
  return free;
}

function saveFailure(failed: JobResult, path: string, folder: string): string {
  const { loaded, runs } = shrink(scenarioOf(failed.job), failed);
  const steps = loaded.scenario.spec.steps?.length ?? 0;
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path, scenarioText(loaded));
  } catch (error) {
    const fact = error instanceof Error ? error.message : String(error);
    throw new Failure(`cannot save the failing run: ${fact}`);
  }
  const size = steps === 1 ? "1 step" : `${steps} steps`;
  return `saved: ${path} (${size}, after ${runs} runs): kubesim test ${shellWord(path)}`;
}
