/** What `set -x` tells. Source: bash 5.2, its quoting and `PS4`; busybox has neither. */
import type { Expanding } from "../words/expand.ts";
import { ansiWord, isControl, quotedWord } from "../words/quoted-word.ts";
import type { Shell } from "./shell.ts";

/** Tells a command of words. */
export const traceWords = (words: readonly string[], shell: Shell): Expanding<void> =>
  trace(words.map((word) => shown(word, shell)).join(" "), shell);

/** Tells an assignment. */
export const traceValue = (name: string, value: string, shell: Shell): Expanding<void> =>
  trace(`${name}=${value === "" ? "" : shown(value, shell)}`, shell);

/** Tells what bash alone tells: loops, and what is no command of words. */
export function* traceOther(text: string, shell: Shell): Expanding<void> {
  if (shell.isBash && shell.options.has("xtrace")) yield* trace(text, shell);
}

function* trace(text: string, shell: Shell): Expanding<void> {
  const { options, streams, status } = shell;
  if (!options.has("xtrace")) return;
  options.delete("xtrace");
  try {
    const prompt = shell.variables.get("PS4") ?? "+ ";
    const head = /[$`]/.test(prompt) ? yield* shell.engine.word(`"${prompt}"`, shell) : prompt;
    streams.errors.write(`${head.charAt(0).repeat(shell.substitutions)}${head}${text}\n`);
  } finally {
    options.add("xtrace");
    shell.status = status;
  }
}

function shown(word: string, { isBash }: Shell): string {
  if (!isBash) return word;
  if ([...word].some(isControl)) return ansiWord(word);
  const isPlain = word !== "" && !/[\s'"\\|&;()<>!{}*[\]?^$`]|^[#~]|[=:]~/.test(word);
  return isPlain ? word : quotedWord(word);
}
