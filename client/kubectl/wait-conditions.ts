/** What `kubectl wait --for` waits for. Pure. Source: kubectl 1.36, pkg/cmd/wait. */
import { isObject, type Json, type JsonObject } from "../../api/json.ts";
import { metadataOf, part, parts, textAt } from "../../api/json-parts.ts";
import { Failure } from "./failure.ts";
import { splitAt } from "./flags.ts";
import { textOf as jsonText, relaxedJsonPath } from "./json-path.ts";

export interface WaitCondition {
  /** What is waited for to be made or gone; `test` is asked of an object that there is. */
  readonly kind: "create" | "delete" | "test";
  /** Whether it has come about; `undefined` is one that is gone. Throws where nobody can tell. */
  isMet(object: JsonObject | undefined): boolean;
}

/** So long is waited unless said otherwise. */
export const waitMsUsual = 30_000;

/** Less than no time is a week. */
export const waitMsFor = (givenMs = waitMsUsual): number =>
  givenMs < 0 ? 7 * 24 * 3_600_000 : givenMs;

/** Reads every `--for`. Throws where there is none, or one that means nothing. */
export function readConditions(texts: readonly string[]): readonly WaitCondition[] {
  if (texts.length === 0) throw new Failure("unrecognized condition: []");
  return texts.map(readCondition);
}

function readCondition(text: string): WaitCondition {
  const lower = text.toLowerCase();
  if (lower === "delete") return { kind: "delete", isMet: (object) => object === undefined };
  if (lower === "create") return { kind: "create", isMet: (object) => object !== undefined };
  const [kind, rest] = splitAt(text, "=");
  if (kind === "condition" && rest !== undefined) return tested(statusCondition(rest));
  if (kind === "jsonpath" && rest !== undefined) return tested(pathCondition(rest));
  throw new Failure(`unrecognized condition: ${JSON.stringify(text)}`);
}

const tested = (isMet: (object: JsonObject) => boolean): WaitCondition => ({
  kind: "test",
  isMet: (object) => object !== undefined && isMet(object),
});

function statusCondition(text: string): (object: JsonObject) => boolean {
  const [type, value = "true"] = splitAt(text, "=");
  const isSame = (left: string, right: string) => left.toLowerCase() === right.toLowerCase();
  return (object) => {
    const status = part(object, "status");
    const found = parts(status, "conditions").find((each) => isSame(textAt(each, "type"), type));
    if (found === undefined) return false;
    const { generation } = metadataOf(object);
    const observed = found.observedGeneration ?? status.observedGeneration;
    // What was found of an older generation tells nothing of this one.
    if (typeof generation === "number" && typeof observed === "number" && observed < generation) {
      return false;
    }
    return isSame(textAt(found, "status"), value);
  };
}

function pathCondition(text: string): (object: JsonObject) => boolean {
  const [path = "", given, ...more] = splitAtSingle(text);
  if (more.length > 0) throw new Failure(`jsonpath wait format must be ${example}=3 or ${example}`);
  const find = path === "" ? undefined : relaxedJsonPath(path);
  const value = given?.replace(/^['"]+|['"]+$/g, "");
  if (value === "") {
    throw new Failure(`jsonpath wait has to have a value after equal sign, like ${example}=3`);
  }
  if (find === undefined) throw new Failure("jsonpath expression cannot be empty");
  return (object) => {
    const [found, ...others] = find(object);
    if (found === undefined) return false;
    if (others.length > 0)
      throw new Failure("given jsonpath expression matches more than one value");
    return value === undefined || isValue(found, value);
  };
}

const example = "--for=jsonpath='{.status.readyReplicas}'";

function isValue(found: Json, value: string): boolean {
  if (isObject(found) || Array.isArray(found)) {
    throw new Failure("jsonpath leads to a nested object or list which is not supported");
  }
  return jsonText(found).trim() === value.trim();
}

/** Comparisons in a path are written with two signs, and do not end it. */
function splitAtSingle(text: string): readonly string[] {
  const texts = [""];
  for (const [piece] of text.matchAll(/==|=|[^=]+/g)) {
    if (piece === "=") texts.push("");
    else texts.push(`${texts.pop()}${piece}`);
  }
  return texts;
}
