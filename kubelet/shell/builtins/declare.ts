/** The commands that say what variables are. Source: POSIX.1-2024; bash 5.2 for `declare`. */

import { type Command, done, fails, prints } from "../command.ts";
import type { Work } from "../kernel/kernel.ts";
import { put } from "../kernel/streams.ts";
import { illegalOption } from "../language/dialect.ts";
import { functionVariable } from "../language/exported-functions.ts";
import { Exit, type Shell } from "../language/shell.ts";
import { appended, clearElements, isArray, namedElement } from "../words/array.ts";
import { quotedWord } from "../words/quoted-word.ts";
import { bodyText, declarationOf, functionText } from "./declaration.ts";

export const plain = (args: readonly string[]) => args.filter((arg) => !arg.startsWith("-"));

const hasFlag = (args: readonly string[], letter: string) =>
  args.some((arg) => /^-\w+$/.test(arg) && arg.includes(letter));

interface Setting {
  /** Called before each is set. */
  readonly note: (name: string) => void;
  /** Who says that one may not be set, and whether that holds for those without a value, too. */
  readonly command?: "declare" | "local";
}

/** The exit code of a command that sets variables. */
function setAll(args: readonly string[], shell: Shell, { note, command }: Setting): number {
  let exitCode = 0;
  for (const arg of args) {
    const [, name = arg, append, value] = /^(\w+(?:\[[^\]]*\])?)(\+?)=([\s\S]*)$/.exec(arg) ?? [];
    const isSet = value !== undefined || command === "local";
    if (isSet && shell.isBash && shell.readOnly.has(name)) {
      shell.complain(`${command === undefined ? "" : `${command}: `}${name}: readonly variable`);
      exitCode = 1;
      continue;
    }
    note(name);
    if (value === undefined) continue;
    const target = namedElement(name, shell);
    shell.set(target, append === "+" ? appended(target, value, shell) : value);
  }
  return exitCode;
}

export const exportNames: Command = (args, shell) => {
  if (args.length === 0 || args[0] === "-p") {
    const lines = [...shell.environment].map(([name, value]) =>
      shell.isBash
        ? `declare -x ${name}=${JSON.stringify(value)}\n`
        : `export ${name}=${quotedWord(value)}\n`,
    );
    return prints(lines.sort().join(""), shell);
  }
  if (hasFlag(args, "f") && !shell.dialect.knows("export -f")) {
    shell.complain(`export: ${illegalOption("f", shell)}`);
    throw new Exit(2);
  }
  if (hasFlag(args, "f")) return exportFunctions(plain(args), shell);
  const isUndone = hasFlag(args, "n");
  const exitCode = setAll(plain(args), shell, {
    note(name) {
      if (isUndone) shell.exported.delete(name);
      else shell.exported.add(name);
    },
  });
  return done(exitCode);
};

/** Functions go to other shells in variables that no script can name. */
function exportFunctions(names: readonly string[], shell: Shell): Work {
  for (const name of names) {
    const body = bodyText(name, shell);
    if (body === undefined) return fails(`${shell.title}: export: ${name}: not a function`, shell);
    shell.variables.set(functionVariable(name), `() ${body}`);
    shell.exported.add(functionVariable(name));
  }
  return done();
}

export function* readOnly(args: readonly string[], shell: Shell): Work {
  if (plain(args).length === 0) return yield* printed([...shell.readOnly], shell);
  const exitCode = setAll(plain(args), shell, {
    note: (name) => markAs(args, name, shell),
  });
  for (const name of namesIn(args)) shell.readOnly.add(name);
  return exitCode;
}

