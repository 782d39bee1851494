/** Runs recorded command lines again: the real kubectl, against a cluster of this process. */
import { z } from "zod";
import type { Json } from "../../api/json.ts";
import { kubernetesProfile } from "../../scheduler/index.ts";
import { Workbench } from "../conformance/kubectl.ts";
import type { Outcome } from "../conformance/running.ts";
import { replaceKubelet } from "../sequences/recorded-kubelet.ts";
import type { Printed } from "./change.ts";
import { placeholders } from "./placeholders.ts";
import type { CommandStep, Recording } from "./recording.ts";

/** The kubelet of the recordings writes so often. */
const kubeletWriteMs = 1;

/** What each step of a recording prints here, by its number. */
export async function replay(recording: Recording): Promise<ReadonlyMap<number, Printed>> {
  const bench = await Workbench.open({
    cluster: { profiles: [kubernetesProfile] },
    prepare: (cluster) => replaceKubelet(cluster, kubeletWriteMs),
  });
  try {
    bench.useNamespace(recording.namespace);
    bench.write(recording.files);
    const printed = new Map<number, Printed>();
    for (const step of recording.steps) {
      if ("files" in step) bench.write(step.files);
      else if ("quiet" in step) await runQuietly(bench, step.quiet);
      else printed.set(step.step, printedBy(step, await bench.run(step.command, step)));
    }
    return printed;
  } finally {
    await bench.close();
  }
}

/** Set-up need not end as recorded: what it is for is not served in every case. */
async function runQuietly(bench: Workbench, command: string): Promise<void> {
  const [, seconds] = /^sleep (\d+)$/.exec(command) ?? [];
  if (seconds === undefined) await bench.run(command);
  else bench.cluster.advance(`${seconds}s`);
}

/** What was recorded of a step. */
export function recordedOf(step: CommandStep): Printed {
  const { exitCode, stdoutJson, stderr } = step;
  const stdout = stdoutJson === undefined ? step.stdout.join("\n") : JSON.stringify(stdoutJson);
  return printedBy(step, { exitCode, stdout, stderr: stderr.join("\n") });
}

function printedBy(step: CommandStep, { exitCode, stdout, stderr }: Outcome): Printed {
  return { exitCode, stdout: readable(step, linesOf(stdout)), stderr: linesOf(stderr) };
}

/** Lines without those that depend on the moment; as one JSON document where one was recorded. */
function readable({ command, stdoutJson }: CommandStep, lines: string[]): Printed["stdout"] {
  if (stdoutJson !== undefined) return parse(lines.join("\n"));
  return command.startsWith("kubectl rollout status") ? lines.slice(-1) : lines;
}

/** What is no JSON is compared as the text that it is. */
function parse(text: string): Json {
  try {
    return z.json().parse(JSON.parse(text));
  } catch {
    return text;
  }
}

function linesOf(text: string): string[] {
  const lines = placeholders(text).split("\n");
  while (lines.at(-1) === "") lines.pop();
  return lines;
}
