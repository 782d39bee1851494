import { Scale, scaleNames, scaleOf, validateScale } from "../../api/autoscaling/scale.ts";
import { invalidObject } from "../../api/field-error.ts";
import type { ApiResponse } from "../../api/request.ts";
import type { KubeObject, ScaleMapping } from "../../api/resource.ts";
import { badRequest, notFound } from "../../api/status.ts";
import { structureOf } from "../../api/structure.ts";
import { ownersOf } from "../fields/ownership.ts";
import { allFields } from "../fields/reset-fields.ts";
import { mutatePart, reviewPart } from "./admit.ts";
import { applyConfiguration, readConfiguration } from "./apply.ts";
import { asJson, type Call, keyFor, methodNotAllowed, withMetadata } from "./context.ts";
import { decodeAs } from "./intake.ts";
import { applyPatch, readPatched } from "./patch.ts";
import { replace } from "./update.ts";

const structure = structureOf(Scale);
const names = { ...scaleNames, version: "v1", apiVersion: "autoscaling/v1" };
const kind = { ...names, structure };

/** The `scale` of a scalable object: its replicas in a form that all such kinds share. */
export function handleScale(call: Call, mapping: ScaleMapping<KubeObject>): ApiResponse {
  const { verb, name = "", body } = call.request;
  const stored = storedScalable(call);
  const current = scaleOf(stored, mapping);
  if (verb === "get") return { code: 200, body: current, warnings: call.warnings };
  if (verb !== "update" && verb !== "patch") throw methodNotAllowed();
  const applied =
    call.request.patchType === "apply" ? applyScale(call, stored, current) : undefined;
  const sent = applied?.scale ?? (verb === "patch" ? patched() : decodeScale(call, body));
  const wanted = mutatePart(call, { verb: "update", kind, object: sent, stored: current });
  const given = wanted.metadata.name ?? "";
  if (given !== name) {
    throw badRequest(
      `the name of the object (${given}) does not match the name on the URL (${name})`,
    );
  }
  const errors = validateScale(wanted);
  if (errors.length > 0) throw invalidObject(scaleNames, name, errors);
  reviewPart(call, { verb: "update", kind, object: wanted, stored: current });
  const main = { ...call, request: { ...call.request, subresource: undefined } };
  const { resourceVersion, uid } = wanted.metadata;
  const next = mapping.withReplicas(stored, wanted.spec.replicas ?? 0);
  const owners = applied === undefined ? {} : { owners: applied.owners };
  const written = replace(main, stored, withMetadata(next, { resourceVersion, uid }), {
    subresource: "scale",
    ...owners,
  });
  // The answer to a replacement is the object.
  return { ...written, body: scaleOf(written.body as KubeObject, mapping) };

  function patched() {
    const result = applyPatch(call, asJson(current), structure);
    return readPatched(call, result, () => decodeScale(call, result));
  }
}

/**
 * Applies a scale. Its one field that can be owned is `spec.replicas`, which the kinds that can be
 * scaled have at the same place; so its owners are those of the object.
 * Source: apimachinery managedfields, ScaleHandler 1.36.
 */
function applyScale(call: Call, stored: KubeObject, current: Scale) {
  const config = readConfiguration(call, kind);
  const owners = ownersOf(stored);
  // None is a number of replicas too, which a scale leaves out.
  const live = { ...asJson(current), spec: { replicas: 0, ...current.spec } };
  const result = applyConfiguration(call, { structure, live, config, owners, kept: allFields });
  return { scale: decodeScale(call, result.object), owners: result.owners };
}

function decodeScale(call: Call, body: unknown): Scale {
  // Decoding along the structure of the kind yields an object of the kind.
  return decodeAs(call, names, structure, body) as Scale;
}

function storedScalable({ registry, request, resource }: Call): KubeObject {
  const { namespace, name = "" } = request;
  const stored = registry.storage.get(resource.table, keyFor(namespace, name));
  if (stored !== undefined) return resource.fromStored(stored);
  const { group, kind, plural, custom } = resource.definition;
  // Of custom objects, the object itself is looked for. Source: customresource, ScaleREST 1.36.
  throw notFound({ group, kind, plural: custom === undefined ? `${plural}/scale` : plural }, name);
}
