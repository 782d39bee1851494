/** What the shell itself sets. Source: POSIX.1-2024, 2.5.3; bash 5.2, shell variables. */
import { timeOf } from "../kernel/context.ts";
import type { Shell } from "./shell.ts";

/** The variables that tell what is so just now; `undefined` for any other name. */
export function ownVariable(name: string, shell: Shell): string | undefined {
  const { context, kernel } = shell;
  if (!shell.dialect.knows(`$${name}`)) return undefined;
  switch (name) {
    case "PWD":
      return shell.cwd;
    case "LINENO":
      return String(shell.line);
    case "RANDOM":
      return String(context.random.integer(32_768));
    case "SECONDS":
      return String(Math.floor((kernel.now - shell.secondsFromMs) / 1000));
    case "PPID":
      return String(shell.task.parent?.pid ?? 0);
    default:
      return shell.isBash ? ofBash(name, shell) : undefined;
  }
}

function ofBash(name: string, shell: Shell): string | undefined {
  switch (name) {
    case "BASH":
      return "/bin/bash";
    case "UID":
    case "EUID":
      return String(shell.context.user);
    case "OSTYPE":
      return shell.context.ordinaryShell === "ash" ? "linux-musl" : "linux-gnu";
    case "HOSTTYPE":
      return "x86_64";
    case "SHLVL":
      return shell.variables.get(name) ?? "1";
    case "BASHPID":
      return String(shell.task.pid);
    case "BASH_SUBSHELL":
      return String(shell.subshells);
    case "BASH_COMMAND":
      return shell.trappedCommand ?? currentCommand(shell);
    case "EPOCHSECONDS":
      return String(Math.floor(timeOf(shell.context) / 1000));
    case "EPOCHREALTIME":
      return (timeOf(shell.context) / 1000).toFixed(6);
    default:
      return ownElements(name, shell)?.[0];
  }
}

/** The text of the command that is at work. */
export const currentCommand = ({ source, position, endPosition }: Shell): string =>
  source.text.slice(position, endPosition);

/** The arrays among them; `undefined` for any other name. */
export function ownElements(name: string, shell: Shell): readonly string[] | undefined {
  if (!shell.isBash) return undefined;
  const { calls, source } = shell;
  switch (name) {
    case "BASH_VERSINFO":
      return ["5", "2", "37", "1", "release", `x86_64-pc-${ofBash("OSTYPE", shell)}`];
    case "PIPESTATUS":
      return (shell.pipeCodes ?? [shell.status]).map(String);
    case "FUNCNAME":
      return calls.length === 0
        ? []
        : withMain(
            calls.map((call) => call.name),
            "main",
            shell,
          );
    case "BASH_LINENO":
      return withMain(
        calls.map(({ line }) => String(line)),
        "0",
        shell,
      );
    case "BASH_SOURCE": {
      const files = [...calls.map(({ file }) => file), source.file];
      const known = files.map((file) => file ?? "environment").reverse();
      return isScript(shell) ? known : known.slice(0, -1);
    }
    default:
      return undefined;
  }
}

const isScript = ({ isOfCommandLine }: Shell) => !isOfCommandLine;

/** The latest first; a script is the call of all. */
const withMain = (inner: readonly string[], main: string, shell: Shell): readonly string[] => [
  ...[...inner].reverse(),
  ...(isScript(shell) ? [main] : []),
];
