/** `compgen`, which scripts ask for names and paths. Source: bash 5.2, programmable completion. */
import type { Command } from "../command.ts";
import { done, prints } from "../command.ts";
import type { Shell } from "../language/shell.ts";
import { ProgramError, read } from "../programs/program.ts";
import { matchingPaths } from "../words/path-names.ts";

const usage = { flags: "abcdefvk", valued: "AWGPSXoFC", exitCode: 2 };

/** `compgen -W "one two" -- o`, `-A function`, `-G '*.sql'`; 1 where there is none. */
export const compgen: Command = (args, shell) => {
  const { flags, values, value, rest } = read(args, usage);
  const kinds = [...flags, ...values("A")];
  const words = (value("W") ?? "").split(/\s+/).filter((word) => word !== "");
  const glob = value("G");
  const names = kinds.flatMap((kind) => namesOf(kind, shell)).sort();
  const paths = glob === undefined ? [] : matchingPaths(glob, shell);
  const [start = ""] = rest;
  const found = [...[...words, ...names].filter((name) => name.startsWith(start)), ...paths];
  return found.length === 0 ? done(1) : prints(`${found.join("\n")}\n`, shell);
};

function namesOf(kind: string, shell: Shell): readonly string[] {
  const { functions, variables, environment } = shell;
  switch (kind) {
    case "function":
      return [...functions.keys()];
    case "v":
    case "variable":
      return [...variables.keys()].filter((name) => /^\w+$/.test(name));
    case "e":
    case "export":
      return [...environment.keys()].filter((name) => /^\w+$/.test(name));
    case "c":
    case "command":
      return [...functions.keys()];
    case "f":
    case "file":
      return matchingPaths("*", shell);
    case "d":
    case "directory":
      return matchingPaths("*/.", shell).map((path) => path.slice(0, -2));
    default:
      if (/^[A-Z]$/.test(kind)) return [];
      throw new ProgramError(`${kind}: invalid action name`, 2);
  }
}

/** `caller 0`: who has called so many functions before; 1 where there is none. */
export const caller: Command = ([number], shell) => {
  const { calls, isOfCommandLine } = shell;
  const call = calls.at(-1 - Number(number ?? 0));
  if (call === undefined || Number(number ?? 0) >= calls.length) return done(1);
  const { line, file = "environment" } = call;
  const outer = calls.at(-2 - Number(number ?? 0))?.name ?? (isOfCommandLine ? undefined : "main");
  if (number === undefined) return prints(`${line} ${file}\n`, shell);
  return outer === undefined ? done(1) : prints(`${line} ${outer} ${file}\n`, shell);
};
