import { parse } from "unbash";
import { builtins } from "../builtins/builtins.ts";
import { type Effect, Interrupt, type Work } from "../kernel/kernel.ts";
import { put, readLine } from "../kernel/streams.ts";
import { Discard, Exit, type Shell } from "../language/shell.ts";
import { completion } from "./complete-word.ts";
import { promptOf } from "./prompt.ts";
import { ClientInput, type LineReader } from "./terminal.ts";

/** A shell that runs what it reads, command by command; with a prompt where it has a terminal. */
export function* readScripts(shell: Shell): Work {
  const history: string[] = [];
  let text = "";
  for (;;) {
    try {
      const prompt = text === "" ? promptOf(shell) : "> ";
      const line = yield* readOne(shell, { prompt, history });
      if (line === undefined) break;
      text += `${line}\n`;
      if (isOpen(text)) continue;
      const complete = text;
      text = "";
      yield* shell.engine.text(complete, shell);
    } catch (error) {
      if (error instanceof Discard) {
        shell.status = error.code;
        continue;
      }
      if (error instanceof Exit) return error.code;
      // Without a terminal nobody is there to go on.
      if (!(error instanceof Interrupt) || shell.streams.isTerminal !== true) throw error;
      shell.status = error.exitCode;
      text = "";
    }
  }
  if (shell.streams.isTerminal === true && shell.isBash) yield* put(shell.streams.output, "exit\n");
  return shell.status;
}

/** A line; with a terminal it may be edited, and lines of before come back. */
function* readOne(
  shell: Shell,
  { prompt, history }: Pick<LineReader, "prompt" | "history">,
): Generator<Effect, string | undefined, void> {
  const { input, output, isTerminal } = shell.streams;
  if (isTerminal !== true) return yield* readLine(input);
  yield* put(output, prompt);
  const complete = (before: string) => completion(before, shell, builtins.keys());
  const reader = input instanceof ClientInput ? input : undefined;
  reader?.readLines({ prompt, history, complete });
  try {
    return yield* readLine(input);
  } finally {
    reader?.readLines(undefined);
  }
}

/** Whether there is more to come: a word that closes what was never opened is just wrong. */
function isOpen(text: string): boolean {
  if (/^\s*(?:fi|done|esac|then|do|\)|\})\b/.test(text)) return false;
  const errors = parse(text).errors ?? [];
  const lacks = errors.some(({ message }) => /expected|unterminated|unclosed/i.test(message));
  return lacks && text.split("\n").length < openLinesMax;
}

const openLinesMax = 1_000;
