/** The commands that say what variables are. Source: POSIX.1-2024; bash 5.2 for `declare`. */
import { clearElements, keysOf, namedElement } from "./array.ts";
import { type Command, done, prints } from "./command.ts";
import type { Work } from "./kernel.ts";
import { quotedWord } from "./quoted-word.ts";
import type { Shell } from "./shell.ts";

export const plain = (args: readonly string[]) => args.filter((arg) => !arg.startsWith("-"));

const hasFlag = (args: readonly string[], letter: string) =>
  args.some((arg) => /^-\w+$/.test(arg) && arg.includes(letter));

function setAll(args: readonly string[], shell: Shell, note: (name: string) => void): Work {
  for (const arg of args) {
    const [, name = arg, value] = /^(\w+(?:\[[^\]]*\])?)=([\s\S]*)$/.exec(arg) ?? [];
    note(name);
    if (value !== undefined) shell.set(namedElement(name, shell), value);
  }
  return done();
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
  const isUndone = hasFlag(args, "n");
  return setAll(plain(args), shell, (name) => {
    if (isUndone) shell.exported.delete(name);
    else shell.exported.add(name);
  });
};

export const readOnly: Command = (args, shell) => setAll(plain(args), shell, () => undefined);

/** Within a function they are its own, unless it says `-g`. */
export const declare: Command = (args, shell) => {
  if (hasFlag(args, "p") || hasFlag(args, "f")) return printed(plain(args), shell);
  const isLocal = !hasFlag(args, "g");
  if (hasFlag(args, "n")) return refer(plain(args), shell, isLocal);
  return setAll(plain(args), shell, (name) => {
    if (isLocal) remember(name, shell);
    if (hasFlag(args, "A")) shell.associative.add(name);
    if (hasFlag(args, "x")) shell.exported.add(name);
  });
};

function printed(names: readonly string[], shell: Shell): Work {
  const known = names.filter((name) => keysOf(name, shell).length > 0);
  const lines = known.map((name) => {
    const value = shell.variables.get(name) ?? "";
    return `declare -- ${name}=${JSON.stringify(value)}\n`;
  });
  return known.length < names.length ? done(1) : prints(lines.join(""), shell);
}

export const local: Command = (args, shell) => {
  if (hasFlag(args, "n")) return refer(plain(args), shell, true);
  return setAll(plain(args), shell, (name) => {
    remember(name, shell);
    if (hasFlag(args, "A")) shell.associative.add(name);
  });
};

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
  locals.set(name, { values, isAssociative: shell.associative.has(name), reference });
  if (!shell.isBash) return;
  shell.references.delete(name);
  clearElements(name, shell);
  shell.associative.delete(name);
}

const isPartOf = (variable: string, name: string) =>
  variable === name || variable.startsWith(`${name}[`);

/** Ends what was local to the function that was called last. */
export function forgetLocals(shell: Shell): void {
  for (const [name, { values, isAssociative, reference }] of shell.locals.pop() ?? []) {
    shell.references.delete(name);
    clearElements(name, shell);
    if (reference !== undefined) shell.references.set(name, reference);
    if (isAssociative) shell.associative.add(name);
    else shell.associative.delete(name);
    for (const [each, value] of values) shell.variables.set(each, value);
  }
}

export const unset: Command = (args, shell) => {
  for (const name of plain(args)) {
    if (hasFlag(args, "f")) shell.functions.delete(name);
    else if (hasFlag(args, "n")) shell.references.delete(name);
    else if (name.includes("[")) shell.variables.delete(namedElement(name, shell));
    else {
      clearElements(name, shell);
      shell.associative.delete(name);
      shell.exported.delete(name);
    }
  }
  return done();
};
