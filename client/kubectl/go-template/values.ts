/** Values as Go prints and judges them. Pure. Source: fmt, text/template exec.go. */
import { isObject } from "../../../api/json.ts";
import type { Value } from "./functions.ts";

/** From so many digits on numbers have an exponent. */
const exponentMin = 6;

/** A value of JSON as templates see it: its whole numbers are of another type than the others. */
export const fromJson = (value: Value): Value =>
  typeof value === "number" && Number.isInteger(value) ? BigInt(value) : value;

/** Whether a condition holds: nothing that is empty does. */
export function isTrue(value: Value): boolean {
  if (value === undefined || value === null) return false;
  if (Array.isArray(value)) return value.length > 0;
  if (isObject(value)) return Object.keys(value).length > 0;
  return Boolean(value);
}

/** As `%v`. */
export function goText(value: Value): string {
  if (value === undefined) return "<no value>";
  if (value === null) return "<nil>";
  if (typeof value === "number") return goNumber(value);
  if (Array.isArray(value)) return `[${value.map(innerText).join(" ")}]`;
  if (!isObject(value)) return String(value);
  const members = Object.keys(value).sort();
  return `map[${members.map((name) => `${name}:${innerText(value[name])}`).join(" ")}]`;
}

const innerText = (value: Value) => goText(fromJson(value));

/** A float64 as `%v`: with an exponent where it would have many digits. */
export function goNumber(value: number): string {
  const [digits = "", power = "0"] = value.toExponential().split("e");
  if (Number(power) >= -4 && Number(power) < exponentMin) return String(value);
  const sign = power.startsWith("-") ? "-" : "+";
  return `${digits}e${sign}${power.replace(/^[-+]/, "").padStart(2, "0")}`;
}
