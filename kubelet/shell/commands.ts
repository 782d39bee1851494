/** The commands that the tiny shell knows. */
import type { Process, Signal } from "./process.ts";
import { assignment, dateText, expand } from "./words.ts";

/** Takes what a command prints. */
type Write = (text: string) => undefined;

/** Where a command's output goes: the log, a file, or nowhere. */
export function writer(output: string | undefined, process: Process): Write {
  const path = output === undefined ? undefined : expand(output, process);
  if (
    path === undefined ||
    path === "/dev/stdout" ||
    path === "/dev/stderr" ||
    path === "/proc/1/fd/1"
  ) {
    return (text) => {
      for (const line of text.split("\n")) process.lines.push({ atMs: process.nowMs, text: line });
      return undefined;
    };
  }
  if (path !== "/dev/null") setFile(path, true, process);
  return () => undefined;
}

function setFile(path: string, exists: boolean, process: Process): undefined {
  if (process.present.has(path) === exists) return;
  if (exists) process.present.add(path);
  else process.present.delete(path);
  process.files.push({ atMs: process.nowMs, path, exists });
}

type Command = (argv: readonly string[], process: Process, write: Write) => Signal | undefined;

const paths = (argv: readonly string[]) => argv.filter((word) => !word.startsWith("-"));

/** The commands by name. One that returns nothing has done its part: the script goes on. */
export const commands = new Map<string, Command>([
  ["true", succeed],
  [":", succeed],
  ["cd", succeed],
  ["mkdir", succeed],
  ["sync", succeed],
  ["chmod", succeed],
  ["false", fail],
  ["export", exportVariables],
  ["sleep", sleep],
  ["test", test],
  ["[", test],
  ["[[", test],
  ["cat", cat],
  ["tail", (argv) => (argv.some((word) => /^-[a-zA-Z]*[fF]/.test(word)) ? "hang" : undefined)],
  ["pause", hang],
  ["wait", hang],
  ["break", () => "break"],
  ["continue", () => "continue"],
  ["exit", exit],
  ["echo", (argv, _, write) => write(echoText(argv))],
  [
    "printf",
    ([format = ""], _, write) => write(format.replace(/\\n$/, "").replaceAll("\\n", "\n")),
  ],
  ["date", ([format], process, write) => write(dateText(process, format))],
  ["hostname", (_, process, write) => write(process.input.hostname)],
  ["touch", (argv, process) => setFiles(argv, true, process)],
  ["rm", (argv, process) => setFiles(argv, false, process)],
  ["set", setOptions],
  ["trap", trap],
]);

function succeed(): undefined {}

function hang(): Signal {
  return "hang";
}

function fail(_argv: readonly string[], process: Process): undefined {
  process.code = 1;
}

function exit([code]: readonly string[], process: Process): Signal {
  process.code = Number(code ?? process.code) & 255;
  return "exit";
}

function setFiles(argv: readonly string[], exists: boolean, process: Process): undefined {
  for (const path of paths(argv)) setFile(path, exists, process);
}

function setOptions(argv: readonly string[], process: Process): undefined {
  if (argv.some((word) => /^-\w*e/.test(word))) process.stopOnError = true;
}

function trap(argv: readonly string[], process: Process): undefined {
  if (argv.some((word) => /^(?:SIG)?TERM$/.test(word))) process.trapsTerm = true;
}

const unit: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

function sleep(argv: readonly string[], process: Process): Signal {
  let durationMs = 0;
  for (const word of argv) {
    const match = /^(\d+(?:\.\d+)?)([smhd]?)$/.exec(word);
    if (match === null) return "hang"; // infinity
    durationMs += Number(match[1]) * (unit[match[2] || "s"] ?? 1_000);
  }
  process.nowMs += durationMs;
  return process.nowMs > process.input.untilMs ? "hang" : "next";
}

function test(argv: readonly string[], process: Process): Signal {
  const words = argv.at(-1) === "]" ? argv.slice(0, -1) : [...argv];
  const negated = words[0] === "!";
  const [left = "", operator = "", right = ""] = negated ? words.slice(1) : words;
  const outcome = compare(left, operator, right, process);
  if (outcome === undefined) return "hang";
  process.code = outcome === negated ? 1 : 0;
  return "next";
}

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

function cat(argv: readonly string[], process: Process, write: Write): Signal {
  const missing = paths(argv).filter((path) => !process.present.has(path));
  for (const path of missing) write(`cat: can't open '${path}': No such file or directory`);
  process.code = missing.length > 0 ? 1 : 0;
  return argv.length === 0 ? "hang" : "next";
}

function exportVariables(argv: readonly string[], process: Process): undefined {
  for (const word of argv) {
    const match = assignment.exec(word);
    if (match !== null) process.variables.set(match[1] ?? "", match[2] ?? "");
  }
}

function echoText(argv: readonly string[]): string {
  const flags = argv[0] !== undefined && /^-[neE]+$/.test(argv[0]);
  const text = (flags ? argv.slice(1) : argv).join(" ");
  return flags && argv[0]?.includes("e") === true ? text.replaceAll("\\n", "\n") : text;
}
