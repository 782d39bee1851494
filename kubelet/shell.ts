/**
 * A tiny shell for container commands such as `sleep 5; exit 1` or a loop that echoes the date.
 * It is honest rather than complete: a command that it does not know runs until it is stopped.
 */
import { formatTime } from "../api/runtime.ts";
import { parseScript, type Script, type Statement } from "./shell-parse.ts";

export interface LogLine {
  /** Milliseconds after the start of the process. */
  readonly atMs: number;
  readonly text: string;
}

/** A file comes or goes. */
export interface FileChange {
  readonly atMs: number;
  readonly path: string;
  readonly exists: boolean;
}

/** What a command does, from its start. */
export interface ScriptRun {
  /** Absent: it runs until it is stopped. */
  readonly endsAfterMs?: number;
  readonly exitCode: number;
  readonly lines: readonly LogLine[];
  readonly files: readonly FileChange[];
  /** True where a `trap` ends it on SIGTERM, which PID 1 otherwise ignores. */
  readonly trapsTerm: boolean;
  /** The command was not understood: what it does is unknown. */
  readonly unknown: boolean;
}

export interface ScriptInput {
  readonly variables: Readonly<Record<string, string>>;
  readonly hostname: string;
  /** For `date`. */
  readonly startedAtMs: number;
  /** Nothing after this time is looked at. */
  readonly untilMs: number;
  readonly stepsMax: number;
  /** Files that are there from the beginning. */
  readonly files?: readonly string[];
}

/** Runs a program with its arguments, without a shell unless the program is one. */
export function runCommand(argv: readonly string[], input: ScriptInput): ScriptRun {
  const [program = "", ...rest] = argv;
  const name = program.slice(program.lastIndexOf("/") + 1);
  const isShell = /^(?:ba|da|a)?sh$/.test(name);
  const flag = rest.findIndex((word) => /^-[a-z]*c$/.test(word));
  const script: Script =
    isShell && flag >= 0
      ? parseScript(rest[flag + 1] ?? "")
      : [{ join: ";", run: isShell ? { kind: "unknown" } : literal(argv) }];
  return run(script, input);
}

