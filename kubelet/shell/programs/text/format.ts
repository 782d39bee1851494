/** Directives of `printf` as C has them. Source: C11, fprintf. */

export interface Directive {
  readonly flags: string;
  readonly width: number;
  readonly precision: number | undefined;
  readonly letter: string;
}

export function formatNumber(
  { flags, width, precision, letter }: Directive,
  value: number,
): string {
  const lower = letter.toLowerCase();
  const text = Number.isFinite(value)
    ? digitsOf(Math.abs(value), lower, precision, flags.includes("#"))
    : Number.isNaN(value)
      ? "nan"
      : "inf";
  const isNegative = value < 0;
  const sign = isNegative ? "-" : flags.includes("+") ? "+" : flags.includes(" ") ? " " : "";
  const shown = letter === lower ? text : text.toUpperCase();
  const isWhole = /[diouxX]/.test(letter);
  const isFilled =
    flags.includes("0") && !flags.includes("-") && !(isWhole && precision !== undefined);
  if (isFilled) return sign + shown.padStart(width - sign.length, "0");
  return formatText({ flags, width }, sign + shown);
}

export function formatText(
  { flags, width, precision }: { flags: string; width: number; precision?: number | undefined },
  text: string,
): string {
  const cut = text.slice(0, precision);
  return flags.includes("-") ? cut.padEnd(width) : cut.padStart(width);
}

function digitsOf(
  value: number,
  letter: string,
  precision: number | undefined,
  isAlternate: boolean,
): string {
  switch (letter) {
    case "x":
    case "o": {
      const digits = Math.trunc(value).toString(letter === "x" ? 16 : 8);
      const prefix = isAlternate && value !== 0 ? (letter === "x" ? "0x" : "0") : "";
      return prefix + digits.padStart(precision ?? 0, "0");
    }
    case "f":
      return value >= 1e21
        ? BigInt(value).toString()
        : value.toFixed(Math.min(precision ?? 6, 100));
    case "e":
      return exponential(value, precision ?? 6);
    case "g":
      return general(value, precision ?? 6, isAlternate);
    default: {
      const whole = Math.trunc(value);
      const digits = whole >= 1e21 ? BigInt(whole).toString() : String(whole);
      return digits.padStart(precision ?? 0, "0");
    }
  }
}

/** The exponent has at least two digits. */
const exponential = (value: number, precision: number): string =>
  value.toExponential(Math.min(precision, 100)).replace(/e([-+])(\d)$/, "e$10$2");

/** The shorter of the two, without zeros at its end. */
export function general(value: number, precision = 6, keepsZeros = false): string {
  const digits = Math.max(1, Math.min(precision, 100));
  if (value === 0) return "0";
  const exponent = Number(value.toExponential(digits - 1).split("e")[1]);
  const isFixed = exponent >= -4 && exponent < digits;
  const text = isFixed ? value.toFixed(digits - 1 - exponent) : exponential(value, digits - 1);
  return keepsZeros ? text : text.replace(/(\.\d*?)0+(?=e|$)/, "$1").replace(/\.(?=e|$)/, "");
}
