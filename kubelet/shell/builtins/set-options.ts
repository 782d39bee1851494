/** `set` and `shopt`. Source: POSIX.1-2024, set; bash 5.2, shopt. */
import { type Command, done, prints } from "../command.ts";
import type { Work } from "../kernel/kernel.ts";
import { illegalOption } from "../language/dialect.ts";
import { Exit, type Shell } from "../language/shell.ts";
import {
  type Option,
  optionLetters,
  type ShellOption,
  setOptionNames,
  shellOptions,
} from "./options.ts";

export function setOptions(args: readonly string[], shell: Shell): Work {
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? "";
    if (arg === "--" || !/^[-+]/.test(arg)) {
      shell.positional = args.slice(arg === "--" ? at + 1 : at);
      return done();
    }
    for (const letter of arg.slice(1)) {
      if (letter === "o") {
        at += 1;
        if (args[at] === undefined) return prints(optionList(shell), shell);
        if (!shell.dialect.knows(`set -o ${args[at]}`)) {
          shell.complain(`set: ${illegalOption(`o ${args[at]}`, shell)}`);
          throw new Exit(2);
        }
        turn(optionNamed(args[at]), arg.startsWith("-"), shell);
      } else turn(optionLetters.get(letter), arg.startsWith("-"), shell);
    }
  }
  return done();
}

function turn(option: Option | undefined, turnsOn: boolean, { options }: Shell): void {
  if (option === undefined) return;
  if (turnsOn) options.add(option);
  else options.delete(option);
}

const optionNamed = (name: string | undefined): Option | undefined =>
  setOptionNames.find((option) => option === name);

const optionList = (shell: Shell): string =>
  setOptionNames.map((name) => stateOf(name, shell)).join("");

const isOn = (name: string, { options }: { options: ReadonlySet<string> }): boolean =>
  options.has(name);

const stateOf = (name: string, shell: Shell): string => {
  const state = isOn(name, shell) ? "on" : "off";
  return shell.isBash ? `${name.padEnd(15)}\t${state}\n` : `${name.padEnd(15)} ${state}\n`;
};

/** `shopt -s nullglob`. Options that change nothing here are taken, and are off when asked for. */
export const shopt: Command = (args, shell) => {
  const flags = args.filter((arg) => arg.startsWith("-")).join("");
  const names = args.filter((arg) => !arg.startsWith("-"));
  if (/[su]/.test(flags) && names.length > 0) {
    for (const name of names) turn(shellOptionNamed(name), flags.includes("s"), shell);
    return done();
  }
  const asked = names.length > 0 ? names : shellOptions;
  const areOn = asked.map((name) => isOn(name, shell));
  const exitCode = names.length > 0 && areOn.includes(false) ? 1 : 0;
  if (flags.includes("q")) return done(exitCode);
  const lines = asked.map((name, index) =>
    flags.includes("p")
      ? `shopt ${areOn[index] === true ? "-s" : "-u"} ${name}\n`
      : stateOf(name, shell),
  );
  return told(lines.join(""), exitCode, shell);
};

const shellOptionNamed = (name: string): ShellOption | undefined =>
  shellOptions.find((option) => option === name);

function* told(text: string, exitCode: number, shell: Shell): Work {
  yield* prints(text, shell);
  return exitCode;
}
