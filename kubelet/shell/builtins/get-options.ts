/** `getopts`, which reads the flags of a script one by one. Source: POSIX.1-2024, getopts. */
import type { Work } from "../kernel/kernel.ts";
import type { Shell } from "../language/shell.ts";

/** The next flag goes to a variable, and its value to `OPTARG`; 1 where there is none. */
// biome-ignore lint/correctness/useYield: it waits for nothing.
export function* getOptions(
  [letters = "", name = "", ...given]: readonly string[],
  shell: Shell,
): Work {
  const words = given.length > 0 ? given : shell.positional;
  const number = Number(shell.variables.get("OPTIND") ?? "1");
  const word = words[number - 1];
  if (shell.optionWord !== word) shell.optionAt = 1;
  shell.optionWord = word;
  const isOver = word === undefined || !/^-./.test(word) || word === "--";
  if (isOver) {
    shell.set("OPTIND", String(word === "--" ? number + 1 : number));
    shell.set(name, "?");
    shell.variables.delete("OPTARG");
    return 1;
  }
  const letter = word.charAt(shell.optionAt);
  const rest = word.slice(shell.optionAt + 1);
  const at = letter === ":" ? -1 : letters.indexOf(letter, letters.startsWith(":") ? 1 : 0);
  const takesValue = at >= 0 && letters.charAt(at + 1) === ":";
  shell.optionAt = rest === "" || takesValue ? 1 : shell.optionAt + 1;
  const value = takesValue ? (rest === "" ? words[number] : rest) : undefined;
  const wordsRead = takesValue && rest === "" ? 2 : rest === "" || takesValue ? 1 : 0;
  shell.set("OPTIND", String(Math.min(number + wordsRead, words.length + 1)));
  if (wordsRead > 0) shell.optionWord = undefined;
  const isRight = at >= 0 && (!takesValue || value !== undefined);
  if (isRight) {
    shell.set(name, letter);
    if (value === undefined) shell.variables.delete("OPTARG");
    else shell.set("OPTARG", value);
  } else tellWrong({ letter, name, isQuiet: letters.startsWith(":"), isKnown: at >= 0 }, shell);
  return 0;
}

interface Wrong {
  readonly letter: string;
  readonly name: string;
  /** The script says itself what is wrong. */
  readonly isQuiet: boolean;
  readonly isKnown: boolean;
}

function tellWrong({ letter, name, isQuiet, isKnown }: Wrong, shell: Shell): void {
  shell.set(name, isQuiet && isKnown ? ":" : "?");
  if (isQuiet) shell.set("OPTARG", letter);
  else {
    shell.variables.delete("OPTARG");
    tellBadOption(letter, isKnown, shell);
  }
}

function tellBadOption(letter: string, isKnown: boolean, shell: Shell): void {
  if (!shell.isBash) {
    shell.complain(isKnown ? `No arg for -${letter} option` : `Illegal option -${letter}`);
    return;
  }
  const what = isKnown ? "option requires an argument" : "illegal option";
  shell.streams.errors.write(`${shell.name}: ${what} -- ${letter}\n`);
}
