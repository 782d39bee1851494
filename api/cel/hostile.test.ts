import fc from "fast-check";
import { expect, test } from "vitest";
import { compileCel, listOf, types } from "./index.ts";

const pieces = [
  ..."()[]{}.,?:!-+*/%<>=&|\"'\\ \n".split(""),
  ..."== != <= >= && || .? [? in true false null 1 -1 2u 1.5 1e400 0x7f 9223372036854775807".split(
    " ",
  ),
  ..."'a' \"b\" b'c' r'\\d' '''x''' '\\u0000' 'ab-1' object list text x y int string type".split(
    " ",
  ),
  ..."has( size( dyn( duration( timestamp( quantity( ip( cidr( url( semver( int( string(".split(
    " ",
  ),
  ...".all(x, .exists(x, .map(x, .filter(x, .transformList(x, y, .transformMap(x, y, ".split(" , "),
  ...".size() .matches( .format( .join( .split( .replace( .substring( .charAt( .sum()".split(" "),
  "cel.bind(x, ",
  "optional.of(",
  ".orValue(",
  "sets.contains(",
  "__proto__",
  ".constructor",
  "//",
];

const variables = { object: types.dyn, list: listOf(types.dyn), text: types.string };
const values = {
  object: { a: 1, b: [null, { c: "d" }], "x-y": 1.5, e: {} },
  list: [1, "a", null, [2], { k: true }],
  text: "\ud83d text \u{1F600}",
};

function survives(expression: string): void {
  const { program, error } = compileCel(expression, { variables });
  if (program === undefined) expect(error).toMatch(/\S/);
  else expect(program.evaluate(values, { costMax: 10_000 }).cost).toBeLessThan(1_000_000);
}

test("any text is compiled or refused, and evaluated or failed, with no exception", () => {
  const tokens = fc.array(fc.constantFrom(...pieces), { maxLength: 12 });
  fc.assert(
    fc.property(tokens, (parts) => survives(parts.join(""))),
    { numRuns: 5000, seed: 1 },
  );
});

const operators = ["+", "-", "*", "/", "%", "==", "!=", "<", ">=", "in", "&&", "||"];
const methods = [
  ..."size contains startsWith matches find findAll charAt indexOf lastIndexOf join split".split(
    " ",
  ),
  ..."replace substring trim format sum min max isSorted orValue or value hasValue add sub".split(
    " ",
  ),
  ..."compareTo containsIP masked getHost getQuery validate getHours getFullYear major".split(" "),
];
const functions = [
  ..."size int uint double string bytes bool timestamp duration type quantity isQuantity".split(
    " ",
  ),
  ..."url isURL ip isIP cidr isCIDR semver isSemver format.named strings.quote".split(" "),
  ..."optional.of optional.ofNonZeroValue has".split(" "),
];

const { expression } = fc.letrec<{ readonly expression: string }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 4, depthSize: "small" },
    fc.constantFrom(
      "1",
      "-2",
      "1.5",
      "3u",
      "'a'",
      "b'c'",
      "true",
      "null",
      "object",
      "list",
      "text",
    ),
    fc.constantFrom("[]", "{}", "x", "duration('1s')", "timestamp('2026-01-01T00:00:00Z')"),
    fc
      .tuple(tie("expression"), fc.constantFrom(...operators), tie("expression"))
      .map(([left, operator, right]) => `(${left} ${operator} ${right})`),
    fc
      .tuple(tie("expression"), fc.constantFrom(...methods), tie("expression"), tie("expression"))
      .map(([on, name, first, second]) => `${on}.${name}(${first}, ${second})`),
    fc
      .tuple(tie("expression"), fc.constantFrom(...methods), tie("expression"))
      .map(([on, name, first]) => `dyn(${on}).${name}(dyn(${first}))`),
    fc
      .tuple(fc.constantFrom(...functions), tie("expression"))
      .map(([name, first]) => `${name}(dyn(${first}))`),
    fc
      .tuple(
        tie("expression"),
        fc.constantFrom("all", "exists", "map", "filter"),
        tie("expression"),
      )
      .map(([on, macro, body]) => `dyn(${on}).${macro}(x, dyn(${body}))`),
    fc.tuple(tie("expression"), tie("expression")).map(([on, key]) => `dyn(${on})[dyn(${key})]`),
    fc.tuple(tie("expression"), tie("expression")).map(([a, b]) => `[dyn(${a}), ${b}]`),
    fc.tuple(tie("expression"), tie("expression")).map(([a, b]) => `{dyn(${a}): dyn(${b})}`),
  ),
}));

test("what is well formed fails only with a message", () => {
  fc.assert(fc.property(expression, survives), { numRuns: 5000, seed: 2 });
});
