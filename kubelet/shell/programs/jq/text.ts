/** The functions of jq about texts and times. Source: jq 1.8, its manual. */
import { one, type Run, stringOf, with1 } from "./call.ts";
import { JqError } from "./tree.ts";
import { members, shownIn, textOfValue } from "./values.ts";

function numberOf(value: unknown): number {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  if (typeof number === "number" && !Number.isNaN(number)) return number;
  throw new JqError(`${shownIn(value)} cannot be parsed as a number`);
}

function parsed(value: unknown): unknown {
  try {
    return JSON.parse(stringOf(value, "fromjson"));
  } catch (error) {
    if (error instanceof JqError) throw error;
    throw new JqError(`${textOfValue(value)} (while parsing '${textOfValue(value)}')`);
  }
}

const timeText = (seconds: unknown) =>
  new Date(Math.floor(Number(seconds)) * 1000).toISOString().replace(/\.\d+Z/, "Z");

export const textFunctions: readonly (readonly [string, Run])[] = [
  [
    "utf8bytelength/0",
    one((input) => new TextEncoder().encode(stringOf(input, "utf8bytelength")).length),
  ],
  [
    "startswith/1",
    with1((input, start) => stringOf(input, "startswith()").startsWith(String(start))),
  ],
  ["endswith/1", with1((input, end) => stringOf(input, "endswith()").endsWith(String(end)))],
  [
    "ltrimstr/1",
    with1((input, start) =>
      typeof input === "string" && input.startsWith(String(start))
        ? input.slice(String(start).length)
        : input,
    ),
  ],
  [
    "rtrimstr/1",
    with1((input, end) =>
      typeof input === "string" && end !== "" && input.endsWith(String(end))
        ? input.slice(0, -String(end).length)
        : input,
    ),
  ],
  ["trim/0", one((input) => stringOf(input, "trim").trim())],
  ["ascii_downcase/0", one((input) => stringOf(input, "ascii_downcase").toLowerCase())],
  ["ascii_upcase/0", one((input) => stringOf(input, "ascii_upcase").toUpperCase())],
  ["split/1", with1((input, separator) => stringOf(input, "split").split(String(separator)))],
  [
    "join/1",
    with1((input, separator) =>
      members(input)
        .map((each) => (each === null ? "" : textOfValue(each)))
        .join(String(separator)),
    ),
  ],
  ["tostring/0", one(textOfValue)],
  ["tonumber/0", one(numberOf)],
  ["tojson/0", one((input) => JSON.stringify(input))],
  ["fromjson/0", one(parsed)],
  ["now/0", one((_, { nowMs }) => nowMs / 1000)],
  ["todate/0", one(timeText)],
  ["fromdate/0", one((input) => Date.parse(String(input)) / 1000)],
  ["fromdateiso8601/0", one((input) => Date.parse(String(input)) / 1000)],
  ["ascii/0", one((input) => String.fromCharCode(Number(input)))],
  ["explode/0", one((input) => [...stringOf(input, "explode")].map((each) => each.codePointAt(0)))],
  ["implode/0", one((input) => String.fromCodePoint(...members(input).map(Number)))],
];
