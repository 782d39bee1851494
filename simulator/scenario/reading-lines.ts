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
  if (!isObject(value)) return [`${call} ${factOf(value)}`];
  return pathsAfter(call, expression).flatMap((path) => {
    const found = path.reduce<unknown>(
      (each, member) => (isObject(each) ? each[member] : undefined),
      value,
    );
    const fact = factOf(found);
    return fact === undefined ? [] : [`${call}.${path.join(".")} ${fact}`];
  });
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

/** Members, one of another, that are no call of a method: `.status.?failures` of `.orValue({})`. */
const members = /^(?:\s*\.\s*\??\s*[A-Za-z_]\w*(?!\w|\s*[([]))+/;

/** Which members an expression looks at of what a call gave: `status.succeeded`. */
function pathsAfter(call: string, expression: string): readonly (readonly string[])[] {
  const written = [call, call.replaceAll('"', "'")];
  const rests = written.flatMap((text) => expression.split(text).slice(1));
  return rests.flatMap((rest) => {
    const [chain] = members.exec(rest) ?? [];
    return chain === undefined ? [] : [chain.match(/\w+/g) ?? []];
  });
}
