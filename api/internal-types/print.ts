import { isObject, type Json, type JsonObject } from "../json.ts";
import { type InternalField, internalFields } from "./types.ts";

/**
 * A value as messages print it that Kubernetes makes of its internal types: by the names that they
 * have in Go, with nothing left out. `type` is that of the value, or of the items of a list, such
 * as `core.PodSpec`. What is absent is null.
 */
export function printed(type: string, value: unknown): Json {
  if (Array.isArray(value)) return value.map((item) => printed(type, item));
  return isObject(value) ? printStruct(type, value) : null;
}

function printStruct(type: string, value: JsonObject): JsonObject {
  const given = type === "core.PodSpec" ? internalPodSpec(value) : value;
  const members = internalFields(type).flatMap((field): [string, Json | undefined][] =>
    field.kind === "inlined"
      ? Object.entries(printInlined(field.type, given))
      : [[field.name, printField(field, given[field.jsonName])]],
  );
  return Object.fromEntries(members);
}

/** What is not said is empty where the struct is no pointer. */
function printField({ kind, type, zero }: InternalField, value: Json | undefined): Json {
  switch (kind) {
    case "scalar":
      return value ?? zero;
    case "map":
      return isObject(value) ? byKey(value) : null;
    case "selector":
      return isObject(value) ? printSelector(value) : null;
    case "struct":
      return printStruct(type, isObject(value) ? value : {});
    case "pointer":
      return printed(type, value);
    case "inlined":
      return null;
    default:
      return kind satisfies never;
  }
}

/** Metadata is of apimachinery, whose types have the names that clients know. */
function printInlined(type: string, given: JsonObject): JsonObject {
  if (!type.endsWith(".metadata")) return printStruct(type, given);
  return isObject(given.metadata) ? printMetadata(given.metadata) : {};
}

const metadataNames =
  "name generateName namespace selfLink uid resourceVersion generation creationTimestamp " +
  "deletionTimestamp deletionGracePeriodSeconds labels annotations ownerReferences finalizers";

function printMetadata(metadata: JsonObject): JsonObject {
  const names = metadataNames.split(" ").filter((name) => metadata[name] !== undefined);
  return Object.fromEntries(
    names.map((name) => {
      const value = metadata[name] ?? null;
      return [name, isObject(value) ? byKey(value) : value];
    }),
  );
}

function printSelector({ matchLabels, matchExpressions }: JsonObject): JsonObject {
  return {
    ...(isObject(matchLabels) ? { matchLabels: byKey(matchLabels) } : {}),
    ...(matchExpressions === undefined ? {} : { matchExpressions }),
  };
}

/** Go prints maps by their keys. */
const byKey = (map: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(map).sort(([left], [right]) => (left < right ? -1 : 1)));

/** What a pod shares with its host is in the internal type a part of its security context. */
function internalPodSpec(spec: JsonObject): JsonObject {
  const { securityContext, serviceAccountName, serviceAccount = "" } = spec;
  const { hostNetwork, hostPID, hostIPC, shareProcessNamespace, hostUsers } = spec;
  const shared = { hostNetwork, hostPID, hostIPC, shareProcessNamespace, hostUsers };
  return {
    ...spec,
    serviceAccountName: serviceAccountName ?? serviceAccount,
    securityContext: { ...(isObject(securityContext) ? securityContext : {}), ...shared },
  };
}
