/**
 * Regular expressions as RE2 has them: the time that a search takes grows with the text and never
 * explodes, so there are no back references and no looking around.
 */
import { RE2JS } from "re2js";
import { type Frame, fail } from "../frame.ts";
import { type CelFunction, globalFunction, method, smallInt } from "../functions.ts";
import type { CelList } from "../values.ts";

/** Those compiled of late, for an expression uses the same few again and again. */
const known = new Map<string, RE2JS>();
const knownMax = 256;

/** The compiled form of `pattern`, and its cost and that of a search through `text` counted. */
function compiled(pattern: string, text: string, frame: Frame): RE2JS {
  // Source: cel-go, interpreter/runtimecost.go, overloads.Matches.
  frame.work(Math.ceil((1 + text.length) * 0.1) * Math.max(1, Math.ceil(pattern.length * 0.25)));
  const found = known.get(pattern);
  if (found !== undefined) return found;
  const made = compileRegex(pattern);
  if (typeof made === "string") return fail(made);
  if (known.size >= knownMax) known.clear();
  known.set(pattern, made);
  return made;
}

/** The regular expression, or what is wrong with it, in Go's words. */
export function compileRegex(pattern: string): RE2JS | string {
  try {
    return RE2JS.compile(pattern);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function findAll([text, pattern]: readonly [string, string], max: number, frame: Frame): CelList {
  const matcher = compiled(pattern, text, frame).matcher(text);
  const found: string[] = [];
  while ((max < 0 || found.length < max) && matcher.find()) found.push(matcher.group() ?? "");
  return found;
}

const two = ["string", "string"] as const;
const matches = ([text, pattern]: readonly [string, string], frame: Frame): boolean =>
  compiled(pattern, text, frame).matcher(text).find();

/** `matches`, `find` and `findAll`. Source: k8s.io/apiserver/pkg/cel/library/regex.go. */
export const regex: readonly CelFunction[] = [
  globalFunction("matches", { takes: two, gives: "bool" }, matches),
  method("matches", { takes: two, gives: "bool" }, matches),
  method("find", { takes: two, gives: "string" }, (values, frame) => {
    const [found = ""] = findAll(values, 1, frame);
    return found;
  }),
  method("findAll", { takes: two, gives: "list<string>" }, (values, frame) =>
    findAll(values, -1, frame),
  ),
  method(
    "findAll",
    { takes: ["string", "string", "int"], gives: "list<string>" },
    ([text, pattern, max], frame) => findAll([text, pattern], smallInt(max), frame),
  ),
];
