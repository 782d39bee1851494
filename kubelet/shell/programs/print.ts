/** `echo` and `printf`. Source: POSIX.1-2024, printf; busybox for the flags of echo. */
import { quotedWord } from "../quoted-word.ts";

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

/** The text with its backslash escapes; `\c` ends it. */
export function unescapedText(text: string): string {
  const [before = ""] = text.split(/(?<!\\)(?:\\\\)*\\c/, 1);
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
  return (escaped ? unescapedText(text) : text) + (ends ? "\n" : "");
}

/** No column is wider. */
const widthMax = 1_048_576;

const directive = /%(?:%|([-+ 0#]*)(\d+|\*)?(?:\.(\d+|\*))?(?:([a-zA-Z])|\(([^()]*)\)T))/g;

/** What bash's own printf does otherwise than others. */
export interface OwnWays {
  /** `%q`: a word as it can be written in a script again. */
  readonly quote: (text: string) => string;
  /** `%(%F)T`: a time in seconds, or now. */
  readonly time?: (format: string, seconds: string | undefined) => string;
}

const usualWays: OwnWays = { quote: (text) => (/^[\w./-]+$/.test(text) ? text : quotedWord(text)) };

/** What `printf` prints: the format again as long as there are arguments. */
export function formatted(format: string, args: readonly string[], ways = usualWays): string {
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
        const value =
          time !== undefined && ways.time !== undefined
            ? ways.time(time, arg)
            : letter === "q"
              ? ways.quote(arg ?? "")
              : converted(letter, arg, exact, flags);
        return padded(value, wide, flags);
      },
    );
    if (at === from) break;
  } while (at < args.length);
  return printed;
}

function converted(
  letter: string,
  arg: string | undefined,
  precision: number | undefined,
  flags: string,
): string {
  switch (letter) {
    case "d":
    case "i":
    case "u": {
      const value = Math.trunc(numberOf(arg));
      return flags.includes("+") && value >= 0 ? `+${value}` : String(value);
    }
    case "x":
      return Math.trunc(numberOf(arg)).toString(16);
    case "X":
      return Math.trunc(numberOf(arg)).toString(16).toUpperCase();
    case "o":
      return Math.trunc(numberOf(arg)).toString(8);
    case "f":
    case "e":
    case "g":
      return letter === "e"
        ? numberOf(arg).toExponential(precision ?? 6)
        : numberOf(arg).toFixed(precision ?? 6);
    case "c":
      return (arg ?? "").slice(0, 1);
    case "b":
      return unescapedText(arg ?? "");
    default:
      return (arg ?? "").slice(0, precision);
  }
}

function numberOf(arg = "0"): number {
  if (/^['"]/.test(arg)) return arg.charCodeAt(1);
  const value = Number(arg);
  return Number.isNaN(value) ? 0 : value;
}

function padded(value: string, width: number, flags: string): string {
  if (flags.includes("-")) return value.padEnd(width);
  if (flags.includes("0") && /^[-+]?[\da-f.]/i.test(value)) {
    const sign = /^[-+]/.exec(value)?.[0] ?? "";
    return sign + value.slice(sign.length).padStart(width - sign.length, "0");
  }
  return value.padStart(width);
}
