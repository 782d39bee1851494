/** Finds out where the objects of a manifest belong on the server. */
import { isObject, type Json, type JsonObject } from "../../api/json.ts";
import { textAt } from "../../api/json-parts.ts";
import { cannotUnmarshal, Failure, RefusedError, Told } from "../../client/kubectl/failure.ts";
import type { Io } from "../io.ts";
import type { Served } from "../server/resources.ts";
import type { Document } from "./manifests.ts";

/** An object of a manifest with its resource, and with its namespace filled in. */
export interface Located {
  readonly object: JsonObject;
  readonly source: string;
  readonly resource: Served;
  /** Nothing for what belongs to no namespace. */
  readonly namespace: string | undefined;
  readonly name: string;
}

/** A namespace that is not the one which the flag names. */
export class OtherNamespace extends Failure {}

/** Throws where the kind is unknown or the namespace is not the one that the flag names. */
export async function locate(io: Io, { object, source, isInList }: Document): Promise<Located> {
  const metadata = metadataOf(object, source);
  const { apiVersion, kind } = object;
  // What is in a list nobody reads before the server does.
  const name = isInList ? textAt(metadata, "name") : checkedName(metadata, source);
  const namespaceGiven = typeof metadata.namespace === "string" ? metadata.namespace : "";
  const resource = await io.resources.byKind(String(apiVersion), String(kind));
  if (resource === undefined) {
    if ((apiVersion ?? "") === "") throw new RefusedError(nowhere);
    const fact = `no matches for kind "${kind}" in version "${apiVersion}"`;
    // A member of a list is told in fewer words.
    if (isInList) throw new Told(`unable to recognize ${fact}`);
    throw new Failure(
      `resource mapping not found for name: "${name}" namespace: "${namespaceGiven}" ` +
        `from "${source}": ${fact}\nensure CRDs are installed first`,
    );
  }
  if (!resource.namespaced) return { object, source, resource, name, namespace: undefined };
  if (io.isNamespaceGiven && namespaceGiven !== "" && namespaceGiven !== io.namespace) {
    throw new OtherNamespace(
      `the namespace from the provided object "${namespaceGiven}" does not match the namespace ` +
        `"${io.namespace}". You must pass '--namespace=${namespaceGiven}' to perform this operation.`,
    );
  }
  const namespace = namespaceGiven === "" ? io.namespace : namespaceGiven;
  return {
    object: { ...object, metadata: { ...metadata, namespace } },
    source,
    resource,
    name,
    namespace,
  };
}

function metadataOf({ metadata = null }: JsonObject, source: string): JsonObject {
  if (isObject(metadata)) return metadata;
  if (metadata === null) return {};
  const field = "struct field metadataOnlyObject.metadata of type v1.ObjectMeta";
  throw new Failure(`unable to decode "${source}": ${cannotUnmarshal(metadata, field)}`);
}

/** Without a version, an object is at no path of a server. */
const nowhere = {
  kind: "Status",
  apiVersion: "v1",
  metadata: {},
  status: "Failure",
  code: 404,
  reason: "NotFound",
  message: "the server could not find the requested resource",
} as const;

/** The name. YAML reads a bare `y` as a boolean, which no name or label may be: throws then. */
export function checkedName(metadata: JsonObject, source: string): string {
  const { name, labels, annotations } = metadata;
  const texts = {
    name: [name ?? ""],
    labels: valuesOf(labels),
    annotations: valuesOf(annotations),
  };
  for (const [member, values] of Object.entries(texts)) {
    const wrong = values.find((value) => typeof value !== "string" && value !== null);
    if (wrong === undefined) continue;
    const field = `struct field ObjectMeta.metadata.${member} of type string`;
    throw new Failure(`unable to decode "${source}": ${cannotUnmarshal(wrong, field)}`);
  }
  return typeof name === "string" ? name : "";
}

const valuesOf = (map: Json | undefined) => (isObject(map) ? Object.values(map) : []);
