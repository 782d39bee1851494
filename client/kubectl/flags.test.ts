import { describe, expect, test } from "vitest";
import { type Flags, parseFlags, parseGoDuration } from "./flags.ts";

const flags = {
  output: { kind: "text", short: "o", doc: "" },
  watch: { kind: "bool", short: "w", doc: "" },
  all: { kind: "bool", short: "A", doc: "" },
  filename: { kind: "list", short: "f", doc: "" },
  replicas: { kind: "int", doc: "" },
  timeout: { kind: "duration", doc: "" },
  cascade: { kind: "text", implied: "background", doc: "" },
} as const satisfies Flags;

test.each([
  { behaviour: "values after a blank", words: "-o yaml", given: { output: "yaml" }, args: [] },
  { behaviour: "values after =", words: "--output=json", given: { output: "json" }, args: [] },
  { behaviour: "values that touch", words: "-oname", given: { output: "name" }, args: [] },
  { behaviour: "short values after =", words: "-o=wide", given: { output: "wide" }, args: [] },
  {
    behaviour: "switches together",
    words: "-Aw pods",
    given: { all: true, watch: true },
    args: ["pods"],
  },
  {
    behaviour: "switches with a value",
    words: "pods --watch=false x",
    given: { watch: false },
    args: ["pods", "x"],
  },
  {
    behaviour: "lists, repeated and with commas",
    words: "-f a,b -f c",
    given: { filename: ["a", "b", "c"] },
    args: [],
  },
  {
    behaviour: "numbers and times",
    words: "--replicas -1 --timeout=1m30s",
    given: { replicas: -1, timeout: 90_000 },
    args: [],
  },
  {
    behaviour: "a value that may be left out",
    words: "--cascade pod x",
    given: { cascade: "background" },
    args: ["pod", "x"],
  },
  {
    behaviour: "standard input as an argument",
    words: "-f -",
    given: { filename: ["-"] },
    args: [],
  },
  { behaviour: "nothing after --", words: "a -- -o", given: {}, args: ["a", "-o"] },
])("flags take $behaviour", ({ words, given, args }) => {
  const parsed = parseFlags(flags, words.split(" "), "kubesim get");
  expect({ given: parsed.flags, args: parsed.args }).toEqual({ given, args });
});

test.each([
  { words: "--badflag", message: "unknown flag: --badflag" },
  { words: "-wz", message: "unknown shorthand flag: 'z' in -z" },
  { words: "--output", message: "flag needs an argument: --output" },
  { words: "-wo", message: "flag needs an argument: 'o' in -o" },
  { words: "--=x", message: "bad flag syntax: --=x" },
  {
    words: "--replicas=a",
    message: `invalid argument "a" for "--replicas" flag: strconv.ParseInt: parsing "a": invalid syntax`,
  },
  {
    words: "-w=maybe",
    message: `invalid argument "maybe" for "-w, --watch" flag: strconv.ParseBool: parsing "maybe": invalid syntax`,
  },
  {
    words: "--timeout=5",
    message: `invalid argument "5" for "--timeout" flag: time: invalid duration "5"`,
  },
])("flags refuse $words", ({ words, message }) => {
  expect(() => parseFlags(flags, words.split(" "), "kubesim get")).toThrow(message);
});

test.each([
  { text: "0", ms: 0 },
  { text: "1.5s", ms: 1500 },
  { text: "1h2m3s", ms: 3_723_000 },
  { text: "-5ms", ms: -5 },
  { text: "5", ms: undefined },
  { text: "s", ms: undefined },
])("the duration $text is $ms ms", ({ text, ms }) => {
  expect(parseGoDuration(text)).toBe(ms);
});

describe("a map of text", () => {
  const flags = { env: { kind: "map", doc: "" } } as const;

  test.each([
    { words: ["--env=A=1"], pairs: ["A=1"] },
    { words: ["--env=A=1,2"], pairs: ["A=1,2"] },
    { words: ["--env=A=1,B=2", "--env", "C="], pairs: ["A=1", "B=2", "C="] },
    { words: ['--env="A=1,2",B=3'], pairs: ["A=1,2", "B=3"] },
  ])("$words", ({ words, pairs }) => {
    expect(parseFlags(flags, words, "kubesim debug").flags.env).toEqual(pairs);
  });

  test("refuses a pair that is none", () => {
    expect(() => parseFlags(flags, ["--env=A=1,B=2,C"], "kubesim debug")).toThrow(
      'invalid argument "A=1,B=2,C" for "--env" flag: C must be formatted as key=value',
    );
  });
});
