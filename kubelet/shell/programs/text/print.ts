/** `echo` and `printf`. Source: POSIX.1-2024, printf; busybox for the flags of echo. */
import { quotedWord } from "../../words/quoted-word.ts";
import { type Directive, formatNumber, formatText } from "./format.ts";

const escapes: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "\r",
  a: "\x07",
  b: "\b",
  f: "\f",
  v: "\v",
  e: "\x1b",
  "\\": "\\",
  '"': '"',
};

const isCut = /(?<!\\)(?:\\\\)*\\c/;

/** The text with its backslash escapes; `\c` ends it. */
export function unescapedText(text: string): string {
  const [before = ""] = text.split(isCut, 1);
  return before.replace(
    /\\(?:x([\da-fA-F]{1,2})|0?([0-7]{1,3})|([\s\S]))/g,
    (all, hex?: string, octal?: string, letter?: string) => {
      if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
      if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 255);
      return escapes[letter ?? ""] ?? all;
    },
  );
}

/** What `echo` prints. */
export function echoText(args: readonly string[]): string {
  let at = 0;
  let [ends, escaped] = [true, false];
  for (; at < args.length && /^-[neE]+$/.test(args[at] ?? ""); at += 1) {
    const flags = args[at] ?? "";
    if (flags.includes("n")) ends = false;
    if (flags.includes("e")) escaped = true;
  }
  const text = args.slice(at).join(" ");
  if (!escaped) return text + (ends ? "\n" : "");
  return unescapedText(text) + (ends && !isCut.test(text) ? "\n" : "");
}

/** The same in shells whose `echo` has no flag but `-n`, and minds all escapes. */
export function plainEcho(args: readonly string[]): string {
  const isOpen = args[0] === "-n";
  const text = args.slice(isOpen ? 1 : 0).join(" ");
  return unescapedText(text) + (isOpen || isCut.test(text) ? "" : "\n");
}

/** No column is wider. */
const widthMax = 1_048_576;

const directive = /%(?:%|([-+ 0#']*)(\d+|\*)?(?:\.(\d+|\*))?(?:([a-zA-Z])|\(([^()]*)\)T))/g;

/** What bash's own printf does otherwise than others. */
export interface OwnWays {
  /** `%q`: a word as it can be written in a script again. */
  readonly quote: (text: string) => string;
  /** `%(%F)T`: a time in seconds, or now. */
  readonly time?: (format: string, seconds: string | undefined) => string;
  /** Told of what is no number. */
  readonly wrong?: (arg: string) => void;
}

export const usualWays: OwnWays = {
  quote: (text) => (/^[\w./-]+$/.test(text) ? text : quotedWord(text)),
};

/** What `printf` prints: the format again as long as there are arguments. */
export function formatted(format: string, args: readonly string[], ways = usualWays): string {
  const { wrong = () => undefined } = ways;
  const text = unescapedText(format);
  let printed = "";
  let at = 0;
  do {
    const from = at;
    printed += text.replace(
      directive,
      (all, flags = "", width?: string, precision?: string, letter = "", time?: string) => {
        if (all === "%%") return "%";
        if (time !== undefined && ways.time === undefined) return all;
        const size = (given: string | undefined) =>
          given === "*" ? Number(args[at++] ?? 0) : given === undefined ? undefined : Number(given);
        const [wide, exact] = [Math.min(size(width) ?? 0, widthMax), size(precision)];
        const arg = args[at++];
        if (time !== undefined && ways.time !== undefined) {
          return formatText({ flags, width: wide }, ways.time(time, arg));
        }
        if (letter === "q") return formatText({ flags, width: wide }, ways.quote(arg ?? ""));
        return converted({ flags, width: wide, precision: exact, letter }, arg, wrong);
      },
    );
    if (at === from) break;
  } while (at < args.length);
  return printed;
}

function converted(
  { flags, width, precision, letter }: Directive,
  arg: string | undefined,
  wrong: (arg: string) => void,
): string {
  if (/[diuxXoeEfFgG]/.test(letter)) {
    const value = numberOf(arg, wrong);
    const isWhole = /[diuxXo]/.test(letter);
    return formatNumber({ flags, width, precision, letter }, isWhole ? Math.trunc(value) : value);
  }
  const text = arg ?? "";
  if (letter === "c") return formatText({ flags, width }, text.slice(0, 1));
  return formatText({ flags, width, precision }, letter === "b" ? unescapedText(text) : text);
}

/** As C reads it: `010` is 8, and `'A` the code of the letter. */
function numberOf(arg: string | undefined, wrong: (arg: string) => void): number {
  const text = arg?.trim() ?? "";
  if (text === "") return 0;
  if (/^['"]/.test(text)) return text.charCodeAt(1);
  const [read = "", sign, octal] =
    /^([-+]?)(?:0[xX][\da-fA-F]+|0([0-7]+)(?![\d.])|\d+\.?\d*(?:[eE][-+]?\d+)?|\.\d+)/.exec(text) ??
    [];
  if (read !== text) wrong(text);
  const size = octal === undefined ? Number(read.replace(/^[-+]/, "")) : Number.parseInt(octal, 8);
  return sign === "-" ? -size : size;
}
