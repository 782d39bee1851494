import { describe, expect, test } from "vitest";
import { jsonProblem } from "./json-syntax.ts";

describe("what is wrong with text that is no JSON", () => {
  test.each([
    { text: "", problem: "unexpected end of JSON input" },
    { text: '{"a"', problem: "unexpected end of JSON input" },
    { text: "not json", problem: "invalid character 'o' in literal null (expecting 'u')" },
    { text: "hello", problem: "invalid character 'h' looking for beginning of value" },
    { text: "\u0081", problem: "invalid character '\\u0081' looking for beginning of value" },
    { text: "{a: 1}", problem: "invalid character 'a' looking for beginning of object key string" },
    { text: '{"a" 1}', problem: "invalid character '1' after object key" },
    { text: '{"a": 1 "b"}', problem: "invalid character '\"' after object key:value pair" },
    { text: '{"a": [1 2]}', problem: "invalid character '2' after array element" },
    {
      text: '{"a": 1,}',
      problem: "invalid character '}' looking for beginning of object key string",
    },
    { text: "[1,]", problem: "invalid character ']' looking for beginning of value" },
    { text: "{} {}", problem: "invalid character '{' after top-level value" },
    { text: '"a\nb"', problem: "invalid character '\\n' in string literal" },
    { text: '"\\x"', problem: "invalid character 'x' in string escape code" },
    { text: '"\\u00g0"', problem: "invalid character 'g' in \\u hexadecimal character escape" },
    { text: "-x", problem: "invalid character 'x' in numeric literal" },
    { text: "1.x", problem: "invalid character 'x' after decimal point in numeric literal" },
    { text: "1e+'", problem: "invalid character '\\'' in exponent of numeric literal" },
    { text: "[".repeat(20_000), problem: "exceeded max depth" },
    { text: ' {"a": [1, -0.5e+3, "\\u00e4", true, null, {}], "b": {}} ', problem: "" },
  ])("$text", ({ text, problem }) => {
    expect(jsonProblem(text)).toBe(problem);
  });
});
