/** Hands what was applied by the client over to the manager that applies on the server. */
import { equalJson, isObject, type Json, type JsonObject } from "../../api/json.ts";
import { part, parts } from "../../api/json-parts.ts";
import { patchTypes } from "../../api/request.ts";
import { lastAppliedAnnotation, lastAppliedTextIn } from "../../client/three-way.ts";
import type { Located } from "../files/located.ts";
import type { Io } from "../io.ts";
import { apiVersionOf, pathOf } from "../server/resources.ts";
import { applyServerSide, type ServerSideOptions, sendApplied } from "../server-side-apply.ts";
import { dryRunQuery } from "../shared-flags.ts";
import { metadataOf, textAt } from "../targets/targets.ts";

/**
 * Applies on the server; of an object that was applied by the client before, what the manifest no
 * longer has goes too. Source: kubectl 1.36, apply.go migrateToSSAIfNecessary.
 */
export async function applyAndMigrate(
  io: Io,
  located: Located,
  options: ServerSideOptions,
): Promise<JsonObject> {
  let object = await applyServerSide(io, located, options);
  let step = `failed to migrate ${lastAppliedAnnotation} for Server-Side Apply`;
  try {
    object = await withAnnotationKept(io, { ...located, object }, options);
    step = "server rejected managed fields migration to Server-Side Apply";
    const migrated = await handedOver(io, { ...located, object }, options);
    if (migrated === undefined) return object;
    object = migrated;
    step = "failed to re-apply configuration after performing Server-Side Apply migration";
    return await sendApplied(io, located, options);
  } catch (error) {
    const fact = error instanceof Error ? error.message : String(error);
    io.warn(
      `Warning: ${step}. This is non-fatal and will be retried next time you apply. Error: ${fact}`,
    );
    return object;
  }
}

/** The annotation of an object that is applied as usual has an owner who keeps it. */
async function withAnnotationKept(
  io: Io,
  live: Located,
  options: ServerSideOptions,
): Promise<JsonObject> {
  const { object, resource, namespace, name } = live;
  const text = lastAppliedTextIn(object);
  if (options.fieldManager !== "kubectl" || text === "") return object;
  if (managers(object).some((each) => each.operation === "Apply" && ownsAnnotation(each))) {
    return object;
  }
  const { kind } = resource;
  const annotations = { [lastAppliedAnnotation]: text };
  const metadata = { name, ...(namespace !== undefined && { namespace }), annotations };
  const kept = { apiVersion: apiVersionOf(resource), kind, metadata };
  const fieldManager = "kubectl-last-applied";
  return sendApplied(io, { ...live, object: kept }, { ...options, fieldManager, force: false });
}

/** Nothing where nobody owns anything by having applied it by the client. */
async function handedOver(
  io: Io,
  { object, resource, namespace, name }: Located,
  { dryRun, fieldManager, subresource = "" }: ServerSideOptions,
): Promise<JsonObject | undefined> {
  const before = managers(object);
  const givers = new Set(before.filter(isUpdate).filter(ownsAnnotation).map(managerOf));
  const after = [...givers].reduce<readonly JsonObject[]>(
    (entries, giver) => upgraded(entries, { giver, taker: fieldManager, subresource }),
    before,
  );
  if (equalJson(before, after)) return undefined;
  const patch = [
    { op: "replace", path: "/metadata/managedFields", value: after },
    {
      op: "replace",
      path: "/metadata/resourceVersion",
      value: textAt(metadataOf(object), "resourceVersion"),
    },
  ];
  const place = { namespace, name, ...(subresource !== "" && { subresource }) };
  return io.client.json({
    method: "PATCH",
    path: pathOf(resource, place, { ...dryRunQuery(dryRun), fieldManager }),
    contentType: patchTypes.json,
    body: JSON.stringify(patch),
  });
}

interface Upgrade {
  readonly giver: string;
  readonly taker: string;
  readonly subresource: string;
}

/** What one owns who writes becomes what another applies. Source: client-go csaupgrade 0.36. */
function upgraded(
  entries: readonly JsonObject[],
  { giver, taker, subresource }: Upgrade,
): readonly JsonObject[] {
  const isOf = (entry: JsonObject) => textAt(entry, "subresource") === subresource;
  const gives = (entry: JsonObject) => isUpdate(entry) && isOf(entry) && managerOf(entry) === giver;
  const takes = (entry: JsonObject) =>
    entry.operation === "Apply" && isOf(entry) && managerOf(entry) === taker;
  const target = entries.find(takes) ?? entries.find(gives);
  if (target === undefined) return entries;
  const given = entries.find((each) => gives(each) && each.apiVersion === target.apiVersion);
  const fieldsV1 = union(target.fieldsV1 ?? {}, given?.fieldsV1 ?? {});
  const taken = { ...target, manager: taker, operation: "Apply", fieldsV1 };
  return entries.flatMap((each) => (each === target ? [taken] : gives(each) ? [] : [each]));
}

function union(left: Json, right: Json): Json {
  if (!isObject(left) || !isObject(right)) return left;
  const shared = Object.entries(right).map(([key, value = {}]) => [
    key,
    union(left[key] ?? {}, value),
  ]);
  return { ...left, ...Object.fromEntries(shared) };
}

const managers = (object: JsonObject) => parts(metadataOf(object), "managedFields");

const managerOf = (entry: JsonObject) => textAt(entry, "manager");

const isUpdate = (entry: JsonObject) => entry.operation === "Update";

const ownsAnnotation = (entry: JsonObject) =>
  part(entry, "fieldsV1", "f:metadata", "f:annotations")[`f:${lastAppliedAnnotation}`] !==
  undefined;
