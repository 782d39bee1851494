/** `@base64` and its like. Source: jq 1.8, format strings. */
import { JqError } from "./tree.ts";
import { textOfValue } from "./values.ts";

const bytesOf = (text: string) =>
  Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join("");

const rowOf = (value: unknown): readonly unknown[] => {
  if (Array.isArray(value)) return value;
  throw new JqError(`${textOfValue(value)} cannot be formatted, only an array can be`);
};

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  "'": "&#39;",
  '"': "&quot;",
};

const formats: Readonly<Record<string, (value: unknown) => string>> = {
  "@text": textOfValue,
  "@json": (value) => JSON.stringify(value ?? null),
  "@base64": (value) => btoa(bytesOf(textOfValue(value))),
  "@base64d": (value) => {
    try {
      const bytes = atob(textOfValue(value).replace(/=+$/, ""));
      return new TextDecoder().decode(Uint8Array.from(bytes, (each) => each.charCodeAt(0)));
    } catch {
      throw new JqError(`${textOfValue(value)} is not valid base64 data`);
    }
  },
  "@uri": (value) => encodeURIComponent(textOfValue(value)),
  "@html": (value) => textOfValue(value).replace(/[&<>'"]/g, (each) => entities[each] ?? each),
  "@sh": (value) =>
    (Array.isArray(value) ? value : [value])
      .map((each) =>
        typeof each === "string" ? `'${each.replaceAll("'", "'\\\\''")}'` : textOfValue(each),
      )
      .join(" "),
  "@csv": (value) =>
    rowOf(value)
      .map((each) => (typeof each === "string" ? `"${each.replaceAll('"', '""')}"` : cell(each)))
      .join(","),
  "@tsv": (value) =>
    rowOf(value)
      .map((each) =>
        cell(each).replaceAll("\\", "\\\\").replaceAll("\t", "\\t").replaceAll("\n", "\\n"),
      )
      .join("\t"),
};

const cell = (value: unknown) => (value === null ? "" : textOfValue(value));

/** Throws JqError. */
export function format(name: string, value: unknown): string {
  const found = formats[name];
  if (found === undefined) throw new JqError(`${name.slice(1)} is not a valid format`);
  return found(value);
}
