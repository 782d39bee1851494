/** A command of words: a function, a builtin or a program. */
import type { Assignment, Command, Word } from "unbash";
import { builtinOf } from "../builtins/builtins.ts";
import { runDebugTrap } from "../builtins/traps.ts";
import { runProgram } from "../run-program.ts";
import { appended, assignElements } from "../words/array.ts";
import { type Expanding, expandText, expandWords } from "../words/expand.ts";
import { endClosed, endStreams, redirected } from "./redirect.ts";
import { Return, type Shell } from "./shell.ts";
import { traceOther, traceValue, traceWords } from "./xtrace.ts";

type CallFunction = (name: string, args: readonly string[], shell: Shell) => Expanding<void>;

export function* runSimple(
  { pos, end, name, prefix, args, redirects }: Command,
  shell: Shell,
  callFunction: CallFunction,
): Expanding<void> {
  shell.position = pos;
  shell.endPosition = end;
  if (shell.isBash) yield* runDebugTrap(shell);
  shell.substitutedCode = undefined;
  const arrays = args.filter((each) => each.type === "Assignment").filter(isArray);
  const given = args.map((each) => (each.type === "Word" ? each : wordOf(each)));
  const words = name === undefined ? [] : yield* expandWords([name, ...given], shell);
  const assignments = prefix.filter((each) => each.type === "Assignment");
  const [command, ...rest] = words;
  const streams = yield* redirected(redirects, shell);
  if (command === undefined) {
    for (const each of assignments) {
      yield* assign(each, shell);
      yield* traceAssignment(each, shell);
    }
    shell.status = shell.substitutedCode ?? 0;
    return;
  }
  yield* traceWords(words, shell);
  if (command === "exec" && rest.length === 0) {
    endClosed(shell.streams, streams);
    shell.streams = streams;
    shell.status = 0;
    return;
  }
  const { unknownLibrary } = shell;
  if (unknownLibrary !== undefined) unknownLibrary.isLast = false;
  const before = shell.streams;
  const isLasting = assignments.length > 0 && !shell.isBash && lasting.has(command);
  const restore = yield* assignFor(assignments, shell);
  shell.streams = streams;
  try {
    if (shell.functions.has(command))
      yield* returning(() => callFunction(command, rest, shell), shell);
    else {
      const builtin = builtinOf(command, shell);
      if (builtin === undefined) yield* runProgram(words, shell, unknownLibrary);
      else shell.status = yield* builtin(rest, shell);
    }
    for (const each of arrays) {
      // What `readonly` has named is set for the last time.
      const isLast = shell.readOnly.delete(each.name);
      yield* assignElements(each, shell);
      if (isLast) shell.readOnly.add(each.name);
    }
    shell.lastWord = words.at(-1) ?? "";
  } finally {
    endStreams(streams, before);
    shell.streams = before;
    if (!isLasting) restore();
  }
}

function* traceAssignment({ name, index, value, text }: Assignment, shell: Shell): Expanding<void> {
  if (value.type === "ArrayValue") yield* traceOther(text, shell);
  else if (index === undefined) {
    yield* traceValue(name, shell.variables.get(shell.referred(name)) ?? "", shell);
  }
}

/** What is assigned before these stays. Source: POSIX.1-2024, 2.15, special built-ins. */
const lasting: ReadonlySet<string> = new Set(": . eval export readonly set shift".split(" "));

const isArray = ({ value }: Assignment) => value.type !== "Word";

function* returning(call: () => Expanding<void>, shell: Shell): Expanding<void> {
  try {
    yield* call();
  } catch (error) {
    if (!(error instanceof Return)) throw error;
    shell.status = error.code;
  }
}

/** An argument that looks like an assignment, as of `export`. */
function wordOf({ pos, end, name, text, value }: Assignment): Word {
  const at = { pos, end };
  const [head = ""] = /^[^=]*=/.exec(text) ?? [`${name}=`];
  const literal = { type: "Literal", value: head, text: head, ...at } as const;
  if (value.type !== "Word") return { type: "Word", text: name, value: name, ...at };
  const rest = value.parts ?? [
    // Quoted, so that blanks in it part nothing.
    { type: "SingleQuoted", value: value.value, text: value.text, ...at } as const,
  ];
  const quoted = { type: "DoubleQuoted", text: value.text, parts: [], ...at } as const;
  return { type: "Word", text, value: text, parts: [literal, quoted, ...rest], ...at };
}

function* assign(assignment: Assignment, shell: Shell): Expanding<void> {
  const { name, value, append, index } = assignment;
  if (value.type !== "Word" || index !== undefined) {
    yield* assignElements(assignment, shell);
    return;
  }
  const text = yield* expandText(value, shell);
  shell.set(name, append === true ? appended(shell.referred(name), text, shell) : text);
}

/** Assignments that hold for one command. Returns how to undo them. */
function* assignFor(assignments: readonly Assignment[], shell: Shell): Expanding<() => void> {
  const before = assignments.map(({ name }) => ({
    name,
    value: shell.variables.get(name),
    isExported: shell.exported.has(name),
  }));
  for (const each of assignments) {
    yield* assign(each, shell);
    shell.exported.add(each.name);
  }
  return () => {
    for (const { name, value, isExported } of before) {
      if (value === undefined) shell.variables.delete(name);
      else shell.variables.set(name, value);
      if (!isExported) shell.exported.delete(name);
    }
  };
}
