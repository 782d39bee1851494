/** Flags that several commands take, and what their values mean. */
import { Failure } from "../client/kubectl/failure.ts";
import type { Flags } from "../client/kubectl/flags.ts";

export const fileFlags = {
  filename: {
    kind: "list",
    short: "f",
    value: "PATH",
    doc: "a file, a folder or - for standard input (repeatable)",
  },
  kustomize: { kind: "text", short: "k", value: "FOLDER", doc: "what a kustomization makes" },
  recursive: { kind: "bool", short: "R", doc: "take the folders in a folder too" },
} as const satisfies Flags;

export const outputFlag = {
  output: { kind: "text", short: "o", value: "FORMAT", doc: "how to print what came of it" },
} as const satisfies Flags;

/** What `-o` takes behind its `=`, too. */
export const templateFlag = {
  template: { kind: "text", value: "TEMPLATE", doc: "the template of -o go-template or its file" },
} as const satisfies Flags;

/** The flags with what `--template` says as a part of `-o`, where it is given. */
export function withTemplate<G extends object>(given: G): G {
  const { template = "", output = "" }: { template?: string; output?: string } = given;
  if (template === "" || !/^((go-)?template|jsonpath)[a-z-]*$|^$/.test(output)) return given;
  return { ...given, output: `${output === "" ? "go-template" : output}=${template}` };
}

export const selectorFlag = {
  selector: { kind: "text", short: "l", value: "LABELS", doc: "only objects with these labels" },
} as const satisfies Flags;

export const dryRunFlag = {
  "dry-run": {
    kind: "text",
    value: "WHERE",
    implied: "unchanged",
    doc: "none, client or server: only say what would be done",
  },
} as const satisfies Flags;

export type DryRun = "none" | "client" | "server";

export function dryRunOf(value: string | undefined): DryRun {
  switch (value) {
    case undefined:
    case "none":
      return "none";
    case "unchanged":
      // Before it took a value, the flag meant the client.
      return "client";
    case "client":
    case "server":
      return value;
    default:
      throw new Failure(`Invalid dry-run value (${value}). Must be "none", "server", or "client".`);
  }
}

/** ` (dry run)`, which follows what would have been done. */
export function dryRunSuffix(dryRun: DryRun): string {
  return { none: "", client: " (dry run)", server: " (server dry run)" }[dryRun];
}

export const dryRunQuery = (dryRun: DryRun) => (dryRun === "server" ? { dryRun: "All" } : {});

/** The flags of commands that join a process. */
export const streamFlags = {
  container: { kind: "text", short: "c", value: "NAME", doc: "which container" },
  stdin: { kind: "bool", short: "i", doc: "pass the input on" },
  tty: { kind: "bool", short: "t", doc: "the input is a terminal" },
  quiet: { kind: "bool", short: "q", doc: "print nothing but the output" },
  "pod-running-timeout": { kind: "duration", value: "TIME", doc: "how long to wait for a pod" },
} as const;
