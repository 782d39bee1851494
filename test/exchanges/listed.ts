/** What is not answered as it was recorded: the entries of the tables, and what they mean. */
import { isObject, type JsonObject } from "../../api/json.ts";
import { mergePatch } from "../../api/patch/merge-patch.ts";
import { different } from "./different/index.ts";
import type { Answer, Exchange } from "./recording.ts";

/** A step that 1.36 answers in another way than 1.20 did: what it answers is asserted instead. */
export interface Different {
  readonly step: number;
  readonly because: string;
  /** Texts of the recorded answer, wherever they occur in it, and what 1.36 says for them. */
  readonly words?: readonly (readonly [recorded: string, said: string])[];
  /** In which order 1.36 has the recorded events or items, by their indices. */
  readonly order?: readonly number[];
  /** A merge patch for the recorded body. */
  readonly merge?: JsonObject;
  /** In place of members of the recorded answer. */
  readonly answer?: Partial<Answer>;
}

/** The difference that a table states for a step, by the group it is of. */
export const differenceOf = (group: string, step: number): Different | undefined =>
  different[group]?.find((each) => each.step === step);

/** The groups and steps that the tables list, as often as they are listed. */
export const listedSteps = (): readonly { readonly group: string; readonly step: number }[] =>
  Object.entries(different).flatMap(([group, entries]) =>
    entries.map(({ step }) => ({ group, step })),
  );

/** What 1.36 answers in place of what was recorded. */
export function inPlaceOf(recorded: Answer, difference: Different): Answer {
  const { words = [], order, merge = {}, answer } = difference;
  const { body, events, ...rest } = reworded(recorded, words);
  return {
    ...rest,
    body: isObject(body) ? patched(withItems(body, order), merge) : body,
    events: ordered(events, order),
    ...answer,
  };
}

/**
 * The exchange as a client of 1.36 makes it: beta versions are gone, and with them the warnings,
 * but their objects are much the same in the versions that came after.
 */
export function asIn136(exchange: Exchange): Exchange {
  const { request, response } = exchange;
  const words = Object.entries(successors);
  if (words.every(([old]) => !JSON.stringify(request).includes(old))) return exchange;
  const { warning: _, ...answer } = response;
  return { ...exchange, request: reworded(request, words), response: reworded(answer, words) };
}

const successors = { "batch/v1beta1": "batch/v1", "policy/v1beta1": "policy/v1" };

function reworded<T>(value: T, words: readonly (readonly [string, string])[]): T {
  if (words.length === 0) return value;
  const said = JSON.stringify(value, (_, part) =>
    typeof part === "string"
      ? words.reduce((text, [recorded, now]) => text.replaceAll(recorded, now), part)
      : part,
  );
  return JSON.parse(said);
}

function withItems(body: JsonObject, order: readonly number[] | undefined): JsonObject {
  const { items } = body;
  return Array.isArray(items) ? { ...body, items: ordered(items, order) } : body;
}

function ordered<T>(list: readonly T[] | undefined, order: readonly number[] | undefined) {
  return list === undefined || order === undefined
    ? list?.slice()
    : order.flatMap((index) => list.slice(index, index + 1));
}

/** The body changed, and without members that are undefined, as a body that was read is. */
const patched = (body: JsonObject, merge: JsonObject): Exclude<Answer["body"], undefined> =>
  JSON.parse(JSON.stringify(mergePatch(body, merge)));
