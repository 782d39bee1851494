import { load, YAMLException } from "js-yaml";
import { isShallow } from "../../api/depth.ts";
import {
  type ApiRequest,
  type PatchType,
  patchTypes,
  type RepeatedFields,
} from "../../api/request.ts";
import { badRequest, StatusError } from "../../api/status.ts";
import { goYaml } from "../../api/yaml.ts";
import { jsonProblem } from "../json-syntax.ts";
import { decodeProtobuf } from "../protobuf/decode.ts";
import { summaryOf, unrecognized } from "../registry/type-meta.ts";
import { repeatedInJson, repeatedInYaml } from "../repeated-fields.ts";

/** Largest request body, in bytes. Source: apiserver's MaxRequestBodyBytes. */
export const bodyBytesMax = 3 * 1024 * 1024;

/** The form in which Go clients send objects of the built-in kinds. */
const protobuf = "application/vnd.kubernetes.protobuf";

/** A body that has been read. */
export type Body = Pick<ApiRequest, "body" | "repeated">;

/**
 * Decodes the body of a create, an update or a delete, which is to hold an object of `kind`. Throws
 * UnsupportedMediaType, BadRequest.
 */
export function parseBody(contentType: string, bytes: Uint8Array, kind: string): Body {
  const type = mediaType(contentType);
  if (type === protobuf) return { body: parseProtobuf(bytes) };
  if (type === "application/yaml") return parseYaml(textOf(bytes), kind);
  if (type !== "application/json" && type !== "") {
    throw unsupported(["application/json", "application/yaml", protobuf]);
  }
  const text = textOf(bytes);
  return parseJson(text, (problem) => unrecognized(kind, problem, text));
}

/** Decodes a patch and says of which type it is. */
export function parsePatch(contentType: string, bytes: Uint8Array) {
  const type = mediaType(contentType);
  const entries = Object.entries(patchTypes) as [PatchType, string][];
  const patchType = entries.find(([, each]) => each === type)?.[0];
  if (patchType === undefined) {
    throw new StatusError("UnsupportedMediaType", "415: Unsupported Media Type", {});
  }
  if (patchType === "apply") {
    const body = parseYamlText(textOf(bytes), (problem) =>
      badRequest(`error decoding YAML: ${problem}`),
    );
    return { patchType, ...body };
  }
  const prefix = patchType === "strategic" ? "" : "error decoding patch: ";
  const body = parseJson(textOf(bytes), (problem) => badRequest(prefix + problem));
  return { patchType, ...body };
}

const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const mediaType = (contentType: string) => (contentType.split(";")[0] ?? "").trim().toLowerCase();

function unsupported(accepted: readonly string[]): StatusError {
  return new StatusError(
    "UnsupportedMediaType",
    "the body of the request was in an unknown format - accepted media types include: " +
      accepted.join(", "),
  );
}

function parseJson(text: string, refusal: (problem: string) => StatusError): Body {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw refusal(jsonProblem(text) || "invalid JSON");
  }
  if (!isShallow(value)) throw refusal("exceeded max depth");
  const wide = mayOverflow.test(text) ? tooLarge(text) : undefined;
  if (wide === undefined) return withRepeated(value, repeatedInJson(text, value));
  throw refusal(`json: cannot unmarshal number ${wide} into Go value of type float64`);
}

const withRepeated = (body: unknown, repeated: RepeatedFields | undefined): Body =>
  repeated === undefined ? { body } : { body, repeated };

const mayOverflow = /[0-9][eE]\+?[0-9]{3}|[0-9]{300}/;

/** The first number that is not finite, as it is written; `undefined` where there is none. */
function tooLarge(text: string): string | undefined {
  const numbers = /"(?:[^"\\]|\\.)*"|(-?[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?)/g;
  for (const [, number] of text.matchAll(numbers)) {
    if (number !== undefined && !Number.isFinite(Number(number))) return number;
  }
  return undefined;
}

function parseProtobuf(bytes: Uint8Array): unknown {
  try {
    return decodeProtobuf(bytes);
  } catch (error) {
    throw badRequest(error instanceof Error ? error.message : String(error));
  }
}

function parseYaml(text: string, kind: string): Body {
  return parseYamlText(text, (problem) =>
    badRequest(
      `the object provided is unrecognized (must be of type ${kind}): ` +
        `error converting YAML to JSON: yaml: ${problem} (${summaryOf(text)})`,
    ),
  );
}

function parseYamlText(text: string, refusal: (problem: string) => StatusError): Body {
  let value: unknown;
  let repeated: RepeatedFields | undefined;
  try {
    value = load(text, { schema: goYaml });
  } catch (first) {
    try {
      if (!isRepetition(first)) throw first;
      // What is said twice holds as it was said last.
      value = load(text, { schema: goYaml, json: true });
      repeated = repeatedInYaml(text);
    } catch (error) {
      throw refusal(yamlProblem(error));
    }
  }
  // A few aliases of aliases stand for more than any memory holds.
  if (!isBounded(value)) throw refusal("document contains excessive aliasing");
  if (!isShallow(value)) throw refusal("exceeded max depth");
  return withRepeated(sorted(value, new Map()), repeated);
}

const isRepetition = (error: unknown) =>
  error instanceof YAMLException && error.reason === "duplicated mapping key";

/** YAML is read as maps, whose keys Go then writes in order. `known` are aliased parts. */
function sorted(value: unknown, known: Map<unknown, unknown>): unknown {
  if (typeof value !== "object" || value === null) return value;
  const before = known.get(value);
  if (before !== undefined) return before;
  const made = Array.isArray(value)
    ? value.map((item) => sorted(item, known))
    : Object.fromEntries(
        Object.entries(value)
          .sort(([left], [right]) => (left < right ? -1 : 1))
          .map(([key, inner]) => [key, sorted(inner, known)]),
      );
  known.set(value, made);
  return made;
}

/** `line 3: …` */
function yamlProblem(error: unknown): string {
  if (!(error instanceof YAMLException)) return "exceeded max depth";
  return error.mark === undefined ? error.reason : `line ${error.mark.line + 1}: ${error.reason}`;
}

/**
 * True where the value, with all its aliases spelt out, has no more parts than a body has bytes.
 */
function isBounded(value: unknown): boolean {
  const pending: unknown[] = [value];
  for (let count = 0; pending.length > 0; count += 1) {
    if (count > bodyBytesMax) return false;
    const part = pending.pop();
    if (typeof part !== "object" || part === null) continue;
    for (const inner of Object.values(part)) pending.push(inner);
  }
  return true;
}
