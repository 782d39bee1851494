import { parse } from "unbash";
import type { Work } from "./kernel.ts";
import { Exit, type Shell } from "./shell.ts";
import { put, readLine } from "./streams.ts";

/** A shell that runs what it reads, command by command; with a prompt where it has a terminal. */
export function* readScripts(shell: Shell): Work {
  const { context, streams } = shell;
  let text = "";
  for (;;) {
    if (streams.isTerminal) yield* put(streams.output, text === "" ? prompt(shell) : "> ");
    const line = yield* readLine(streams.input);
    if (line === undefined) break;
    text += `${line}\n`;
    const script = parse(text);
    const isOpen = script.errors?.some(({ message }) =>
      /expected|unterminated|unclosed/i.test(message),
    );
    if (isOpen === true && text.split("\n").length < openLinesMax && !isWrong(text)) continue;
    const complete = text;
    text = "";
    try {
      yield* shell.engine.text(complete, shell);
    } catch (error) {
      if (error instanceof Exit) return error.code;
      throw error;
    }
    if (!context.kernel.tasks.has(shell.task.pid)) break;
  }
  return shell.status;
}

const openLinesMax = 1_000;

/** A lone keyword that closes what was never opened. */
const isWrong = (text: string) => /^\s*(?:fi|done|esac|then|do|\)|\})\b/.test(text);

const prompt = ({ cwd, variables }: Shell): string => {
  const home = variables.get("HOME") ?? "/root";
  return `${cwd === home ? "~" : cwd} # `;
};
