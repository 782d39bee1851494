import { parse } from "unbash";
import { Interrupt, type Work } from "./kernel.ts";
import { Exit, type Shell } from "./shell.ts";
import { put, readLine } from "./streams.ts";

/** A shell that runs what it reads, command by command; with a prompt where it has a terminal. */
export function* readScripts(shell: Shell): Work {
  const { streams } = shell;
  let text = "";
  for (;;) {
    try {
      if (streams.isTerminal) yield* put(streams.output, text === "" ? prompt(shell) : "> ");
      const line = yield* readLine(streams.input);
      if (line === undefined) break;
      text += `${line}\n`;
      if (isOpen(text)) continue;
      const complete = text;
      text = "";
      yield* shell.engine.text(complete, shell);
    } catch (error) {
      if (error instanceof Exit) return error.code;
      // Without a terminal nobody is there to go on.
      if (!(error instanceof Interrupt) || streams.isTerminal !== true) throw error;
      shell.status = error.exitCode;
      text = "";
    }
  }
  return shell.status;
}

/** Whether there is more to come: a word that closes what was never opened is just wrong. */
function isOpen(text: string): boolean {
  if (/^\s*(?:fi|done|esac|then|do|\)|\})\b/.test(text)) return false;
  const errors = parse(text).errors ?? [];
  const lacks = errors.some(({ message }) => /expected|unterminated|unclosed/i.test(message));
  return lacks && text.split("\n").length < openLinesMax;
}

const openLinesMax = 1_000;

const prompt = ({ cwd, variables, context }: Shell): string => {
  const home = variables.get("HOME") ?? "/root";
  return `${cwd === home ? "~" : cwd} ${context.user === 0 ? "#" : "$"} `;
};
