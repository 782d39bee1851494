/** The subresources that are not `status`: each a handler for the verbs that it serves. */

import {
  type Scale,
  Scale as ScaleSchema,
  scaleNames,
  scaleOf,
  validateScale,
} from "../../api/autoscaling/scale.ts";
import { fieldErrorBody, invalid, invalidObject } from "../../api/field-error.ts";
import { isObject } from "../../api/json.ts";
import type { ApiResponse, Verb } from "../../api/request.ts";
import type { KubeObject } from "../../api/resource.ts";
import { badRequest, conflict, notFound } from "../../api/status.ts";
import { structureOf } from "../../api/structure.ts";
import { DecodeError, decodeObject } from "../decode.ts";
import { mergePatch } from "../patch/index.ts";
import { bindPod } from "./binding.ts";
import {
  asJson,
  type Call,
  keyFor,
  methodNotAllowed,
  respond,
  storedObject,
  withMetadata,
} from "./context.ts";
import { deleteObject } from "./delete.ts";
import { unknownPath } from "./resource-table.ts";
import { success } from "./success.ts";
import { changeStored, replace } from "./update.ts";

type Handler = (call: Call) => ApiResponse;

const special: Readonly<Record<string, Partial<Record<Verb, Handler>>>> = {
  "pods/binding": { create: bindPod },
  "pods/eviction": { create: evictPod },
  "namespaces/finalize": { update: finalizeNamespace },
};

/** Answers a request to a subresource other than `status`. */
export function handleSubresource(call: Call): ApiResponse {
  const { request, resource } = call;
  const { definition } = resource;
  if (request.subresource === "scale" && definition.scale !== undefined) return scale(call);
  const handlers = special[`${resource.table}/${request.subresource}`];
  if (handlers === undefined) throw unknownPath();
  const handler = handlers[request.verb];
  if (handler === undefined) throw methodNotAllowed();
  return handler(call);
}

function scale(call: Call): ApiResponse {
  const { verb, name = "", body } = call.request;
  const { scale: mapping } = call.resource.definition;
  const stored = storedScalable(call);
  if (mapping === undefined) throw unknownPath();
  const current = scaleOf(stored, mapping);
  if (verb === "get") return { code: 200, body: current, warnings: call.warnings };
  if (verb !== "update" && verb !== "patch") throw methodNotAllowed();
  const wanted = decodeScale(verb === "patch" ? mergePatch(asJson(current), body) : body);
  if (wanted.metadata.name !== name) {
    throw badRequest(
      `the name of the object (${wanted.metadata.name}) does not match the name on the URL (${name})`,
    );
  }
  const errors = validateScale(wanted);
  if (errors.length > 0) throw invalidObject(scaleNames, name, errors);
  const main = { ...call, request: { ...call.request, subresource: undefined } };
  const next = mapping.withReplicas(stored, wanted.spec.replicas ?? 0);
  const { resourceVersion } = wanted.metadata;
  replace(main, stored, withMetadata(next, { resourceVersion }));
  const written = scaleOf(storedScalable(call), mapping);
  return { code: 200, body: written, warnings: call.warnings };
}

function decodeScale(body: unknown): Scale {
  try {
    // Decoding along the structure of the kind yields an object of the kind.
    return decodeObject(structureOf(ScaleSchema), body, "Scale").value as Scale;
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    throw badRequest(`Scale in version "v1" cannot be handled as a Scale: ${error.message}`);
  }
}

function storedScalable(call: Call): KubeObject {
  const { registry, request, resource } = call;
  const { namespace, name = "" } = request;
  const stored = registry.storage.get(resource.table, keyFor(namespace, name));
  if (stored !== undefined) return stored;
  const { group, kind, plural } = resource.definition;
  throw notFound({ group, kind, plural: `${plural}/scale` }, name);
}

/** Deletes a pod for a client that asks nicely. Budgets come with PodDisruptionBudgets. */
function evictPod(call: Call): ApiResponse {
  const body = asObject(call.request.body);
  const { name } = isObject(body.metadata) ? body.metadata : {};
  if (name !== call.request.name) {
    throw badRequest("name in URL does not match name in Eviction object");
  }
  const { gracePeriodSeconds } = isObject(body.deleteOptions) ? body.deleteOptions : {};
  const grace = typeof gracePeriodSeconds === "number" ? { gracePeriodSeconds } : {};
  deleteObject({
    ...call,
    request: { ...call.request, verb: "delete", subresource: undefined },
    options: { ...call.options, ...grace },
  });
  return success(201, call);
}

/** Takes finalizers off the spec of a namespace; one that is being deleted goes with the last. */
function finalizeNamespace(call: Call): ApiResponse {
  const { spec = {}, metadata = {} } = asObject(call.request.body);
  const { resourceVersion } = asObject(metadata);
  const stored = storedObject(call);
  if (resourceVersion !== undefined && resourceVersion !== stored.metadata.resourceVersion) {
    throw conflict(call.resource.definition, call.request.name ?? "");
  }
  const { finalizers = [] } = asObject(spec);
  const next = Object.assign({ ...stored }, { spec: { finalizers } });
  const isEmpty = Array.isArray(finalizers) && finalizers.length === 0;
  const held = (stored.metadata.finalizers ?? []).length > 0;
  if (stored.metadata.deletionTimestamp === undefined || !isEmpty || held) {
    return changeStored(call, () => next);
  }
  changeStored(call, () => next);
  deleteObject({ ...call, request: { ...call.request, verb: "delete", subresource: undefined } });
  return respond(call, 200, next);
}

function asObject(body: unknown) {
  if (isObject(body)) return body;
  throw badRequest(fieldErrorBody(invalid("", body, "must be an object")));
}