const literal = (argv: readonly string[]): Statement => ({
  kind: "simple",
  words: argv.map((word) => `'${word.replaceAll("'", `'"'"'`)}'`),
});

/** How a statement ends: go on, leave a loop, end the process, or never end. */
type Signal = "next" | "break" | "continue" | "exit" | "hang";

interface Process {
  readonly input: ScriptInput;
  readonly variables: Map<string, string>;
  readonly present: Set<string>;
  readonly lines: LogLine[];
  readonly files: FileChange[];
  nowMs: number;
  code: number;
  steps: number;
  stopOnError: boolean;
  trapsTerm: boolean;
  unknown: boolean;
}

function run(script: Script, input: ScriptInput): ScriptRun {
  const process: Process = {
    input,
    variables: new Map(Object.entries(input.variables)),
    present: new Set(input.files),
    lines: [],
    files: [],
    nowMs: 0,
    code: 0,
    steps: 0,
    stopOnError: false,
    trapsTerm: false,
    unknown: false,
  };
  const ended = runScript(script, process) !== "hang";
  return {
    ...(ended ? { endsAfterMs: process.nowMs } : {}),
    exitCode: process.code,
    lines: process.lines,
    files: process.files,
    trapsTerm: process.trapsTerm,
    unknown: process.unknown,
  };
}

function runScript(script: Script, process: Process): Signal {
  for (const { join, run: statement } of script) {
    if (join === "&&" && process.code !== 0) continue;
    if (join === "||" && process.code === 0) continue;
    process.steps += 1;
    if (process.steps > process.input.stepsMax || process.nowMs > process.input.untilMs) return "hang";
    const signal = runStatement(statement, process);
    if (signal !== "next") return signal;
    if (process.stopOnError && process.code !== 0 && join === ";") return "exit";
  }
  return "next";
}

function runStatement(statement: Statement, process: Process): Signal {
  switch (statement.kind) {
    case "simple":
      return runSimple(statement.words, statement.output, process);
    case "loop":
      return runLoop(statement, process);
    case "for":
      return runFor(statement, process);
    case "if": {
      const signal = runScript(statement.test, process);
      if (signal !== "next") return signal;
      const branch = process.code === 0 ? statement.then : statement.otherwise;
      process.code = 0;
      return runScript(branch, process);
    }
    case "unknown":
      process.unknown = true;
      return "hang";
    default:
      return statement satisfies never;
  }
}

function runLoop(
  loop: { readonly until: boolean; readonly test: Script; readonly body: Script },
  process: Process,
): Signal {
  for (;;) {
    const tested = runScript(loop.test, process);
    if (tested !== "next") return tested;
    if ((process.code === 0) === loop.until) break;
    const signal = runScript(loop.body, process);
    if (signal === "break") break;
    if (signal === "exit" || signal === "hang") return signal;
  }
  process.code = 0;
  return "next";
}

function runFor(
  loop: { readonly name: string; readonly words: readonly string[]; readonly body: Script },
  process: Process,
): Signal {
  for (const item of loop.words.flatMap((word) => expandItems(word, process))) {
    process.variables.set(loop.name, item);
    const signal = runScript(loop.body, process);
    if (signal === "break") break;
    if (signal === "exit" || signal === "hang") return signal;
  }
  return "next";
}

/** The words that one word of a `for` stands for: `{1..5}`, `$(seq 5)`, or split text. */
function expandItems(word: string, process: Process): readonly string[] {
  const range = /^\{(\d+)\.\.(\d+)\}$/.exec(word) ?? /^\$\(seq (?:(\d+) )?(\d+)\)$/.exec(word);
  if (range !== null) {
    const from = Number(range[1] ?? 1);
    const count = Math.max(Number(range[2]) - from + 1, 0);
    return Array.from({ length: Math.min(count, 10_000) }, (_, index) => String(from + index));
  }
  const text = expand(word, process);
  return /^["']/.test(word) ? [text] : text.split(/\s+/).filter((item) => item !== "");
}

const assignment = /^([A-Za-z_]\w*)=([\s\S]*)$/;

function runSimple(words: readonly string[], output: string | undefined, process: Process): Signal {
  const rest = [...words];
  for (let match = assignment.exec(rest[0] ?? ""); match !== null; ) {
    process.variables.set(match[1] ?? "", expand(match[2] ?? "", process));
    rest.shift();
    match = assignment.exec(rest[0] ?? "");
  }
  if (rest.length === 0) {
    process.code = 0;
    return "next";
  }
  const [name = "", ...argv] = rest.map((word) => expand(word, process));
  const write = writer(output, process);
  const command = commands.get(name.slice(name.lastIndexOf("/") + 1));
  if (command !== undefined) {
    process.code = 0;
    return command(argv, process, write);
  }
  process.unknown = true;
  return "hang";
}

/** Where a command's output goes: the log, a file, or nowhere. */
function writer(output: string | undefined, process: Process): (text: string) => void {
  const path = output === undefined ? undefined : expand(output, process);
  if (path === undefined || path === "/dev/stdout" || path === "/dev/stderr" || path === "/proc/1/fd/1") {
    return (text) => {
      for (const line of text.split("\n")) process.lines.push({ atMs: process.nowMs, text: line });
    };
  }
  if (path !== "/dev/null") setFile(path, true, process);
  return () => {};
}

function setFile(path: string, exists: boolean, process: Process): void {
  if (process.present.has(path) === exists) return;
  if (exists) process.present.add(path);
  else process.present.delete(path);
  process.files.push({ atMs: process.nowMs, path, exists });
}

type Command = (
  argv: readonly string[],
  process: Process,
  write: (text: string) => void,
) => Signal;

const succeed: Command = () => "next";
const hang: Command = () => "hang";
const files = (argv: readonly string[]) => argv.filter((word) => !word.startsWith("-"));
const unit: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

const sleep: Command = (argv, process) => {
  let durationMs = 0;
  for (const word of argv) {
    const match = /^(\d+(?:\.\d+)?)([smhd]?)$/.exec(word);
    if (match === null) return "hang"; // infinity
    durationMs += Number(match[1]) * (unit[match[2] || "s"] ?? 1_000);
  }
  process.nowMs += durationMs;
  return process.nowMs > process.input.untilMs ? "hang" : "next";
};

const test: Command = (argv, process) => {
  const words = argv.at(-1) === "]" ? argv.slice(0, -1) : [...argv];
  const negated = words[0] === "!";
  const [left = "", operator = "", right = ""] = negated ? words.slice(1) : words;
  const outcome = compare(left, operator, right, process);
  if (outcome === undefined) return "hang";
  process.code = outcome === negated ? 1 : 0;
  return "next";
};

function compare(left: string, operator: string, right: string, process: Process) {
  if (/^-[efds]$/.test(left)) return process.present.has(operator);
  if (left === "-z") return operator === "";
  if (left === "-n") return operator !== "";
  const numbers: readonly [number, number] = [Number(left), Number(right)];
  switch (operator) {
    case "":
      return left !== "";
    case "=":
    case "==":
      return left === right;
    case "!=":
      return left !== right;
    case "-eq":
      return numbers[0] === numbers[1];
    case "-ne":
      return numbers[0] !== numbers[1];
    case "-lt":
      return numbers[0] < numbers[1];
    case "-le":
      return numbers[0] <= numbers[1];
    case "-gt":
      return numbers[0] > numbers[1];
    case "-ge":
      return numbers[0] >= numbers[1];
    default:
      return undefined;
  }
}

const cat: Command = (argv, process, write) => {
  const missing = files(argv).filter((path) => !process.present.has(path));
  for (const path of missing) write(`cat: can't open '${path}': No such file or directory`);
  process.code = missing.length > 0 ? 1 : 0;
  return argv.length === 0 ? "hang" : "next";
};

const commands = new Map<string, Command>([
  ["true", succeed],
  [":", succeed],
  ["cd", succeed],
  ["mkdir", succeed],
  ["export", exportVariables],
  ["sync", succeed],
  ["chmod", succeed],
  ["sleep", sleep],
  ["test", test],
  ["[", test],
  ["[[", test],
  ["cat", cat],
  ["tail", (argv) => (argv.some((word) => /^-[a-zA-Z]*[fF]/.test(word)) ? "hang" : "next")],
  ["pause", hang],
  ["wait", hang],
  ["break", () => "break"],
  ["continue", () => "continue"],
  ["false", (_, process) => (process.code = 1, "next")],
  ["exit", (argv, process) => (process.code = Number(argv[0] ?? process.code) & 255, "exit")],
  ["exec", (argv, process) => runSimple(argv.map(quoted), undefined, process)],
  ["echo", (argv, _, write) => (write(echoText(argv)), "next")],
  ["printf", (argv, _, write) => (write((argv[0] ?? "").replace(/\\n$/, "").replaceAll("\\n", "\n")), "next")],
  ["date", (argv, process, write) => (write(dateText(process, argv[0])), "next")],
  ["hostname", (_, process, write) => (write(process.input.hostname), "next")],
  ["touch", (argv, process) => (each(files(argv), (path) => setFile(path, true, process)), "next")],
  ["rm", (argv, process) => (each(files(argv), (path) => setFile(path, false, process)), "next")],
  ["set", (argv, process) => (process.stopOnError ||= argv.some((word) => /^-\w*e/.test(word)), "next")],
  ["trap", (argv, process) => (process.trapsTerm ||= argv.some((word) => /^(?:SIG)?TERM$/.test(word)), "next")],
]);

const quoted = (word: string) => `'${word}'`;
const each = (items: readonly string[], visit: (item: string) => void) => items.forEach(visit);

function exportVariables(argv: readonly string[], process: Process): Signal {
  for (const word of argv) {
    const match = assignment.exec(word);
    if (match !== null) process.variables.set(match[1] ?? "", match[2] ?? "");
  }
  return "next";
}

function echoText(argv: readonly string[]): string {
  const flags = argv[0] !== undefined && /^-[neE]+$/.test(argv[0]);
  const text = (flags ? argv.slice(1) : argv).join(" ");
  return flags && argv[0]?.includes("e") === true ? text.replaceAll("\\n", "\n") : text;
}

const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `Mon Nov 23 22:49:04 UTC 2026`, or seconds since the epoch for `+%s`. */
function dateText(process: Process, format: string | undefined): string {
  const timeMs = process.input.startedAtMs + process.nowMs;
  if (format === "+%s") return String(Math.floor(timeMs / 1000));
  const iso = formatTime(timeMs);
  if (format !== undefined) return iso;
  const date = new Date(timeMs);
  const day = String(date.getUTCDate()).padStart(2, " ");
  const names = `${weekdays[date.getUTCDay()]} ${months[date.getUTCMonth()]}`;
  return `${names} ${day} ${iso.slice(11, 19)} UTC ${iso.slice(0, 4)}`;
}

/** Takes the quotes off a word and puts in variables, arithmetic and the few known commands. */
function expand(word: string, process: Process): string {
  let text = "";
  for (const [part] of word.matchAll(/'[^']*'|"(?:\\[\s\S]|[^"\\])*"|\\[\s\S]|[^'"\\]+/g)) {
    if (part.startsWith("'")) text += part.slice(1, -1);
    else if (part.startsWith('"')) text += expandVariables(part.slice(1, -1), process).replace(/\\(["\\$`])/g, "$1");
    else if (part.startsWith("\\")) text += part.slice(1);
    else text += expandVariables(part, process);
  }
  return text;
}

const variable = /\$\(\(([^)]*)\)\)|\$\(([^)]*)\)|\$\{([A-Za-z_]\w*)(?::-([^}]*))?\}|\$([A-Za-z_]\w*)|\$\?/g;

function expandVariables(text: string, process: Process): string {
  return text.replace(variable, (all, sum, command, braced, fallback, plain) => {
    if (sum !== undefined) return String(arithmetic(String(sum), process));
    if (command !== undefined) return substitute(String(command).trim(), process);
    if (all === "$?") return String(process.code);
    return process.variables.get(String(braced ?? plain)) ?? String(fallback ?? "");
  });
}

function substitute(command: string, process: Process): string {
  const [name, argument] = command.split(/\s+/);
  if (name === "date") return dateText(process, argument);
  return name === "hostname" ? process.input.hostname : "";
}

/** `i+1`, `n * 2`: two numbers or names and an operator, or one of them. */
function arithmetic(text: string, process: Process): number {
  const match = /^\s*(\$?\w+)\s*(?:([-+*/%])\s*(\$?\w+)\s*)?$/.exec(text);
  if (match === null) return 0;
  const value = (word: string | undefined) => {
    const name = (word ?? "0").replace("$", "");
    return Number(/^\d+$/.test(name) ? name : (process.variables.get(name) ?? 0));
  };
  const [left, right] = [value(match[1]), value(match[3])];
  switch (match[2]) {
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return left * right;
    case "/":
      return Math.trunc(left / right);
    case "%":
      return left % right;
    default:
      return left;
  }
}
