import {
  NodeProxyOptions,
  PodAttachOptions,
  PodExecOptions,
  PodPortForwardOptions,
  PodProxyOptions,
  ServiceProxyOptions,
} from "../../api/core/connect-options.ts";
import type { JsonObject } from "../../api/json.ts";
import type { ApiRequest } from "../../api/request.ts";
import type { KubeObject } from "../../api/resource.ts";
import { StatusError } from "../../api/status.ts";
import { structureOf } from "../../api/structure.ts";
import type { KindShape } from "../admission/plugin.ts";
import { decodeObject } from "../decode.ts";
import { mutatePart, reviewPart } from "./admit.ts";
import type { Call, Registry } from "./context.ts";

/** Somebody wants to be connected to a pod, a service or a node. */
export interface Connection {
  readonly request: Omit<ApiRequest, "verb" | "options" | "body">;
  /** What was asked for, as in PodExecOptions, but for the names of the kind. */
  readonly options: JsonObject;
}

/** What admission says of a connection. */
export interface AdmittedConnection extends Pick<Call, "warnings" | "annotations" | "observed"> {
  /** What it is for instead, where admission changed that. */
  readonly changed?: JsonObject;
  readonly refusal?: StatusError;
}

const kinds: ReadonlyMap<string, KindShape> = new Map(
  [
    ["pods/exec", "PodExecOptions", PodExecOptions] as const,
    ["pods/attach", "PodAttachOptions", PodAttachOptions] as const,
    ["pods/portforward", "PodPortForwardOptions", PodPortForwardOptions] as const,
    ["pods/proxy", "PodProxyOptions", PodProxyOptions] as const,
    ["services/proxy", "ServiceProxyOptions", ServiceProxyOptions] as const,
    ["nodes/proxy", "NodeProxyOptions", NodeProxyOptions] as const,
  ].map(([path, kind, schema]) => [
    path,
    { apiVersion: "v1", group: "", version: "v1", kind, structure: structureOf(schema) },
  ]),
);

/**
 * What becomes of a connection that webhooks and policies are shown, which may refuse it and change
 * what it is for. Throws Pending where webhooks have to be asked first.
 * Source: apiserver endpoints/handlers ConnectResource 1.36.
 */
export function admitConnection(
  registry: Registry,
  { request, options }: Connection,
): AdmittedConnection {
  const noted = { warnings: [], annotations: [], observed: [] };
  const resource = registry.resources.find(request.resource);
  const kind = kinds.get(`${request.resource.plural}/${request.subresource}`);
  if (kind === undefined) throw new Error(`${request.subresource} is no connection`);
  // Nothing but what admission looks at, and that is no write of any kind.
  const asked = { ...request, verb: "create" } as const;
  const call = { registry, request: asked, resource, options: {}, key: "", unknownFields: [] };
  const { apiVersion } = kind;
  const named = { kind: kind.kind, apiVersion, ...options };
  // Such an object has no metadata, which nothing on its way relies upon.
  const object = decodeObject(kind.structure, named, kind.kind).value as KubeObject;
  try {
    const admitted = mutatePart({ ...call, ...noted }, { verb: "connect", kind, object });
    reviewPart({ ...call, ...noted }, { verb: "connect", kind, object: admitted });
    // An object is JSON.
    return admitted === object ? noted : { ...noted, changed: admitted as unknown as JsonObject };
  } catch (error) {
    if (!(error instanceof StatusError)) throw error;
    return { ...noted, refusal: error };
  }
}
