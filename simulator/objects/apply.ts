import { loadAll } from "js-yaml";
import { isObject, type JsonObject, ownCopy } from "../../api/json.ts";
import type { ApiRequest } from "../../api/request.ts";
import type { KubeObject } from "../../api/resource.ts";
import { badRequest } from "../../api/status.ts";
import { goYaml } from "../../api/yaml.ts";
import type { ApiServer } from "../../apiserver/server.ts";
import { refusal } from "../../client/executor.ts";
import { lastApplied, threeWayPatch, withLastApplied } from "../../client/three-way.ts";

const actor = "kubectl-client-side-apply";

/**
 * Applies what a manifest holds, in its order. Throws the first refusal; what came before stays.
 * What was refused is tried once more where `mayRetry` holds for the refusal.
 */
export function applyManifest(
  server: ApiServer,
  manifest: string | object | readonly object[],
  { namespace, mayRetry }: ApplyOptions,
): KubeObject[] {
  return objectsIn(manifest).map((object) => {
    try {
      return applyObject(server, object, namespace);
    } catch (error) {
      if (!mayRetry(error)) throw error;
      return applyObject(server, object, namespace);
    }
  });
}

interface ApplyOptions {
  /** Of objects that name none. */
  readonly namespace: string;
  mayRetry(error: unknown): boolean;
}

function objectsIn(manifest: string | object | readonly object[]): JsonObject[] {
  const documents =
    typeof manifest === "string"
      ? loadAll(manifest, { schema: goYaml })
      : ownCopy([manifest].flat());
  return documents
    .filter((document) => document !== null && document !== undefined)
    .flatMap((document) => {
      if (!isObject(document)) throw badRequest("a manifest is a YAML or JSON object");
      return Array.isArray(document.items) ? document.items.filter(isObject) : [document];
    });
}

function applyObject(server: ApiServer, object: JsonObject, namespaceDefault: string): KubeObject {
  const { apiVersion, kind } = object;
  const resource = server.registry.resources.byKind(String(apiVersion), String(kind));
  if (resource === undefined) {
    throw badRequest(`no matches for kind "${kind}" in version "${apiVersion}"`);
  }
  const { definition } = resource;
  const metadata = isObject(object.metadata) ? object.metadata : {};
  const named = definition.namespaced ? (metadata.namespace ?? namespaceDefault) : undefined;
  const namespace = typeof named === "string" ? named : undefined;
  const name = String(metadata.name);
  const base = {
    resource: definition,
    namespace,
    actor,
    options: { fieldValidation: "Strict" },
  } as const;
  const manifest = withLastApplied(object);
  const found = server.handle({ ...base, verb: "get", name });
  if (found.code === 404) return send(server, { ...base, verb: "create", body: manifest });
  // A response of 200 to a get is the object.
  const live = found.body as unknown as JsonObject;
  const original = lastApplied(live);
  const isCustom = definition.custom !== undefined;
  const structure = isCustom ? undefined : definition.structure;
  const body = threeWayPatch(structure, { original, manifest, live });
  const patchType = isCustom ? "merge" : "strategic";
  return send(server, { ...base, verb: "patch", patchType, name, body });
}

function send(server: ApiServer, request: ApiRequest): KubeObject {
  const response = server.handle(request);
  const error = refusal(response);
  if (error !== undefined) throw error;
  // A write that succeeds answers with the object.
  return response.body as KubeObject;
}
