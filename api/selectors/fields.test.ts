import { expect, test } from "vitest";
import { StatusError } from "../status.ts";
import {
  escapeFieldValue,
  formatFieldSelector,
  matchesFields,
  parseFieldSelector,
} from "./fields.ts";

test.each([
  { behaviour: "knows =", text: "a.b=c", canonical: "a.b=c" },
  { behaviour: "knows ==", text: "a==c", canonical: "a=c" },
  { behaviour: "knows !=", text: "a!=c", canonical: "a!=c" },
  { behaviour: "sorts its terms", text: "b=1,a=2", canonical: "a=2,b=1" },
  { behaviour: "skips empty terms", text: ",a=1,,", canonical: "a=1" },
  { behaviour: "takes an empty value", text: "spec.nodeName=", canonical: "spec.nodeName=" },
  { behaviour: "reads escapes", text: String.raw`a=x\,y\=z\\`, canonical: String.raw`a=x\,y\=z\\` },
])("a field selector $behaviour: $text", ({ text, canonical }) => {
  expect(formatFieldSelector(parseFieldSelector(text))).toBe(canonical);
});

test.each([
  { behaviour: "no operator", text: "x", message: "invalid selector: 'x'; can't understand 'x'" },
  {
    behaviour: "a second =",
    text: "a=b=c",
    message: "invalid field selector: unescaped character in value: 61",
  },
  {
    behaviour: "an unknown escape",
    text: String.raw`a=\n`,
    message: String.raw`invalid field selector: invalid escape sequence: \n`,
  },
  {
    behaviour: "an escape at the end",
    text: "a=b\\",
    message: "invalid field selector: invalid escape sequence: \\",
  },
])("a field selector with $behaviour is refused", ({ text, message }) => {
  expect(() => parseFieldSelector(text)).toThrow(new StatusError("BadRequest", message));
});

test("every term must hold", () => {
  const read = (field: string) => ({ phase: "Running", node: "a" })[field] ?? "";
  const matches = (text: string) => matchesFields(parseFieldSelector(text), read);
  expect([matches("phase=Running,node!=b"), matches("phase=Running,node=b"), matches("")]).toEqual([
    true,
    false,
    true,
  ]);
});

test("an escaped value parses to itself", () => {
  const value = String.raw`a,b=c\d`;
  expect(parseFieldSelector(`x=${escapeFieldValue(value)}`)).toEqual([
    { field: "x", operator: "=", value },
  ]);
});
