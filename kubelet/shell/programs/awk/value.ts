import { formatNumber, formatText, general } from "../text/format.ts";

/** Text that came from outside and looks like a number counts as either. */
export class NumericText {
  readonly text: string;
  readonly value: number;

  constructor(text: string) {
    this.text = text;
    this.value = Number(text);
  }
}

/** What a variable holds; undefined before it is set. */
export type Value = number | string | NumericText | undefined;

/** What is read from outside. */
export const inputValue = (text: string): Value =>
  /^[ \t\n]*[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?[ \t\n]*$/.test(text)
    ? new NumericText(text)
    : text;

export function numberOf(value: Value): number {
  if (typeof value === "number") return value;
  if (value === undefined) return 0;
  if (typeof value !== "string") return value.value;
  return Number(/^\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)/.exec(value)?.[1] ?? 0);
}

/** A whole number has no fraction; another is written with a format. */
export function textOf(value: Value, format = "%.6g"): string {
  if (typeof value === "string") return value;
  if (value === undefined) return "";
  if (typeof value !== "number") return value.text;
  if (Number.isInteger(value))
    return Math.abs(value) < 1e16 ? String(value) : formatted("%d", [value]);
  if (format === "%.6g") return value < 0 ? `-${general(-value)}` : general(value);
  return formatted(format, [value]);
}

export function isTrue(value: Value): boolean {
  if (typeof value === "string") return value !== "";
  return numberOf(value) !== 0;
}

/** Below 0 where the first comes first. Numbers are compared as such, all else as text. */
export function compare(left: Value, right: Value): number {
  if (typeof left !== "string" && typeof right !== "string")
    return numberOf(left) - numberOf(right);
  const [one, other] = [textOf(left), textOf(right)];
  return one < other ? -1 : one > other ? 1 : 0;
}

/** What `sprintf` makes. */
export function formatted(format: string, values: readonly Value[]): string {
  let at = 0;
  const next = (): Value => {
    at += 1;
    return values[at - 1];
  };
  return format.replace(
    /%(?:%|([-+ 0#']*)(\d+|\*)?(?:\.(\d*|\*))?([a-zA-Z]))/g,
    (all, flags = "", wide?: string, exact?: string, letter = "") => {
      if (all === "%%") return "%";
      const width = wide === "*" ? numberOf(next()) : Number(wide ?? 0);
      const precision =
        exact === undefined ? undefined : exact === "*" ? numberOf(next()) : Number(exact);
      if (letter === "s") return formatText({ flags, width, precision }, textOf(next()));
      if (letter === "c") return formatText({ flags, width }, characterOf(next()));
      if (!/[diouxXeEfFgG]/.test(letter)) return all;
      return formatNumber({ flags, width, precision, letter }, numberOf(next()));
    },
  );
}

const characterOf = (value: Value): string =>
  typeof value === "number" ? String.fromCharCode(value & 255) : textOf(value).slice(0, 1);