const namesIn = (args: readonly string[]) =>
  plain(args).map((arg) => arg.replace(/[[+=][\s\S]*/, ""));

/** What flags make of a variable before it is set. */
function markAs(args: readonly string[], name: string, shell: Shell): void {
  if (hasFlag(args, "A")) shell.associative.add(name);
  if (hasFlag(args, "a") && !isArray(name, shell)) shell.nextIndices.set(name, 0);
  if (hasFlag(args, "x")) shell.exported.add(name);
  if (hasFlag(args, "i")) shell.integers.add(name);
}

/** Within a function they are its own, unless it says `-g`. */
export const declare: Command = (args, shell) => {
  if (hasFlag(args, "F")) return functionNames(plain(args), shell);
  if (hasFlag(args, "f") && !shell.dialect.knows("export -f")) {
    shell.complain(`export: ${illegalOption("f", shell)}`);
    throw new Exit(2);
  }
  if (hasFlag(args, "f")) return functionTexts(plain(args), shell);
  const names = plain(args);
  if (hasFlag(args, "p") || args.length === 0) return printed(names, shell);
  return declareIn(args, shell, !hasFlag(args, "g"));
};

function* declareIn(args: readonly string[], shell: Shell, isLocal: boolean): Work {
  if (hasFlag(args, "n")) return yield* refer(plain(args), shell, isLocal);
  const exitCode = setAll(plain(args), shell, {
    note(name) {
      if (isLocal) remember(name, shell);
      markAs(args, name, shell);
    },
    command: isLocal && shell.functionDepth > 0 ? "local" : "declare",
  });
  if (hasFlag(args, "r")) for (const name of namesIn(args)) shell.readOnly.add(name);
  return exitCode;
}

function* functionNames(asked: readonly string[], { functions, streams }: Shell): Work {
  const names = asked.length > 0 ? asked : [...functions.keys()].sort();
  const known = names.filter((name) => functions.has(name));
  const head = asked.length > 0 ? "" : "declare -f ";
  yield* put(streams.output, known.map((name) => `${head}${name}\n`).join(""));
  return known.length < names.length ? 1 : 0;
}

function* functionTexts(asked: readonly string[], shell: Shell): Work {
  const names = asked.length > 0 ? asked : [...shell.functions.keys()].sort();
  const texts = names.map((name) => functionText(name, shell));
  yield* put(shell.streams.output, texts.join(""));
  return texts.includes(undefined) ? 1 : 0;
}

/** Those that are asked for, or all. */
function* printed(asked: readonly string[], shell: Shell): Work {
  const all = [...shell.variables.keys()].filter((name) => /^\w+$/.test(name));
  let exitCode = 0;
  for (const name of asked.length > 0 ? asked : all.sort()) {
    const text = declarationOf(name, shell);
    if (text !== undefined) yield* put(shell.streams.output, `${text}\n`);
    else {
      shell.complain(`declare: ${name}: not found`);
      exitCode = 1;
    }
  }
  return exitCode;
}

export const local: Command = (args, shell) => declareIn(args, shell, true);

/** `-n`: variables that stand for others from now on. */
function refer(args: readonly string[], shell: Shell, isLocal: boolean): Work {
  for (const arg of args) {
    const [, name = arg, target] = /^(\w+)=([\s\S]*)$/.exec(arg) ?? [];
    if (isLocal) remember(name, shell);
    if (target === name) {
      shell.complain(`warning: ${name}: circular name reference`);
    } else if (target !== undefined) shell.references.set(name, target);
  }
  return done();
}

/** What is local to a function has its value of before again at its end. */
function remember(name: string, shell: Shell): void {
  const locals = shell.locals.at(-1);
  if (locals === undefined || locals.has(name)) return;
  const values = [...shell.variables].filter(([each]) => isPartOf(each, name));
  const reference = shell.references.get(name);
  const attributes = namesByAttribute(shell).map((names) => names.has(name));
  locals.set(name, { values, attributes, reference });
  if (!shell.isBash) return;
  shell.references.delete(name);
  clearElements(name, shell);
  shell.associative.delete(name);
  shell.integers.delete(name);
}

const namesByAttribute = ({ associative, integers, readOnly: fixed, exported }: Shell) => [
  associative,
  integers,
  fixed,
  exported,
];

const isPartOf = (variable: string, name: string) =>
  variable === name || variable.startsWith(`${name}[`);

/** Ends what was local to the function that was called last. */
export function forgetLocals(shell: Shell): void {
  for (const [name, { values, attributes, reference }] of shell.locals.pop() ?? []) {
    shell.references.delete(name);
    clearElements(name, shell);
    if (reference !== undefined) shell.references.set(name, reference);
    for (const [index, names] of namesByAttribute(shell).entries()) {
      if (attributes[index] === true) names.add(name);
      else names.delete(name);
    }
    for (const [each, value] of values) shell.variables.set(each, value);
  }
}

export const unset: Command = (args, shell) => {
  for (const name of plain(args)) {
    if (shell.readOnly.has(name) && !hasFlag(args, "f")) {
      const what = shell.isBash ? "cannot unset: readonly variable" : "is read only";
      return fails(`${shell.title}: unset: ${name}: ${what}`, shell);
    }
    if (hasFlag(args, "f")) shell.functions.delete(name);
    else if (hasFlag(args, "n")) shell.references.delete(name);
    else if (name.includes("[")) shell.variables.delete(namedElement(name, shell));
    else {
      clearElements(name, shell);
      shell.associative.delete(name);
      shell.integers.delete(name);
      shell.exported.delete(name);
    }
  }
  return done();
};
