import { bytesOf } from "../kernel/bytes.ts";

/** A word as it can be written in a script again, in single quotes. */
export const quotedWord = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** The same as bash's own printf writes it: with backslashes, or in ANSI-C quotes. */
export function escapedWord(bytes: string): string {
  if (bytes === "") return "''";
  const letters = [...bytes];
  if (letters.some(isControl)) return ansiWord(bytes);
  return letters
    .map((each, at) => {
      const isPlain = /[\w@%+=:./-]/.test(each) || each > "\x7f" || (each === "~" && at > 0);
      return isPlain ? each : `\\${each}`;
    })
    .join("");
}

/** As `$'…'`. */
export const ansiWord = (bytes: string): string => `$'${[...bytes].map(ansiEscaped).join("")}'`;

export const isControl = (letter: string) => letter < " " || letter === "\x7f";

const named: Readonly<Record<string, string>> = {
  "\n": "\\n",
  "\t": "\\t",
  "\r": "\\r",
  "\x1b": "\\E",
  "\x07": "\\a",
  "'": "\\'",
  "\\": "\\\\",
};

function ansiEscaped(letter: string): string {
  if (!isControl(letter)) return named[letter] ?? letter;
  return named[letter] ?? `\\${letter.charCodeAt(0).toString(8).padStart(3, "0")}`;
}

const meant: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "\r",
  a: "\x07",
  b: "\b",
  e: "\x1b",
  E: "\x1b",
  f: "\f",
  v: "\v",
};

/** The bytes that stand within `$'…'`. Source: bash 5.2, ANSI-C quoting. */
export const ansiText = (source: string): string =>
  source.replace(
    /\\(?:x([\da-fA-F]{1,2})|([0-7]{1,3})|u([\da-fA-F]{1,4})|U([\da-fA-F]{1,8})|c([\s\S])|([\s\S]))/g,
    (all, hex?: string, octal?: string, short?: string, long?: string, ...rest: string[]) => {
      const code = short ?? long;
      if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
      if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 255);
      if (code !== undefined) return bytesOf(String.fromCodePoint(Number.parseInt(code, 16)));
      const [control, letter = ""] = rest;
      if (control !== undefined) return String.fromCharCode(control.charCodeAt(0) & 31);
      return meant[letter] ?? (/[\\'"?]/.test(letter) ? letter : all);
    },
  );
