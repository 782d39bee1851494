/** `jq`. Source: jq 1.8. */
import { bytesOf, textOf } from "../../kernel/bytes.ts";
import { timeOf } from "../../kernel/context.ts";
import type { Work } from "../../kernel/kernel.ts";
import { put } from "../../kernel/streams.ts";
import type { Shell } from "../../language/shell.ts";
import { ProgramError, rawProgram } from "../program.ts";
import { readPath } from "../text/lines.ts";
import { parseFilter } from "./parse.ts";
import { run, type Scope } from "./run.ts";
import { JqHalt, saidAtEnd } from "./streams.ts";
import { type Filter, JqError } from "./tree.ts";
import { isTable, isTrue } from "./values.ts";

export const [, jqCommand] = rawProgram("jq", jq);

const stepsMax = 1_000_000;

interface Asked {
  readonly flags: ReadonlySet<string>;
  readonly words: readonly string[];
  readonly variables: Map<string, unknown>;
  /** Variables that are told by files: the values in them, or their text. */
  readonly files: readonly (readonly [flag: string, name: string, path: string])[];
  readonly indent: number;
}

const longFlags: Readonly<Record<string, string>> = {
  "raw-output": "r",
  "compact-output": "c",
  "null-input": "n",
  "exit-status": "e",
  slurp: "s",
  "raw-input": "R",
  "join-output": "j",
  "sort-keys": "S",
  "monochrome-output": "M",
  tab: "t",
};

function* jq(args: readonly string[], shell: Shell): Work {
  if (args[0] === "--version" || args[0] === "-V") {
    yield* put(shell.streams.output, "jq-1.8.1\n");
    return 0;
  }
  const { flags, words, variables, files, indent } = asked(args.map(textOf));
  const [source, ...paths] = words;
  if (source === undefined) throw new ProgramError("Usage:\tjq [OPTIONS] FILTER [FILES...]", 2);
  const environment = Object.fromEntries(
    [...shell.environment].map(([name, value]) => [name, textOf(value)]),
  );
  variables.set("$ENV", environment);
  for (const [flag, name, path] of files) {
    const told = textOf(yield* readPath(path, shell));
    variables.set(`$${name}`, flag === "--rawfile" ? told : valuesIn(told));
  }
  const filter = filterOf(source);
  // Without input of its own a filter may read it itself.
  const reads = !flags.has("n") || /\binputs?\b/.test(source);
  let text = "";
  if (reads)
    for (const path of paths.length === 0 ? ["-"] : paths) text += yield* readPath(path, shell);
  const inputs = [...inputsOf(textOf(text), flags)];
  const scope = { variables, nowMs: timeOf(shell.context), budget: { left: stepsMax }, inputs };
  return yield* results({ filter, flags, scope, indent }, inputs, shell);
}

function asked(args: readonly string[]): Asked {
  const flags = new Set<string>();
  const words: string[] = [];
  const variables = new Map<string, unknown>();
  const positional: unknown[] = [];
  const files: (readonly [string, string, string])[] = [];
  let indent = 2;
  let takes: ((text: string) => unknown) | undefined;
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? "";
    if (arg === "--arg" || arg === "--argjson") {
      const [name = "", value = ""] = args.slice(at + 1, at + 3);
      variables.set(`$${name}`, arg === "--arg" ? value : valueIn(value));
      at += 2;
    } else if (arg === "--slurpfile" || arg === "--rawfile") {
      const [name = "", path = ""] = args.slice(at + 1, at + 3);
      files.push([arg, name, path]);
      at += 2;
    } else if (arg === "--indent") indent = Number(args[++at]);
    else if (arg === "--args") takes = (text) => text;
    else if (arg === "--jsonargs") takes = valueIn;
    else if (arg.startsWith("--")) flags.add(longFlags[arg.slice(2)] ?? "");
    else if (/^-\w/.test(arg)) for (const letter of arg.slice(1)) flags.add(letter);
    else if (takes !== undefined && words.length > 0) positional.push(takes(arg));
    else words.push(arg);
  }
  const named = [...variables].map(([name, value]) => [name.slice(1), value] as const);
  variables.set("$ARGS", { positional, named: Object.fromEntries(named) });
  return { flags, words, variables, files, indent };
}

function valueIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ProgramError(`Invalid JSON text passed to --argjson`, 2);
  }
}

function filterOf(source: string): Filter {
  try {
    return parseFilter(source);
  } catch (error) {
    if (!(error instanceof JqError)) throw error;
    throw new ProgramError(`error: ${error.message}\njq: 1 compile error`, 3);
  }
}

/** The values that stand one after another in a text. */
function inputsOf(text: string, flags: ReadonlySet<string>): readonly unknown[] {
  if (flags.has("R")) return flags.has("s") ? [text] : text.replace(/\n$/, "").split("\n");
  const values = valuesIn(text);
  return flags.has("s") ? [values] : values;
}

function valuesIn(text: string): readonly unknown[] {
  if (text.trim() === "") return [];
  try {
    return [JSON.parse(text)];
  } catch {
    return jsonTexts(text).map((each) => {
      try {
        return JSON.parse(each);
      } catch {
        throw new ProgramError("error (at <stdin>:1): Invalid literal", 2);
      }
    });
  }
}

/** Parts a text where a value has ended. */
function jsonTexts(text: string): readonly string[] {
  const texts: string[] = [];
  let from = 0;
  let depth = 0;
  for (const { 0: mark, index } of text.matchAll(/"(?:\\.|[^"\\])*"|[{}[\]]|[^\s{}[\]",:]+/g)) {
    if (mark === "{" || mark === "[") depth += 1;
    if (mark === "}" || mark === "]") depth -= 1;
    if (depth > 0) continue;
    texts.push(text.slice(from, index + mark.length));
    from = index + mark.length;
  }
  const rest = text.slice(from).trim();
  return rest === "" ? texts : [...texts, rest];
}

interface Running {
  readonly filter: Filter;
  readonly flags: ReadonlySet<string>;
  readonly scope: Scope;
  readonly indent: number;
}

function* results(
  { filter, flags, scope, indent }: Running,
  inputs: unknown[],
  shell: Shell,
): Work {
  const { output, errors } = shell.streams;
  let exitCode = 0;
  let last: unknown;
  let isFirst = flags.has("n");
  while (isFirst || (inputs.length > 0 && !flags.has("n"))) {
    const input = isFirst ? null : inputs.shift();
    isFirst = false;
    try {
      for (const value of run(filter, input, scope)) {
        last = value;
        yield* put(output, bytesOf(shown(value, flags, indent)));
      }
    } catch (error) {
      if (error instanceof JqHalt) {
        yield* put(errors, bytesOf(saidAtEnd(error.said)));
        return error.exitCode;
      }
      if (!(error instanceof JqError)) throw error;
      yield* put(errors, bytesOf(`jq: error (at <stdin>:0): ${error.message}\n`));
      exitCode = 5;
    }
  }
  if (exitCode !== 0 || !flags.has("e")) return exitCode;
  return last === undefined ? 4 : isTrue(last) ? 0 : 1;
}

function shown(value: unknown, flags: ReadonlySet<string>, indent: number): string {
  const end = flags.has("j") ? "" : "\n";
  if (typeof value === "string" && (flags.has("r") || flags.has("j"))) return value + end;
  const own = flags.has("S") ? inOrder(value) : value;
  const by = flags.has("c") ? 0 : flags.has("t") ? "\t" : indent;
  return JSON.stringify(own ?? null, undefined, by) + end;
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (!isTable(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, inOrder(value[key])]),
  );
}
