/** Operations in the words of OpenAPI 2 and 3. */
import type { JsonObject } from "../../api/json.ts";
import { patchTypes } from "../../api/request.ts";
import type { Operation, Path } from "./operations.ts";
import type { Parameter } from "./parameters.ts";
import { type Dialect, patchName, reference } from "./schemas.ts";

const json = "application/json";
const protobuf = "application/vnd.kubernetes.protobuf";
const textual = [json, "application/yaml"];
const binary = [...textual, protobuf];
/** A list may be asked for as a watch. */
const streamed: ReadonlySet<string> = new Set(["list", "watch", "watchlist"]);
const binaryList = [...binary, `${json};stream=watch`, `${protobuf};stream=watch`];
const patched: readonly string[] = Object.values(patchTypes);

/** The types in which an operation answers. */
function producedBy({ answer, action, isBinary }: Operation): readonly string[] {
  if (action === "connect") return ["*/*"];
  if (answer === undefined) return ["text/plain"];
  if (!isBinary) return textual;
  return streamed.has(action) ? binaryList : binary;
}

/** The member `paths` of a document. */
export function renderPaths(paths: readonly Path[], dialect: Dialect): JsonObject {
  const items = paths.map(({ path, parameters, operations }) => [
    path,
    {
      ...Object.fromEntries(
        operations.map((each) => [each.method, dialect === "v2" ? renderV2(each) : renderV3(each)]),
      ),
      parameters: parameters.map((each) => renderParameter(each, dialect)),
    },
  ]);
  return Object.fromEntries(items);
}

function renderV3(operation: Operation): JsonObject {
  const { body, answer, patches = patched } = operation;
  const types = body === patchName ? patches : ["*/*"];
  const ok = answer === undefined ? { type: "string" } : reference(answer, "v3");
  return {
    ...head(operation),
    parameters: operation.parameters.map((each) => renderParameter(each, "v3")),
    ...(body === undefined
      ? {}
      : { requestBody: bodyV3(operation, content(types, reference(body, "v3"))) }),
    responses: {
      [operation.code]: { description: "OK", content: content(producedBy(operation), ok) },
      "401": { description: "Unauthorized" },
    },
    ...extensions(operation),
  };
}

// Options of a deletion may stay away; every other body must be there.
const bodyV3 = ({ method }: Operation, given: JsonObject): JsonObject =>
  method === "delete" ? { content: given } : { content: given, required: true };

const content = (types: readonly string[], schema: JsonObject): JsonObject =>
  Object.fromEntries(types.map((type) => [type, { schema }]));

function renderV2(operation: Operation): JsonObject {
  const { body, answer, patches = patched } = operation;
  const schema = answer === undefined ? { type: "string" } : reference(answer, "v2");
  const required = operation.method === "delete" ? {} : { required: true };
  const given =
    body === undefined
      ? []
      : [{ name: "body", in: "body", ...required, schema: reference(body, "v2") }];
  return {
    ...head(operation),
    consumes: body === patchName ? patches : ["*/*"],
    produces: [...producedBy(operation)],
    schemes: ["https"],
    parameters: [...given, ...operation.parameters.map((each) => renderParameter(each, "v2"))],
    responses: {
      [operation.code]: { description: "OK", schema },
      "401": { description: "Unauthorized" },
    },
    ...extensions(operation),
  };
}

function head({ kind, description, id }: Operation): JsonObject {
  const group = kind.group === "" ? "core" : kind.group.replace(/\.k8s\.io$/, "");
  return { tags: [`${group}_${kind.version}`], description, operationId: id };
}

const extensions = ({ action, kind }: Operation): JsonObject => ({
  "x-kubernetes-action": action,
  "x-kubernetes-group-version-kind": { ...kind },
});

function renderParameter(parameter: Parameter, dialect: Dialect): JsonObject {
  const { name, in: place, type, description } = parameter;
  const required = place === "path" ? { required: true } : {};
  const head = { name, in: place, description, ...required };
  if (dialect === "v2") return { ...head, type, uniqueItems: true };
  return { ...head, schema: { type, uniqueItems: true } };
}
