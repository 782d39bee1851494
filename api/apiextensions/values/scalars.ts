/** Checks of texts and numbers. Source: kube-openapi validation/validate 1.36. */
import { equalJson, type Json } from "../../json.ts";
import type { JSONSchemaProps } from "../json-schema-props.ts";
import type { Findings } from "./findings.ts";
import { formatCheck, isKnownFormat } from "./formats.ts";
import { goRegExp } from "./pattern.ts";

/** The JSON type of a value that is not null. */
export function typeOf(value: unknown): string {
  if (Array.isArray(value)) return "array";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  return typeof value;
}

/** The types that a schema allows; none where it allows any. */
export function typesOf(schema: JSONSchemaProps): readonly string[] {
  if (schema["x-kubernetes-int-or-string"] === true) return intOrString;
  const { type = "" } = schema;
  return type === "" ? none : (singles[type] ?? [type]);
}
const intOrString = ["integer", "string"];
const none: readonly string[] = [];
const singles: Readonly<Record<string, readonly string[]>> = {
  object: ["object"],
  array: ["array"],
  string: ["string"],
  integer: ["integer"],
  number: ["number"],
  boolean: ["boolean"],
};

/** The format of a schema, where it means something for its type; else the empty text. */
function formatOf({ type, format = "" }: JSONSchemaProps): string {
  return format !== "" && isKnownFormat(type, format) ? format : "";
}

/**
 * Where a format is given, it stands for the type in what a value of another is told, and text and
 * lists are left to the format. Source: kube-openapi validation/validate/type.go 1.36.
 */
export function checkType(
  findings: Findings,
  schema: JSONSchemaProps,
  { value, path }: { readonly value: unknown; readonly path: string },
): void {
  const types = typesOf(schema);
  const format = formatOf(schema);
  if (types.length === 0 && (format === "" || value === null)) return;
  if (value === null) {
    if (schema.nullable === true) findings.passed += 1;
    else findings.wrongType(path, types.join(","), "null");
    return;
  }
  const type = typeOf(value);
  const fits = types.includes(type) || (type === "integer" && types.includes("number"));
  const isTextual = type === "string" || type === "array";
  const isNumeric = types.includes("number") || types.includes("integer");
  if (fits || (isTextual && format !== "" && !isNumeric)) findings.passed += 1;
  else if (format === "" || isTextual) findings.wrongType(path, types.join(","), type);
  else findings.wrongType(path, format, formats[type] ?? "");
}

/** What numbers are called as Go keeps them. */
const formats: Readonly<Record<string, string>> = { integer: "int64", number: "float64" };

export function checkText(
  findings: Findings,
  schema: JSONSchemaProps,
  { value, path }: { readonly value: string; readonly path: string },
): void {
  const { maxLength, minLength, pattern = "", format = "" } = schema;
  if (maxLength !== undefined && lengthOf(value) > maxLength) findings.tooLong(path, maxLength);
  if (minLength !== undefined && lengthOf(value) < minLength) {
    findings.unfit(path, value, `should be at least ${minLength} chars long`);
  }
  if (pattern !== "") {
    const expression = goRegExp(pattern);
    if (typeof expression === "string") {
      const why = `${pattern}, but pattern is invalid: ${expression}`;
      findings.unfit(path, value, `should match '${why}'`);
    } else if (!expression.test(value)) findings.unfit(path, value, `should match '${pattern}'`);
  }
  if (format === "" || !isKnownFormat(schema.type, format)) return;
  if (formatCheck(format)?.(value) === false) findings.wrongType(path, format, value);
}

/** In characters, of which some take two units of a text in JavaScript. */
function lengthOf(text: string): number {
  let length = 0;
  for (const _char of text) length += 1;
  return length;
}

export function checkNumber(
  findings: Findings,
  schema: JSONSchemaProps,
  { value, path }: { readonly value: number; readonly path: string },
): void {
  const { maximum, minimum, multipleOf } = schema;
  findings.passed += 1;
  checkRange(findings, schema, { value, path, what: "Checked" });
  if (multipleOf !== undefined) {
    checkRange(findings, schema, { value: multipleOf, path, what: "MultipleOf" });
    if (!isMultiple(value, multipleOf)) {
      findings.unfit(path, value, `should be a multiple of ${multipleOf}`);
    }
  }
  if (minimum !== undefined) {
    checkRange(findings, schema, { value: minimum, path, what: "Minimum boundary" });
    const isExclusive = schema.exclusiveMinimum === true;
    if (value < minimum || (isExclusive && value === minimum)) {
      const rule = isExclusive ? "should be greater than" : "should be greater than or equal to";
      findings.unfit(path, value, `${rule} ${minimum}`);
    }
  }
  if (maximum === undefined) return;
  checkRange(findings, schema, { value: maximum, path, what: "Maximum boundary" });
  const isExclusive = schema.exclusiveMaximum === true;
  if (value > maximum || (isExclusive && value === maximum)) {
    const rule = isExclusive ? "should be less than" : "should be less than or equal to";
    findings.unfit(path, value, `${rule} ${maximum}`);
  }
}

/**
 * Whether a number can be held in the type and format of its schema. Bounds are looked at whenever
 * a value is. Source: kube-openapi validation/validate/values.go, IsValueValidAgainstRange 1.36.
 */
function checkRange(
  findings: Findings,
  schema: JSONSchemaProps,
  { value, path, what }: { readonly value: number; readonly path: string; readonly what: string },
): void {
  const { type = "" } = schema;
  const format = formatOf(schema);
  if (type === "integer" ? isInteger(value, format) : isNumber(value, format)) return;
  const of = format === "" ? "(default format)" : `with format ${format}`;
  findings.misfit(`${what} value must be of type ${type} ${of} in ${path}`);
}

function isInteger(value: number, format: string): boolean {
  const end = format === "int32" ? 2 ** 31 : 2 ** 63;
  return Number.isInteger(value) && value >= -end && value < end;
}

const isNumber = (value: number, format: string) =>
  format !== "float" || Number.isFinite(Math.fround(value));

function isMultiple(value: number, factor: number): boolean {
  if (factor === 0) return true;
  const times = factor < 1 ? (1 / factor) * value : value / factor;
  return Math.abs(times - Math.round(times)) < 1e-9 * Math.max(1, Math.abs(times));
}

export function checkEnum(
  findings: Findings,
  values: readonly Json[] | undefined,
  { value, path }: { readonly value: unknown; readonly path: string },
): void {
  if (values === undefined || values.length === 0) return;
  // Null is never among them, as upstream compares.
  if (value !== null && values.some((each) => equalJson(each, value))) return;
  findings.notOneOf(path, value, values);
}
