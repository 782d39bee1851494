/** `read` and `mapfile`: what is read becomes variables. Source: bash 5.2, its builtins. */

import type { Effect, Task, Work } from "../kernel/kernel.ts";
import { fitting, OutOfMemory, textBytesMax } from "../kernel/limits.ts";
import { type Input, put, readAll } from "../kernel/streams.ts";
import { illegalOption } from "../language/dialect.ts";
import type { Shell } from "../language/shell.ts";
import { isInput } from "../network/socket.ts";
import { read as readFlags } from "../programs/program.ts";
import { addElements, clearElements, namedElement, setElements } from "../words/array.ts";
import { quotedWord } from "../words/quoted-word.ts";

const usage = { flags: "rse", valued: "adnNptui", exitCode: 2 };

/** `read -r -p PROMPT -t SECONDS a b`: the exit code is 1 at the end of what there is to read. */
export function* readInto(args: readonly string[], shell: Shell): Work {
  const { flags, value, rest } = readFlags(args, usage);
  const unknown = [..."adeinNstu"].find((letter) => {
    const isKnown = shell.dialect.knows(letter === "a" ? "read -a" : "read -t");
    return !isKnown && (flags.has(letter) || value(letter) !== undefined);
  });
  const lacksName = rest.length === 0 && shell.dialect.name === "dash";
  if (unknown !== undefined || lacksName) {
    const problem = unknown === undefined ? "arg count" : illegalOption(unknown, shell);
    shell.complain(`read: ${problem}`);
    return 2;
  }
  const { streams, kernel } = shell;
  const prompt = value("p");
  if (prompt !== undefined && streams.isTerminal === true) yield* put(streams.errors, prompt);
  const seconds = value("t");
  const timer = seconds === undefined ? undefined : timerOf(Number(seconds), shell);
  const line = yield* lineFrom(inputOf(value("u"), shell), {
    isRaw: flags.has("r"),
    delimiter: value("d") === undefined ? "\n" : (value("d") ?? "").charAt(0) || "\0",
    charactersMax: Number(value("n") ?? value("N") ?? Number.POSITIVE_INFINITY),
    timer,
  });
  if (timer !== undefined && timer.exitCode === undefined) kernel.end(timer, 0);
  const separators = shell.variables.get("IFS") ?? " \t\n";
  const array = value("a");
  if (array !== undefined) setElements(array, wordsOf(line.text, separators), shell);
  else if (rest.length === 0) shell.set("REPLY", line.text);
  else {
    const words = wordsOf(line.text, separators, rest.length);
    for (const [index, name] of rest.entries()) {
      shell.set(namedElement(name, shell), words[index] ?? "");
    }
  }
  if (line.isLate) return 142;
  return line.isEnded ? 0 : 1;
}

function inputOf(descriptor: string | undefined, { streams }: Shell): Input {
  const other = descriptor === undefined ? undefined : streams.more.get(Number(descriptor));
  return other !== undefined && isInput(other) ? other : streams.input;
}

/** Ends after so many seconds. */
function timerOf(seconds: number, { kernel, task }: Shell): Task {
  const endMs = kernel.now + seconds * 1000;
  return kernel.spawn("read", task, function* () {
    yield { until: endMs };
    return 0;
  });
}

interface Reading {
  /** A backslash is a backslash. */
  readonly isRaw: boolean;
  readonly delimiter: string;
  readonly charactersMax: number;
  readonly timer: Task | undefined;
}

interface Line {
  readonly text: string;
  /** It was whole; else there was nothing more to read. */
  readonly isEnded: boolean;
  readonly isLate: boolean;
}

/** Reads no byte beyond the delimiter. */
function* lineFrom(input: Input, reading: Reading): Generator<Effect, Line, void> {
  const { isRaw, delimiter, charactersMax, timer } = reading;
  let text = "";
  let isEscaped = false;
  let readBytes = 0;
  while (text.length < charactersMax) {
    const byte = input.read(1);
    if (byte === undefined) return { text, isEnded: false, isLate: false };
    if (byte === "") {
      if (timer?.exitCode !== undefined) return { text, isEnded: false, isLate: true };
      yield { ready: () => input.isReady || timer?.exitCode !== undefined };
    } else if (isEscaped) {
      isEscaped = false;
      if (byte !== "\n") text += byte;
    } else if (byte === "\\" && !isRaw) isEscaped = true;
    else if (byte === delimiter) return { text, isEnded: true, isLate: false };
    else if (byte !== "\0") text = fitting(text + byte, "a line");
    readBytes += 1;
    if (readBytes > textBytesMax) throw new OutOfMemory("a line");
  }
  return { text, isEnded: true, isLate: false };
}

/** The words of a line; the last of so many is all that is left. */
function wordsOf(
  text: string,
  separators: string,
  count = Number.POSITIVE_INFINITY,
): readonly string[] {
  const blanks = [...separators].filter((each) => /\s/.test(each)).join("");
  const isBlank = (each: string | undefined) => each !== undefined && blanks.includes(each);
  const words: string[] = [];
  let at = 0;
  const skip = () => {
    while (at < text.length && isBlank(text[at])) at += 1;
  };
  skip();
  while (at < text.length && words.length < count - 1) {
    const from = at;
    while (at < text.length && !separators.includes(text.charAt(at))) at += 1;
    words.push(text.slice(from, at));
    skip();
    if (at < text.length && separators.includes(text.charAt(at))) at += 1;
    skip();
  }
  if (at >= text.length || words.length >= count) return words;
  let end = text.length;
  while (end > at && isBlank(text[end - 1])) end -= 1;
  return [...words, text.slice(at, end)];
}

/** `mapfile -t lines`: each line is an element. */
export function* mapFile(args: readonly string[], shell: Shell): Work {
  const { flags, value, rest } = readFlags(args, { flags: "t", valued: "dnsOuCc", exitCode: 2 });
  const delimiter = value("d") === undefined ? "\n" : (value("d") ?? "").charAt(0) || "\0";
  const text = yield* readAll(inputOf(value("u"), shell));
  const lines = text.split(delimiter);
  const isCut = lines.at(-1) !== "";
  if (!isCut) lines.pop();
  const wanted = lines
    .slice(Number(value("s") ?? 0))
    .slice(0, Number(value("n") ?? 0) || Number.POSITIVE_INFINITY);
  const ends = flags.has("t") ? "" : delimiter;
  const name = rest[0] ?? "MAPFILE";
  const origin = value("O");
  if (origin === undefined) clearElements(name, shell);
  // The last one may have no end.
  const last = isCut ? lines.at(-1) : undefined;
  const elements = wanted.map((line) => (line === last ? line : line + ends));
  addElements(name, elements, Number(origin ?? 0), shell);
  const callback = value("C");
  if (callback === undefined) return 0;
  const quantum = Number(value("c") ?? 5000);
  for (let at = quantum; at <= elements.length; at += quantum) {
    const line = quotedWord(elements[at - 1] ?? "");
    yield* shell.engine.text(`${callback} ${at - 1} ${line}`, shell);
  }
  return 0;
}
