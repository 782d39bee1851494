import { expect, test } from "vitest";
import { formatCheck } from "./formats.ts";
import { goRegExp } from "./pattern.ts";

test.each([
  { format: "bsonobjectid", good: ["507f1f77bcf86cd799439011"], bad: ["507f"] },
  { format: "uri", good: ["https://example.com/a?b", "/a", "mailto:a@b"], bad: ["a", "", "%zz"] },
  { format: "email", good: ["a@b.example"], bad: ["a", "a@", "a b@c"] },
  { format: "hostname", good: ["a.example.com", "1a"], bad: ["-a", "a_b", ""] },
  { format: "ipv4", good: ["10.0.0.1"], bad: ["10.0.0", "::1"] },
  { format: "ipv6", good: ["::1", "fe80::1"], bad: ["10.0.0.1", ":::"] },
  { format: "cidr", good: ["10.0.0.0/8", "fd00::/8"], bad: ["10.0.0.0", "10.0.0.0/33"] },
  { format: "mac", good: ["00:11:22:33:44:55", "0011.2233.4455"], bad: ["00:11", "zz"] },
  { format: "uuid", good: ["123E4567-e89b-12d3-a456-426614174000"], bad: ["123e4567"] },
  {
    format: "uuid4",
    good: ["f47ac10b-58cc-4372-a567-0e02b2c3d479"],
    bad: ["123e4567-e89b-12d3-a456-426614174000"],
  },
  { format: "isbn10", good: ["0321751043"], bad: ["0321751044"] },
  { format: "isbn13", good: ["978-0321751041"], bad: ["978-0321751042"] },
  { format: "isbn", good: ["0321751043", "978-0321751041"], bad: ["1"] },
  { format: "creditcard", good: ["4111-1111-1111-1111"], bad: ["4111-1111-1111-1112"] },
  { format: "ssn", good: ["111-11-1111", "111111111"], bad: ["11-11"] },
  { format: "hexcolor", good: ["#FFFFFF", "abc"], bad: ["#ggg"] },
  { format: "rgbcolor", good: ["rgb(255, 0,1)"], bad: ["rgb(256,0,0)"] },
  { format: "byte", good: ["YQ=="], bad: ["a", ""] },
  { format: "password", good: ["anything", ""], bad: [] },
  { format: "date", good: ["2026-01-31"], bad: ["2026-02-30", "26-1-1"] },
  { format: "duration", good: ["22ns", "1h30m", "22 ns", "3 days", "-1.5h"], bad: ["", "1", "x"] },
  {
    format: "date-time",
    good: ["2014-12-15T19:30:20.000Z", "2026-01-01T00:00:00+02:00"],
    bad: ["2014-12-15", "2014-13-15T19:30:20Z"],
  },
  { format: "quantity", good: ["10Gi", "500m"], bad: ["10GiB", ""] },
  { format: "k8s-short-name", good: ["a-b"], bad: ["a.b", "A"] },
  { format: "k8s-long-name", good: ["a.b-c"], bad: ["a..b", "A"] },
])("$format takes its own", ({ format, good, bad }) => {
  const check = formatCheck(format);
  expect(good.filter((text) => check?.(text) !== true)).toEqual([]);
  expect(bad.filter((text) => check?.(text) !== false)).toEqual([]);
});

test.each([
  { behaviour: "flags at its start", pattern: "(?i)^abc$", matches: "ABC" },
  { behaviour: "classes of characters by name", pattern: "^[[:digit:]_]+$", matches: "1_2" },
  { behaviour: "escapes that nothing needs", pattern: "^a\\-b\\_c$", matches: "a-b_c" },
  { behaviour: "named groups", pattern: "^(?P<a>x)$", matches: "x" },
  { behaviour: "ends of the text", pattern: "\\Aab\\z", matches: "ab" },
  { behaviour: "quoted text", pattern: "^\\Qa.b\\E$", matches: "a.b" },
  { behaviour: "classes of Unicode", pattern: "^\\pL+$", matches: "äé" },
])("a pattern may have $behaviour", ({ pattern, matches }) => {
  const expression = goRegExp(pattern);
  expect(typeof expression === "string" ? expression : expression.test(matches)).toBe(true);
});

test.each([
  { pattern: "(", problem: "error parsing regexp: missing closing ): `(`" },
  { pattern: "a)", problem: "error parsing regexp: unexpected ): `a)`" },
  { pattern: "[a", problem: "error parsing regexp: missing closing ]: `[a`" },
  { pattern: "(?=a)", problem: "error parsing regexp: invalid or unsupported Perl syntax: `(?=`" },
  { pattern: "*a", problem: "error parsing regexp: missing argument to repetition operator: `*`" },
])("$pattern is no pattern", ({ pattern, problem }) => {
  expect(goRegExp(pattern)).toBe(problem);
});

test("a search ends soon, whatever the pattern", () => {
  const expression = goRegExp("^(a+)+$");
  expect(typeof expression === "string" || expression.test(`${"a".repeat(10_000)}b`)).toBe(false);
});
