/** Recorded command lines, as `test/recordings/README.md` describes them. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { z } from "zod";

const Lines = z.array(z.string());
const Files = z.record(z.string(), z.string());

/** A command with what it printed. Output that is one JSON document was kept as one. */
const CommandStep = z.object({
  step: z.number(),
  note: z.string().optional(),
  command: z.string(),
  stdin: z.string().default(""),
  exitCode: z.number(),
  stdout: Lines.default([]),
  stdoutJson: z.json().optional(),
  stderr: Lines,
});
export type CommandStep = z.output<typeof CommandStep>;

const Step = z.union([
  CommandStep,
  /** Set-up between two commands that were recorded. */
  z.object({ quiet: z.string(), exitCode: z.number() }),
  z.object({ files: Files }),
]);

const Recording = z.object({
  group: z.string(),
  namespace: z.string(),
  about: z.string(),
  files: Files,
  steps: z.array(Step),
});
export type Recording = z.output<typeof Recording>;

const folder = new URL("../recordings/cli/", import.meta.url);

/** Reads the recording of that group. */
export function readRecording(group: string): Recording {
  const text = readFileSync(fileURLToPath(new URL(`${group}.json`, folder)), "utf8");
  return Recording.parse(JSON.parse(text));
}

/** The steps whose output was recorded. */
export const commandsOf = ({ steps }: Recording): CommandStep[] =>
  steps.filter((step) => "command" in step);
