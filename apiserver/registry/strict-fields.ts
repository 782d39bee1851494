/** What a strict reader says of a body: fields that its kind lacks, or that it has twice. */
import { isObject } from "../../api/json.ts";
import type { RepeatedFields } from "../../api/request.ts";
import { badRequest } from "../../api/status.ts";
import type { Call } from "./context.ts";
import { cannotHandle, type KindNames } from "./type-meta.ts";

/** So many complaints are made of one body at most. Source: sigs.k8s.io/json, saveStrictError. */
const problemsMax = 100;

/**
 * Warns of the fields that were dropped while the body was read. Throws BadRequest instead where
 * the client asked for that. Source: apiserver endpoints/handlers/rest.go and patch.go 1.36.
 */
export function reportFields(call: Call, names: KindNames): void {
  const { request, unknownFields, options } = call;
  const { repeated, patchType } = request;
  if (repeated === undefined && unknownFields.length === 0 && patchType !== "json") return;
  const { fieldValidation = "Warn" } = options;
  if (fieldValidation === "Ignore") return;
  const lines = repeated?.format === "yaml" ? repeated.lines : [];
  const problems = [...new Set(problemsOf(call))].slice(0, problemsMax);
  if (fieldValidation === "Warn") {
    const told = [...lines, ...problems].filter((text) => !call.warnings.includes(text));
    call.warnings.push(...told);
    return;
  }
  const errors = lines.length === 0 ? [] : [["yaml: unmarshal errors:", ...lines].join("\n  ")];
  if (patchType === "apply") {
    const error = `error converting YAML to JSON: ${errors.join("")}`;
    if (errors.length > 0) throw badRequest(`error strict decoding YAML: ${error}`);
    return;
  }
  errors.push(...problems);
  if (errors.length === 0) return;
  throw badRequest(`${cannotHandle(names)}: strict decoding error: ${errors.join(", ")}`);
}

function problemsOf({ request, unknownFields }: Call): readonly string[] {
  const { verb, patchType, body, repeated } = request;
  const paths = repeated?.format === "json" ? repeated.paths : undefined;
  if (verb !== "patch") return paths === undefined ? unknownFields.map(unknown) : inOrder(paths);
  // The result of a patch is read anew, its members in order.
  const inResult = [...unknownFields].sort().map(unknown);
  if (patchType === "json") return [...operationProblems(body, repeated), ...inResult];
  return [...repeatedOf(paths ?? []).map(duplicate), ...inResult];

  /** A field that is not known is no more than that, however often it is there. */
  function inOrder(all: readonly string[]): readonly string[] {
    const seen = new Set<string>();
    return all.flatMap((path) => {
      if (unknownFields.includes(path)) return [unknown(path)];
      if (unknownFields.some((each) => isWithin(path, each))) return [];
      if (seen.has(path)) return [duplicate(path)];
      seen.add(path);
      return [];
    });
  }
}

const unknown = (path: string) => `unknown field ${JSON.stringify(path)}`;
const duplicate = (path: string) => `duplicate field ${JSON.stringify(path)}`;
const isWithin = (path: string, whole: string) =>
  path.startsWith(whole) && [".", "["].includes(path.charAt(whole.length));

function repeatedOf(paths: readonly string[]): readonly string[] {
  return paths.filter((path, index) => paths.indexOf(path) !== index);
}

const operationFields = new Set(["op", "path", "from", "value"]);

/** What is wrong with the operations of a JSON patch; what their values hold is not looked at. */
function operationProblems(body: unknown, repeated: RepeatedFields | undefined): readonly string[] {
  const operations = Array.isArray(body) ? body : [];
  const paths =
    repeated?.format === "json"
      ? repeated.paths
      : operations.flatMap((operation: unknown, index) =>
          isObject(operation) ? Object.keys(operation).map((key) => `[${index}].${key}`) : [],
        );
  const seen = new Set<string>();
  return paths.flatMap((path) => {
    const [, key] = /^\[\d+\]\.([^.[]+)$/.exec(path) ?? [];
    if (key === undefined) return [];
    if (!operationFields.has(key)) return [`json patch ${unknown(path)}`];
    if (seen.has(path)) return [`json patch ${duplicate(path)}`];
    seen.add(path);
    return [];
  });
}
