import { expect, test } from "vitest";
import { envFileOf } from "./env-file.ts";

test.each([
  { behaviour: "variables, a line each", text: "A='x y'\nB=''\n", variables: { A: "x y", B: "" } },
  { behaviour: "comments and empty lines", text: "# A='x'\n\nB='b'", variables: { B: "b" } },
  { behaviour: "values without quotes", text: "A=x", variables: undefined },
  { behaviour: "anything else", text: "hello", variables: undefined },
])("a file with $behaviour", ({ text, variables }) => {
  const found = envFileOf(text);
  expect(found && Object.fromEntries(found)).toEqual(variables);
});
