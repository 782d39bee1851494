/** Whether a body is of the kind that a path takes, in the words of Kubernetes' codecs. */
import { invalid, invalidObject } from "../../api/field-error.ts";
import { isObject, type JsonObject } from "../../api/json.ts";
import type { ResourceDefinition } from "../../api/resource.ts";
import { badRequest, type StatusError } from "../../api/status.ts";
import type { ResourceTable } from "./resource-table.ts";

/** What a kind is called in bodies and in refusals. */
export type KindNames = Pick<ResourceDefinition, "group" | "version" | "apiVersion" | "kind"> &
  Partial<Pick<ResourceDefinition, "plural" | "custom">> & {
    /** Further versions that a body may be of, as `policy/v1beta1`, where it means the same. */
    readonly otherVersions?: readonly string[];
  };

/** Throws BadRequest where the body is no object, or one of another kind. */
export function checkTypeMeta(
  wanted: KindNames,
  body: unknown,
  resources: ResourceTable,
): asserts body is JsonObject {
  if (!isObject(body)) throw unrecognized(wanted.kind, notAnObject(body), body);
  const { apiVersion = "", kind = "" } = body;
  if (apiVersion === wanted.apiVersion && kind === wanted.kind) return;
  for (const [name, value] of [
    ["apiVersion", apiVersion],
    ["kind", kind],
  ]) {
    if (typeof value === "string") continue;
    const why = `cannot unmarshal ${goKind(value)} into Go struct field .${name} of type string`;
    throw unrecognized(wanted.kind, `json: ${why}`, body);
  }
  const given = {
    apiVersion: apiVersion === "" ? wanted.apiVersion : String(apiVersion),
    kind: kind === "" ? wanted.kind : String(kind),
  };
  const versions = [wanted.apiVersion, ...(wanted.otherVersions ?? [])];
  if (given.kind === wanted.kind && versions.includes(given.apiVersion)) return;
  if (wanted.custom !== undefined) throw notOfCustomKind(wanted, given, body);
  const version = given.apiVersion.slice(given.apiVersion.indexOf("/") + 1);
  const problem =
    resources.byKind(given.apiVersion, given.kind) === undefined
      ? `no kind "${given.kind}" is registered for version "${given.apiVersion}" in scheme ` +
        '"pkg/api/legacyscheme/scheme.go:30"'
      : `converting (${version}.${given.kind}) to (${internalName(wanted)}): unknown conversion`;
  if (given.kind === wanted.kind && problem.startsWith("converting")) {
    throw wrongVersion(given.apiVersion, wanted);
  }
  throw badRequest(`${cannotHandle({ ...given, version }, wanted)}: ${problem}`);
}

/** Any kind can be read as a custom resource, so what it should be is a rule like others. */
function notOfCustomKind(
  wanted: KindNames,
  given: { readonly apiVersion: string; readonly kind: string },
  { metadata }: JsonObject,
): StatusError {
  if (given.apiVersion !== wanted.apiVersion) return wrongVersion(given.apiVersion, wanted);
  const { group, kind } = wanted;
  const name = isObject(metadata) && typeof metadata.name === "string" ? metadata.name : "";
  const error = invalid("kind", given.kind, `must be ${kind}`);
  // It is called what it says that it is.
  return invalidObject({ group, kind: given.kind, plural: "" }, name, [error]);
}

const wrongVersion = (given: string, wanted: KindNames): StatusError =>
  badRequest(
    `the API version in the data (${given}) does not match the expected API version ` +
      `(${wanted.apiVersion})`,
  );

/** `Deployment in version "v1" cannot be handled as a Deployment` */
export function cannotHandle(
  given: { readonly kind: string; readonly version: string },
  wanted: { readonly kind: string } = given,
): string {
  return `${given.kind} in version "${given.version}" cannot be handled as a ${wanted.kind}`;
}

/** What is said of a body whose kind cannot even be read; it ends with the body's first bytes. */
export function unrecognized(kind: string, problem: string, body: unknown) {
  const text = typeof body === "string" ? body : (JSON.stringify(body) ?? "");
  return badRequest(
    `the object provided is unrecognized (must be of type ${kind}): ` +
      `couldn't get version/kind; json parse error: ${problem} (${summaryOf(text)})`,
  );
}

const summaryLength = 30;

/** The start of a body: as it is where that is an object, else in hexadecimal. */
export function summaryOf(text: string): string {
  if (text === "") return "<empty>";
  const bytes = new TextEncoder().encode(text);
  const end = bytes.length > summaryLength ? " ..." : "";
  const start = bytes.slice(0, summaryLength);
  if (text.startsWith("{")) return `${new TextDecoder().decode(start)}${end}`;
  return [...start].map((byte) => byte.toString(16).padStart(2, "0")).join("") + end;
}

function notAnObject(body: unknown): string {
  const fields = [
    'APIVersion string "json:\\"apiVersion,omitempty\\""',
    'Kind string "json:\\"kind,omitempty\\""',
  ];
  const type = `struct { ${fields.join("; ")} }`;
  return `json: cannot unmarshal ${goKind(body)} into Go value of type ${type}`;
}

const goKind = (value: unknown) =>
  Array.isArray(value) ? "array" : typeof value === "boolean" ? "bool" : typeof value;

/** `core.ConfigMap`, `apps.Deployment`: the type that all versions of a kind are converted to. */
function internalName({ group, kind }: KindNames): string {
  return `${group === "" ? "core" : (group.split(".")[0] ?? "")}.${kind}`;
}
