/** What kubesim's command line prints, against what kubectl prints on the same cluster. */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import type { RunOptions, Workbench } from "./kubectl.ts";
import type { Outcome } from "./running.ts";

const bundle = fileURLToPath(new URL("../../dist/kubesim.js", import.meta.url));

/** Throws where the command line is not built. */
export function requireBundle(): void {
  if (!existsSync(bundle)) throw new Error(`no ${bundle}: run "npm run build" first`);
}

/** Runs a line with kubectl and with kubesim in its place, and expects the same of both. */
export async function expectParity(
  bench: Workbench,
  command: string,
  options: RunOptions = {},
): Promise<void> {
  const [theirs, ours] = await Promise.all([
    bench.run(command, options),
    bench.run(command.replaceAll("kubectl ", "kubesim "), options),
  ]);
  expect(asKubectl(ours)).toEqual(theirs);
}

/** Runs a line that writes with each program in turn; `undo` takes back what it did. */
export async function expectParityInTurn(
  bench: Workbench,
  command: string,
  { undo, normal = (text) => text }: { undo: () => void; normal?: (text: string) => string },
): Promise<void> {
  const theirs = await bench.run(command);
  undo();
  const ours = await bench.run(command.replaceAll("kubectl ", "kubesim "));
  undo();
  expect(mapText(asKubectl(ours), normal)).toEqual(mapText(theirs, normal));
}

/** Runs a line that writes, in two namespaces that hold the same: once with each program. */
export async function expectParityIn(
  bench: Workbench,
  [first, second]: readonly [string, string],
  command: string,
  { stdin, normal = (text) => text }: { stdin?: string; normal?: (text: string) => string } = {},
): Promise<void> {
  const inside = (namespace: string) => command.replaceAll("kubectl ", `kubectl -n ${namespace} `);
  const [theirs, ours] = await Promise.all([
    bench.run(inside(first), { stdin }),
    bench.run(inside(second).replaceAll("kubectl ", "kubesim "), { stdin }),
  ]);
  const rename = (text: string) => normal(text.replaceAll(second, first));
  expect(mapText(asKubectl(ours), rename)).toEqual(mapText(theirs, normal));
}

/** The only difference that is allowed: the program's own name. */
const asKubectl = (outcome: Outcome) =>
  mapText(outcome, (text) => text.replace(/kubesim(?=[ "])/g, "kubectl"));

const mapText = ({ stdout, stderr, exitCode }: Outcome, change: (text: string) => string) => ({
  stdout: change(stdout),
  stderr: change(stderr),
  exitCode,
});
