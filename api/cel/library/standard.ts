/** The functions of the language itself, but for those of time. Source: CEL specification. */
import type { Frame } from "../frame.ts";
import { type CelFunction, globalFunction, method } from "../functions.ts";
import { mapSize } from "../values.ts";

function codePoints(text: string, frame: Frame): number {
  frame.workText(text.length);
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

const textPair = { takes: ["string", "string"], gives: "bool" } as const;

export const standard: readonly CelFunction[] = [
  ...[globalFunction, method].flatMap((declare) => [
    declare("size", { takes: ["string"], gives: "int" }, ([text], frame) =>
      codePoints(text, frame),
    ),
    declare("size", { takes: ["bytes"], gives: "int" }, ([bytes]) => bytes.length),
    declare("size", { takes: ["list<T>"], gives: "int" }, ([list]) => list.length),
    declare("size", { takes: ["map<K,V>"], gives: "int" }, ([map]) => mapSize(map)),
  ]),
  method("contains", textPair, ([text, part], frame) => {
    // Source: cel-go, interpreter/runtimecost.go, overloads.ContainsString.
    frame.work(Math.ceil(text.length * 0.1) * Math.ceil(part.length * 0.1));
    return text.includes(part);
  }),
  method("startsWith", textPair, ([text, start], frame) => {
    frame.workText(start.length);
    return text.startsWith(start);
  }),
  method("endsWith", textPair, ([text, end], frame) => {
    frame.workText(end.length);
    return text.endsWith(end);
  }),
];
