/** What a condition saw, as people read it. */
import { isObject } from "../../api/json.ts";
import type { Reading } from "./functions.ts";

/**
 * What the functions of an expression gave, each once. Of objects, which are too long for a line,
 * it is what the expression looks at.
 */
export function readingLines(
  readings: readonly Reading[],
  expression: string | undefined,
): readonly string[] {
  return [...new Set(readings.flatMap((reading) => linesOf(reading, expression ?? "")))];
}

function linesOf({ call, value }: Reading, expression: string): readonly string[] {
  const told = isObject(value) || Array.isArray(value) ? pathsAfter(call, expression) : [];
  const lines = told.flatMap((path) => {
    const fact = factOf(path.reduce<unknown>(memberOf, value));
    return fact === undefined ? [] : [`${call}${path.map(memberText).join("")} ${fact}`];
  });
  return isObject(value) ? lines : [`${call} ${factOf(value)}`, ...lines];
}

/** What is of that name, or at that place. */
function memberOf(value: unknown, member: Member): unknown {
  if (Array.isArray(value)) return typeof member === "number" ? value[member] : undefined;
  return isObject(value) ? value[member] : undefined;
}

/** Longer ones are told by nobody. */
const objectLengthMax = 80;

/** Of lists, how many items there are; of objects what they are, where that is short. */
function factOf(value: unknown): string | undefined {
  if (value === undefined) return "is not there";
  if (Array.isArray(value)) return `has ${itemsText(value.length)}`;
  if (!isObject(value)) return `is ${value === "" ? '""' : String(value)}`;
  const text = JSON.stringify(value);
  return text.length > objectLengthMax ? undefined : `is ${text}`;
}

const itemsText = (count: number) => (count === 1 ? "1 item" : `${count} items`);

/** The name of a member, or the place of an item. */
type Member = string | number;

/** `.status`, `["requests.cpu"]`, `[0]`. */
const memberText = (member: Member): string =>
  typeof member === "string" && /^\w+$/.test(member) ? `.${member}` : `[${JSON.stringify(member)}]`;

/** `.status` and `.?status`, or `["requests.cpu"]`, `[?"requests.cpu"]` and `[0]`. */
const member =
  /\s*(?:\.\s*\??\s*([A-Za-z_]\w*)(?!\w|\s*\()|\[\s*\??\s*(?:"([^"]*)"|'([^']*)'|(\d+))\s*\])/y;

/** Which members an expression looks at of what a call gave: `status`, and `succeeded` of that. */
function pathsAfter(call: string, expression: string): readonly (readonly Member[])[] {
  const written = [call, call.replaceAll('"', "'")];
  const rests = written.flatMap((text) => expression.split(text).slice(1));
  return rests.map(pathAt).filter((path) => path.length > 0);
}

/** The members that a text begins with; a call of a method, as `.orValue({})`, is none. */
function pathAt(text: string): readonly Member[] {
  const path: Member[] = [];
  member.lastIndex = 0;
  for (let found = member.exec(text); found !== null; found = member.exec(text)) {
    const [, name, double, single, index] = found;
    path.push(name ?? double ?? single ?? Number(index));
  }
  return path;
}
