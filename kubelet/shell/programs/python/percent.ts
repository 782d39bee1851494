/** `format % values`. Source: Python 3.14, printf-style String Formatting. */
import { plainOf } from "./classes.ts";
import { raised, typeError, valueError } from "./errors.ts";
import { formatValue } from "./format-spec.ts";
import { shown, textOf } from "./text.ts";
import { Dict, Tuple, typeName, type Value } from "./values.ts";

const directive = /%(?:\(([^)]*)\))?([-+ 0#]*)(\*|\d*)(?:\.(\*|\d*))?[hlL]?([\s\S]?)/g;

export function percentFormat(format: string, given: Value): string {
  const values = given instanceof Tuple ? [...given.items] : [given];
  let used = 0;
  const next = (): Value => {
    used += 1;
    const value = values[used - 1];
    if (value === undefined) throw typeError("not enough arguments for format string");
    return value;
  };
  const count = (text: string) => (text === "*" ? textOf(next()) : text);
  let isNamed = false;
  const made = format.replace(
    directive,
    (_, name: string | undefined, flags: string, width: string, dot?: string, letter = "") => {
      if (letter === "") throw valueError("incomplete format");
      if (letter === "%") return "%";
      isNamed ||= name !== undefined;
      const [wide, precision] = [count(width), dot === undefined ? undefined : count(dot)];
      const value = name === undefined ? next() : member(given, name);
      return one(value, letter, { flags, width: wide, precision });
    },
  );
  if (!isNamed && used < values.length && !(given instanceof Dict)) {
    throw typeError("not all arguments converted during string formatting");
  }
  return made;
}

function member(given: Value, name: string): Value {
  if (!(given instanceof Dict)) throw typeError("format requires a mapping");
  const value = given.get(name);
  if (value === undefined) throw raised("KeyError", name);
  return value;
}

interface Directive {
  readonly flags: string;
  readonly width: string;
  readonly precision: string | undefined;
}

function one(value: Value, letter: string, { flags, width, precision }: Directive): string {
  const cut = precision === undefined ? "" : `.${precision === "" ? "0" : precision}`;
  const align = flags.includes("-") ? "<" : ">";
  if (/[srac]/.test(letter)) {
    const isCode = letter === "c" && typeof value === "bigint";
    const text = isCode
      ? String.fromCodePoint(Number(value))
      : letter === "r" || letter === "a"
        ? shown(value)
        : textOf(value);
    return formatValue(text, `${align}${width}${letter === "c" ? "" : cut}`);
  }
  if (!/[diouxXeEfFgG]/.test(letter)) {
    const code = letter.charCodeAt(0).toString(16);
    throw valueError(`unsupported format character '${letter}' (0x${code})`);
  }
  const isWhole = /[diouxX]/.test(letter);
  const number = typeof value === "boolean" ? BigInt(value) : plainOf(value);
  if (typeof number !== "bigint" && typeof number !== "number") {
    const wanted = /[oxX]/.test(letter) ? "an integer" : "a real number";
    throw typeError(`%${letter} format: ${wanted} is required, not ${typeName(value)}`);
  }
  const sign = flags.includes("+") ? "+" : flags.includes(" ") ? " " : "";
  const fill = flags.includes("0") && !flags.includes("-") ? "0" : "";
  const shape = `${fill === "" ? align : ""}${sign}${flags.includes("#") ? "#" : ""}${fill}${width}`;
  if (isWhole) {
    const whole = typeof number === "number" ? BigInt(Math.trunc(number)) : number;
    return formatValue(whole, shape + letter.replace(/[iu]/, "d"));
  }
  return formatValue(Number(number), shape + cut + letter);
}
