/**
 * The kinds that a CompositeResourceDefinition of Crossplane defines: its composites, and claims.
 * Source: Crossplane 2.0, internal/xcrd.
 */
import { isObject, type JsonObject } from "../../../../api/json.ts";
import { metadataOf, part, parts, textAt } from "../../../../api/json-parts.ts";
import { ageColumn, columnOf } from "./crossplane-kinds.ts";
import { keeping, list, object, text } from "./schemas.ts";

/** The definitions that it wants, as bodies. */
export function wantedDefinitions(xrd: JsonObject): readonly JsonObject[] {
  const spec = part(xrd, "spec");
  const composites = definitionFor(xrd, compositesOf(spec));
  const claimNames = part(spec, "claimNames");
  if (textAt(claimNames, "plural") === "") return [composites];
  return [composites, definitionFor(xrd, claimsOf(claimNames))];
}

interface Wanted {
  readonly names: JsonObject;
  readonly category: string;
  readonly scope: string;
  /** What Crossplane puts beside the members of the author's own. */
  readonly specOfCrossplane: JsonObject;
  readonly columns: readonly (readonly [string, string])[];
}

const synced = ["SYNCED", ".status.conditions[?(@.type=='Synced')].status"] as const;
const ready = ["READY", ".status.conditions[?(@.type=='Ready')].status"] as const;
const policies = ["Automatic", "Manual"];

const selectors: JsonObject = {
  compositionRef: keeping,
  compositionSelector: keeping,
  compositionRevisionRef: keeping,
  compositionRevisionSelector: keeping,
  compositionUpdatePolicy: { type: "string", enum: policies },
  writeConnectionSecretToRef: keeping,
  publishConnectionDetailsTo: keeping,
};

/** Those of before version 2 have a scope of their own, and their references beside the spec's. */
function compositesOf(spec: JsonObject): Wanted {
  const isLegacy = spec.scope === undefined || spec.scope === "LegacyCluster";
  const path = isLegacy ? ".spec.compositionRef.name" : ".spec.crossplane.compositionRef.name";
  return {
    names: part(spec, "names"),
    category: "composite",
    scope: isLegacy ? "Cluster" : textAt(spec, "scope"),
    specOfCrossplane: isLegacy
      ? { ...selectors, claimRef: keeping, resourceRefs: list(keeping) }
      : { crossplane: keeping },
    columns: [synced, ready, ["COMPOSITION", path], ageColumn],
  };
}

const claimsOf = (names: JsonObject): Wanted => ({
  names,
  category: "claim",
  scope: "Namespaced",
  specOfCrossplane: {
    ...selectors,
    resourceRef: keeping,
    compositeDeletePolicy: {
      type: "string",
      enum: ["Background", "Foreground"],
      default: "Background",
    },
  },
  columns: [
    synced,
    ready,
    ["CONNECTION-SECRET", ".spec.writeConnectionSecretToRef.name"],
    ageColumn,
  ],
});

function definitionFor(xrd: JsonObject, wanted: Wanted): JsonObject {
  const { name = "", uid = "", labels } = metadataOf(xrd);
  const { group = "", versions } = part(xrd, "spec");
  const { kind, plural = "", singular, listKind, shortNames, categories } = wanted.names;
  const own = Array.isArray(categories) ? categories : [];
  return {
    apiVersion: "apiextensions.k8s.io/v1",
    kind: "CustomResourceDefinition",
    metadata: {
      name: `${String(plural)}.${String(group)}`,
      ...(isObject(labels) && { labels }),
      ownerReferences: [
        {
          apiVersion: "apiextensions.crossplane.io/v1",
          kind: "CompositeResourceDefinition",
          name,
          uid,
          controller: true,
          blockOwnerDeletion: true,
        },
      ],
    },
    spec: {
      group,
      scope: wanted.scope,
      names: {
        kind: kind ?? "",
        plural,
        listKind: listKind ?? `${String(kind)}List`,
        singular: singular ?? String(kind).toLowerCase(),
        categories: [wanted.category, ...own],
        ...(Array.isArray(shortNames) && { shortNames }),
      },
      versions: parts({ versions }, "versions").map((version) => versionOf(version, wanted)),
    },
  };
}

function versionOf(version: JsonObject, { specOfCrossplane, columns }: Wanted): JsonObject {
  const schema = part(version, "schema", "openAPIV3Schema");
  const spec = part(schema, "properties", "spec");
  const status = part(schema, "properties", "status");
  return {
    name: textAt(version, "name"),
    served: version.served ?? true,
    storage: version.referenceable ?? false,
    subresources: { status: {} },
    additionalPrinterColumns: [
      ...parts(version, "additionalPrinterColumns"),
      ...columns.map(columnOf),
    ],
    schema: {
      openAPIV3Schema: {
        ...object({
          metadata: object({ name: { type: "string", maxLength: 63 } }),
          spec: withMembers(spec, specOfCrossplane),
          status: withMembers(status, {
            conditions: conditionList,
            connectionDetails: object({
              lastPublishedTime: { type: "string", format: "date-time" },
            }),
            crossplane: keeping,
          }),
        }),
        required: ["spec"],
      },
    },
  };
}

const conditionList: JsonObject = {
  ...list({
    ...object({
      lastTransitionTime: { type: "string", format: "date-time" },
      message: text,
      observedGeneration: { type: "integer", format: "int64" },
      reason: text,
      status: text,
      type: text,
    }),
    required: ["lastTransitionTime", "reason", "status", "type"],
  }),
  "x-kubernetes-list-map-keys": ["type"],
  "x-kubernetes-list-type": "map",
};

const withMembers = (schema: JsonObject, members: JsonObject): JsonObject => ({
  ...schema,
  type: "object",
  properties: { ...part(schema, "properties"), ...members },
});
